/** Longest id that the directory takes (domain/escalation/parties). */
const LONGEST = 64;

/**
 * Ids for the names of a log: `V5 3rd` is `v5-3rd`, `Kåre` is `kare`. When two names come to the same id, the later one gets a number;
 * the same name always gets the same id.
 */
export class Names {
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** `nameless` stands for a name without a letter or digit in it. */
  constructor(readonly nameless: string) {}

  idOf(name: string): string {
    return this.#ids.get(name) ?? this.another(name);
  }

  /** The next id for a name whose present one belongs to somebody else. */
  another(name: string): string {
    const slug = slugOf(name) || this.nameless;
    let id = slug;
    for (let n = 2; this.#taken.has(id); n++) id = `${slug.slice(0, LONGEST - 1 - String(n).length)}-${n}`;
    this.#taken.add(id);
    this.#ids.set(name, id);
    return id;
  }
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
