import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { Sql } from '../database/connect';
import { publishFlow } from '../database/flows';
import { presentFlow } from '../database/reads/present-flow';
import { planHash, planOf } from '../flows/compile';
import { root } from './root';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Publishes the documents that ship with the program, where their flow is new or still the program's own: what an owner
 * has published is never replaced. Gives the flows that have a new version.
 */
export async function publishFlows(sql: Sql, folder = join(root, 'flows')): Promise<string[]> {
  const published: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const flow = basename(file, '.yaml');
    const document: unknown = parse(readFileSync(join(folder, file), 'utf8'));
    const present = await presentFlow(sql, flow, JSON.stringify(document));
    if (present && (present.same || present.publishedBy !== null)) continue;
    const compile = (version: number) => {
      const plan = planOf(document, version);
      return { plan, hash: planHash(plan, sha256) };
    };
    await publishFlow(sql, { flow, document, compile, at: Date.now(), by: null });
    published.push(flow);
  }
  return published;
}
