import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { PortTaken } from '../../api/start';
import { browserPath } from './browser';
import { Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

it('healthz says that the process lives', async () => {
  expect((await server.call(null, 'GET /healthz')).body).toEqual({ status: 'alive' });
});

it('readyz says whether acts can be taken, part by part', async () => {
  const ready = () => server.call<{ status: string; parts: object }>(null, 'GET /readyz');
  let answer = await ready();
  for (let i = 0; i < 50 && answer.status !== 200; i++) {
    await pause(200); // the worker's first poll
    answer = await ready();
  }
  const all = { database: 'ready', migrations: 'ready', temporal: 'ready', worker: 'ready' };
  expect([answer.status, answer.body]).toEqual([200, { status: 'ready', parts: all }]);
  await server.sql`delete from migration where number = (select max(number) from migration)`;
  const behind = await ready();
  expect([behind.status, behind.body]).toMatchObject([
    503,
    { status: 'not-ready', parts: { ...all, migrations: 'not-ready' } },
  ]);
});

it('metrics are for a key with their scope, and name routes, never people or cases', async () => {
  const one = await server.open();
  await server.call('ma-wenjuan', `GET /v1/escalations/${one.id}`);
  const { body, headers } = await server.call<string>('han-bing', 'GET /metrics');
  expect(headers.get('content-type')).toContain('text/plain');
  expect(body).toMatch(/baton_http_request_duration_seconds_count\{route="open",status="201"\} 1/);
  expect(body).toContain('baton_http_problems_total{route="escalation",code="not-found"} 1');
  expect(body).toContain('baton_worker_poll_age_seconds');
  expect(body).not.toContain(one.id);
  expect(body).not.toContain('ma-wenjuan');
});

it('a port that is taken is a typed error', async () => {
  const port = Number(new URL(server.base).port);
  const failure = await server.serve({ port }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PortTaken);
  expect((failure as PortTaken).port).toBe(port);
});

it('openapi.json is the one that is committed', async () => {
  const { body } = await server.call(null, 'GET /openapi.json');
  expect(body).toEqual(JSON.parse(readFileSync(join(__dirname, '../../openapi.json'), 'utf8')));
});

describe('the page', () => {
  let path: string | undefined;
  beforeAll(() => {
    path = browserPath();
  }, 900_000);

  it.each(['en', 'zh'] as const)(
    'in %s names every route, loads nothing from elsewhere and breaks no rule of its own',
    async (language) => {
      if (!path) return console.warn('skipped: no Chromium is installed and none can be');
      const browser = await chromium.launch({ executablePath: path });
      try {
        const page = await browser.newPage();
        const said: string[] = [];
        const asked: string[] = [];
        page.on('console', (message) => said.push(message.text()));
        page.on('pageerror', (error) => said.push(error.message));
        page.on('request', (request) => asked.push(new URL(request.url()).origin));
        await page.goto(`${server.base}/docs?lang=${language}`);
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        const { body } = await server.call<{ paths: object }>(null, 'GET /openapi.json');
        const text = (await page.textContent('main')) ?? '';
        for (const address of Object.keys(body.paths)) expect(text).toContain(address);
        expect(await page.locator('article').count()).toBeGreaterThan(40);
        await page.click('a[href="#schema-Escalation"] >> nth=0');
        expect(await page.locator('#schema-Escalation:target').count()).toBe(1);
        // Every link within the page leads somewhere.
        expect(await page.evaluate(DEAD_LINKS)).toEqual([]);
        expect(new Set(asked)).toEqual(new Set([new URL(server.base).origin]));
        expect(said).toEqual([]);
        // The styles apply: they are within what the page's own policy lets in.
        expect(await page.evaluate(WIDTH)).not.toBe('none');
      } finally {
        await browser.close();
      }
    },
  );
});

/** Run in the page, whose types are not this program's. */
const DEAD_LINKS = `[...document.querySelectorAll('a[href^="#"]')]
  .map((link) => link.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id))`;
const WIDTH = "getComputedStyle(document.querySelector('main')).maxWidth";
