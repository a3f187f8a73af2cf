import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Labels are route ids and codes, never addresses or people: their number is small and fixed. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'baton_http_request_duration_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  readonly problems = new Counter({
    name: 'baton_http_problems_total',
    help: 'Requests that were answered with a problem, by route and code.',
    labelNames: ['route', 'code'] as const,
    registers: [this.registry],
  });

  readonly workerAge = new Gauge({
    name: 'baton_worker_poll_age_seconds',
    help: 'Since a worker last asked for work; NaN when none has for minutes.',
    registers: [this.registry],
  });

  readonly sweepAge = new Gauge({
    name: 'baton_sweep_age_seconds',
    help: 'Since periodic work last ended, by its name.',
    labelNames: ['sweep'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
