import { z } from 'zod';
import * as v from './values';

/** A published version. It never changes; states name its plan by hash. */
const flowFields = {
  flow: v.flowKey,
  version: z.int().min(1),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256 of the RFC 8785 JSON of the compiled plan.' }),
  publishedAt: v.instant,
  publishedBy: v.personId.nullable(),
};
export const flowRow = z.strictObject(flowFields).meta({ id: 'FlowRow' });
export const flowRows = v.page(flowRow).meta({ id: 'FlowRows' });
export const flowVersion = z
  .strictObject({
    ...flowFields,
    document: z.record(z.string(), z.unknown()).meta({ description: 'As its owner wrote it.' }),
  })
  .meta({ id: 'PublishedFlow' });

const finding = z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() }).meta({ id: 'Finding' });
export const published = z
  .strictObject({ ...flowFields, warnings: z.array(finding) })
  .meta({ id: 'Published', description: 'The same document again is the same version.' });
export const checked = z
  .strictObject({ publishable: z.boolean(), errors: z.array(finding), warnings: z.array(finding) })
  .meta({ id: 'Checked' });

/** A flow document (contract/flow.ts), as JSON or, under `application/yaml`, as text; judged by the compiler, which names every wrong place. */
export const flowDocument = z.union([z.string(), z.record(z.string(), z.unknown())]);
export const flowsQuery = z.strictObject({ ...v.paging });
