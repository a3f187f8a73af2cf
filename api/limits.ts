import type { Request, Response } from 'express';
import { ipKeyGenerator, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { Failure } from './problems';

export interface Limits {
  /** Requests of one key within ten seconds. Above what a machine of this size answers, so that only a runaway meets it. */
  readonly perKey: number;
  /** Requests without a valid key, of one address, within a minute. Guessing 256 bits is hopeless; this saves the database the trouble. */
  readonly strangers: number;
}

export const LIMITS: Limits = { perKey: 20_000, strangers: 600 };
const KEY_WINDOW_MS = 10_000;
const STRANGER_WINDOW_MS = 60_000;

/** Counts in this process: several processes allow as many times as much. */
export class RateLimits {
  private readonly keys: RateLimitRequestHandler;
  private readonly addresses: RateLimitRequestHandler;

  constructor(private readonly limits: Limits) {
    const common = { standardHeaders: 'draft-8', legacyHeaders: false, handler: () => undefined } as const;
    this.keys = rateLimit({
      ...common,
      windowMs: KEY_WINDOW_MS,
      limit: limits.perKey,
      identifier: 'key',
      keyGenerator: (_request, response: Response) => String(response.locals.key),
    });
    this.addresses = rateLimit({
      ...common,
      windowMs: STRANGER_WINDOW_MS,
      limit: limits.strangers,
      identifier: 'address',
      keyGenerator: addressOf,
    });
  }

  /** Counts a request of a known key. */
  async known(request: Request, response: Response, key: string): Promise<void> {
    response.locals.key = key;
    await this.count(this.keys, request, response, KEY_WINDOW_MS);
  }

  /** Counts a request that came without a valid key. */
  async stranger(request: Request, response: Response): Promise<void> {
    await this.count(this.addresses, request, response, STRANGER_WINDOW_MS);
  }

  /** Whether the address has used up what strangers may ask, without counting. */
  async refuseAddress(request: Request): Promise<void> {
    const info = await this.addresses.getKey(addressOf(request));
    if (info && info.totalHits >= this.limits.strangers) throw tooMany(STRANGER_WINDOW_MS);
  }

  private async count(
    limiter: RateLimitRequestHandler,
    request: Request,
    response: Response,
    windowMs: number,
  ): Promise<void> {
    let passed = false;
    await limiter(request, response, () => {
      passed = true;
    });
    if (!passed) throw tooMany(windowMs);
  }
}

const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? 'unknown');

function tooMany(windowMs: number): Failure {
  const seconds = Math.ceil(windowMs / 1_000);
  return new Failure('too-many-requests', { seconds }, { headers: { 'retry-after': String(seconds) } });
}
