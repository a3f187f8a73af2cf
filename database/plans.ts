import type { Plan } from '../domain/plan/plan';
import type { Query } from './connect';
import { planByHash } from './reads/plan';

/** Plans that a process keeps; each takes some tens of kilobytes. Beyond, the one unused for longest goes. */
const MOST = 200;

/** Plans by hash. They never change, so one that was read once is good for ever. */
export class Plans {
  private readonly kept = new Map<string, Plan>();

  async get(query: Query, hash: string): Promise<Plan | undefined> {
    const plan = this.kept.get(hash) ?? (await planByHash(query, hash));
    if (!plan) return undefined;
    this.kept.delete(hash);
    this.kept.set(hash, plan);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
    return plan;
  }
}
