import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { departmentBody, personBody } from '../../../contract/directory';
import type { DepartmentId, PersonId } from '../../../domain/escalation/parties';
import { Sentence } from '../../sentence';
import type { Client } from './client';
import { Names } from './names';

/** The resource under which such logs write what the ticket system did by itself. */
const PROGRAM = 'Siebel';
/** How long a key that a replay made may be used, in milliseconds. */
const KEY_LIFE = 86_400_000;
/** The department that leads every replayed incident (flows/replayed-incident.yaml), and the person in it who does so here. */
const LEAD = { department: 'incident-desk', person: 'replay-lead' };

type Department = z.input<typeof departmentBody>;
type Person = z.input<typeof personBody>;

/** The departments and people of a log in the engine's directory, made as they appear, each person with a key to act by. */
export class Directory {
  readonly #teams = new Names('team');
  readonly #persons = new Names('person');
  readonly #departments = new Map<string, Promise<DepartmentId>>();
  readonly #people = new Map<string, Promise<Member>>();
  readonly #keys = new Map<PersonId, Promise<Client>>();

  /** `admin` may edit the directory and make keys. */
  constructor(private readonly admin: Client) {}

  /** Makes the lead department and the lead; resolves to the lead's client. */
  async lead(): Promise<Client> {
    if (!(await this.admin.find(`/v1/departments/${LEAD.department}`)))
      await this.admin.put(`/v1/departments/${LEAD.department}`, {
        name: { en: 'Incident desk', zh: '事件台' },
      } satisfies Department);
    const name = { en: 'Replay lead', zh: '回放牵头人' };
    await this.admin.put(`/v1/people/${LEAD.person}`, {
      name,
      departments: [{ department: LEAD.department, as: 'supervisor' }],
    } satisfies Person);
    return this.#mint(LEAD.person, ['read', 'open', 'act']);
  }

  department(team: string): Promise<DepartmentId> {
    return memo(this.#departments, team, async () => {
      const path = (id: string) => `/v1/departments/${id}`;
      const { id, found } = await this.#place<Department>(this.#teams, team, path);
      if (!found) await this.admin.put(path(id), { name: { en: team, zh: team } } satisfies Department);
      return id;
    });
  }

  /** The person, a member of the department from now on. */
  async member(name: string, department: DepartmentId): Promise<PersonId> {
    const member = await memo(this.#people, name, async () => {
      const { id, found } = await this.#place<Person>(this.#persons, name, (one) => `/v1/people/${one}`);
      return new Member(
        id,
        name,
        (found?.departments ?? []).map((membership) => membership.department),
      );
    });
    await member.join(department, this.admin);
    return member.id;
  }

  client(person: PersonId): Promise<Client> {
    return memo(this.#keys, person, () => this.#mint(person, ['read', 'act']));
  }

  /** An id under which nobody else stands in the directory already; `found` when an earlier replay made this one. */
  async #place<T extends { name: { en: string } }>(
    names: Names,
    name: string,
    path: (id: string) => string,
  ): Promise<{ id: string; found: T | undefined }> {
    for (let id = names.idOf(name); ; id = names.another(name)) {
      const found = await this.admin.find<T>(path(id));
      if (!found || found.name.en === name) return { id, found };
    }
  }

  async #mint(person: PersonId, scopes: readonly string[]): Promise<Client> {
    const expiresAt = new Date(Date.now() + KEY_LIFE).toISOString();
    for (;;) {
      const made = await this.admin.post<{ secret: string | null }>(
        '/v1/keys',
        { person, scopes, expiresAt },
        randomUUID(),
      );
      if (made.kind === 'refused')
        throw new Sentence(`No key could be made for ${person} (${made.code}): ${made.detail}`);
      if (made.body.secret !== null) return this.admin.as(made.body.secret); // null: a repeat of one whose answer was lost
    }
  }
}

/** Somebody of the log; writes to one entry go one after the other, because each replaces the whole of it. */
class Member {
  #written: Promise<unknown> = Promise.resolve();
  readonly #joined: Set<DepartmentId>;

  constructor(
    readonly id: PersonId,
    readonly name: string,
    before: readonly DepartmentId[],
  ) {
    this.#joined = new Set(before);
  }

  async join(department: DepartmentId, admin: Client): Promise<void> {
    if (!this.#joined.has(department)) {
      this.#joined.add(department);
      const write = () => {
        const departments = [...this.#joined].map((one) => ({ department: one }));
        const kind = this.name === PROGRAM ? 'program' : 'person';
        return admin.put(`/v1/people/${this.id}`, {
          name: { en: this.name, zh: this.name },
          kind,
          departments,
        } satisfies Person);
      };
      this.#written = this.#written.then(write);
    }
    await this.#written;
  }
}

function memo<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}
