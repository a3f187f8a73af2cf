/** One VEVENT: its properties by name, without those of alarms inside it. */
export interface Event {
  /** The line on which it begins, from 1. */
  readonly line: number;
  has(property: string): boolean;
  /** The value as it is written; of a property that stands several times, the first. */
  get(property: string): string | undefined;
  all(property: string): readonly string[];
}

/** NAME;PARAMETER=value;…:value. A value in quotes may hold a colon. */
const LINE = /^([A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*:(.*)$/;

/** The events of a text in the form of RFC 5545; undefined when it is not in that form, or ends within something. */
export function eventsOf(text: string): readonly Event[] | undefined {
  const events: Event[] = [];
  const open: { name: string; line: number; properties: Map<string, string[]> }[] = [];
  let calendars = 0;
  for (const { line, content } of unfolded(text)) {
    const [, word = '', value = ''] = LINE.exec(content) ?? [];
    const name = word.toUpperCase();
    if (name === 'BEGIN') {
      if (open.length === 0 && value.toUpperCase() !== 'VCALENDAR') return undefined;
      open.push({ name: value.toUpperCase(), line, properties: new Map() });
    } else if (name === 'END') {
      const ended = open.pop();
      if (ended?.name !== value.toUpperCase()) return undefined;
      if (ended.name === 'VCALENDAR') calendars++;
      if (ended.name === 'VEVENT')
        events.push({
          line: ended.line,
          has: (property) => ended.properties.has(property),
          get: (property) => ended.properties.get(property)?.[0],
          all: (property) => ended.properties.get(property) ?? [],
        });
    } else {
      const inside = open.at(-1);
      if (!inside) return undefined;
      inside.properties.set(name, [...(inside.properties.get(name) ?? []), value.trim()]);
    }
  }
  return open.length === 0 && calendars > 0 ? events : undefined;
}

/** Lines that begin with a blank go on with the one before. */
function unfolded(text: string): readonly { line: number; content: string }[] {
  const lines: { line: number; content: string }[] = [];
  for (const [place, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last) last.content += raw.slice(1);
    else if (raw.trim() !== '') lines.push({ line: place + 1, content: raw });
  }
  return lines;
}

/** RFC 5545 §3.3.11; a line break becomes a blank. */
export const unescaped = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? ' ' : escaped));
