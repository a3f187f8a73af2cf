import { allows, type May, RELATIONS, type Relation, RULES, verdict } from '../../contract/permissions';
import { routes } from '../../contract/routes';
import { isList, type Route } from '../../contract/routes/route';
import { verbContracts } from '../../contract/verbs/verbs';
import type { VerbRule } from '../../domain/escalation/verb';
import { type Verb, verbs } from '../../domain/escalation/verbs';

const ALL = Object.keys(RELATIONS) as Relation[];
const ROLES: readonly Relation[] = ['auditor', 'process-owner', 'administrator'];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Each rule: who may, and what the others hear. */
export const ruleTable = (): string =>
  table(
    ['rule', ...ALL, 'others hear'],
    (Object.keys(RULES) as May[]).map((may) => [
      `\`${may}\``,
      ...ALL.map((relation) => (allows(may, new Set([relation])) ? '✓' : '')),
      allows(may, new Set(['anyone'])) ? '' : verdict(may, new Set(), false) === 'not-there' ? '404' : '403',
    ]),
  );

export const relationTable = (): string =>
  table(
    ['relation', '', ''],
    ALL.map((relation) => [`\`${relation}\``, RELATIONS[relation].en, RELATIONS[relation].zh]),
  );

/** Each route as everybody: `✓` may, `rows` a list of what one may see, 403, 404. Verbs are judged once more by their own table. */
export const routeTable = (): string => {
  const people: readonly (readonly [string, readonly Relation[]])[] = [
    ['other department', ['anyone']],
    ['participant', ['anyone', 'participant']],
    ['reader', ['anyone', 'participant', 'reader']],
    ['self, addressee, member', ['anyone', 'self', 'addressee', 'member']],
    ...ROLES.map((role) => [role, ['anyone', role]] as const),
  ];
  const said = { open: '✓', rows: 'rows', 'not-there': '404', 'not-permitted': '403' };
  return table(
    ['route', 'scope', 'rule', ...people.map(([name]) => name)],
    (routes as readonly Route[]).map((route) => {
      const { auth } = route;
      const name = `${route.method.toUpperCase()} \`${route.path}\``;
      if (auth === 'public') return [name, '', 'public', ...people.map(() => '✓')];
      const cells = people.map(([, held]) => said[verdict(auth.may, new Set(held), isList(route))]);
      return [name, `\`${auth.scope}\``, `\`${auth.may}\``, ...cells];
    }),
  );
};

/** Who may use a verb, by where the handoff or the escalation stands: read from the verbs' own rules. */
export const verbTable = (): string =>
  table(
    ['verb', 'on', 'where it stands', 'who'],
    (Object.keys(verbContracts) as Verb[]).flatMap((verb) => {
      const { on, open } = verbs[verb] as VerbRule<never>;
      return Object.entries(open).map(([standing, who]) => [`\`${verb}\``, on, standing, who.join(', ')]);
    }),
  );
