import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Parts } from './context';
import { handlers } from './handlers';
import { type Limits, RateLimits } from './limits';
import { mount } from './mount';

export interface AppOptions {
  readonly limits: Limits;
  /** Hops of proxies whose `X-Forwarded-For` is believed (Express's `trust proxy`); none by default. */
  readonly trustProxy: number;
  /** Whether callers come over TLS (at a proxy): browsers are then told to come by nothing else. */
  readonly tls: boolean;
}

/** What browsers may load: our own, and styles written into our pages. */
const CONTENT = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

export function createApp(parts: Parts, options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false); // documents set their own; a hash of every answer would cost more than it saves
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustProxy);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        // Both would lock browsers out of an installation that speaks plain HTTP.
        directives: options.tls ? { ...CONTENT, 'upgrade-insecure-requests': [] } : CONTENT,
      },
      strictTransportSecurity: options.tls,
    }),
  );
  mount(app, handlers, parts, new RateLimits(options.limits));
  return app;
}
