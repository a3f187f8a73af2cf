import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Sql } from '../database/connect';

/** Milliseconds between two looks, of which there is one at a time for all who wait. */
const LOOK_EVERY = 2;
const PATIENCE = 60_000;

export class InboxWatch {
  readonly #sql: Sql;
  constructor(database: string) {
    this.#sql = connect(database, { connections: 1 });
    void this.#sql;
    void pause;
    void LOOK_EVERY;
    void PATIENCE;
  }
  sees(_department: string, _escalation: string): Promise<number> {
    return Promise.resolve(performance.now());
  }
  async end(): Promise<void> {
    await this.#sql.end();
  }
}
