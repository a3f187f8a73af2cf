import type { z } from 'zod';
import type * as responsibility from '../../contract/responsibility';
import type * as rosters from '../../contract/rosters';
import type { OrganisationDocument } from '../../database/reads/organisation-documents';
import { rfc3339 } from '../../domain/calendar/instant';
import type { Hole } from '../../organisation/holes';

const common = ({ version, fromAt, toAt, by }: OrganisationDocument) => ({
  ...{ version, from: rfc3339(fromAt), to: toAt === null ? null : rfc3339(toAt), by },
});

export const roster = (row: OrganisationDocument): z.output<typeof rosters.rosterRow> => ({
  department: row.id,
  ...common(row),
  document: row.document as rosters.RosterDocument,
});

export const hole = ({ from, to, why }: Hole) => ({ from: rfc3339(from), to: rfc3339(to), why });

export const responsibilityRow = (row: OrganisationDocument): z.output<typeof responsibility.responsibilityRow> => ({
  table: row.id,
  ...common(row),
  document: row.document as z.output<typeof responsibility.responsibilityRow>['document'],
});
