import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, Server } from './server';

let server: Server;
beforeAll(async () => {
  server = await Server.start({ worker: false });
});
afterAll(() => server.stop());

const yaml = (flow: string) => readFileSync(join(__dirname, `../../flows/${flow}.yaml`), 'utf8');
const send = <T>(to: string, body: unknown, headers: Record<string, string> = {}) =>
  server.call<T & Problem>('yan-ming', `POST /v1/flows/${to}`, body, { headers });
const YAML = { 'content-type': 'application/yaml' };
interface Version {
  readonly flow: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedBy: string | null;
}

it('a document is published as the next version; the same again is the same version', async () => {
  const text = yaml('stolen-account');
  const first = await send<Version>('stolen-account/publish', text, YAML);
  expect(first.body).toMatchObject({ flow: 'stolen-account', version: 1, publishedBy: 'yan-ming' });
  const again = await send<Version>('stolen-account/publish', `# another comment\n${text}`, YAML);
  expect(again.body).toEqual(first.body);
  const changed = await send<Version>(
    'stolen-account/publish',
    text.replace('name: { zh: 账号被盗', 'name: { zh: 账号被盗用'),
    YAML,
  );
  expect(changed.body.version).toBe(text.includes('name: { zh: 账号被盗') ? 2 : 1);
  const versions = await server.call<{ items: Version[] }>('wu-lei', 'GET /v1/flows/stolen-account/versions');
  expect(versions.body.items.map(({ version }) => version)).toEqual([2, 1]);
  const one = await server.call<{ document: { flow: string } }>('wu-lei', 'GET /v1/flows/stolen-account/versions/1');
  expect(one.body).toMatchObject({ version: 1, hash: first.body.hash, document: { flow: 'stolen-account' } });
  const flows = await server.call<{ items: Version[] }>('wu-lei', 'GET /v1/flows');
  expect(flows.body.items.map(({ flow, version }) => `${flow} ${version}`)).toEqual([
    'player-problem 1',
    'stolen-account 2',
  ]);
  // What was published can be published again as JSON, and is still the same.
  const json = await send<Version>(
    'stolen-account/publish',
    (await server.call<{ document: object }>('wu-lei', 'GET /v1/flows/stolen-account/versions/2')).body.document,
  );
  expect(json.body.version).toBe(2);
});

it('a document that is wrong is refused with every place, in both languages', async () => {
  const wrong = yaml('player-problem').replace('lead: {', 'leed: {').replace('go: fix', 'go: fixx');
  const english = await send('player-problem/publish', wrong, YAML);
  expect([english.status, english.body.code]).toEqual([422, 'flow-wrong']);
  expect(english.body.errors).toContainEqual(
    expect.objectContaining({ pointer: '/leed', code: 'unknown-key', message: expect.stringContaining('lead') }),
  );
  const chinese = await send('player-problem/publish', wrong, { ...YAML, 'accept-language': 'zh' });
  expect(chinese.body.errors[0]?.message).toMatch(/[\u4e00-\u9fff]/);
});

it('check says what publishing would say, and publishes nothing', async () => {
  const good = await send<{ publishable: boolean; errors: object[] }>(
    'paid-not-delivered/check',
    yaml('paid-not-delivered'),
    YAML,
  );
  expect(good.body).toMatchObject({ publishable: true, errors: [] });
  const bad = await send<{ publishable: boolean; errors: object[] }>('paid-not-delivered/check', {
    flow: 'paid-not-delivered',
  });
  expect(bad.body.publishable).toBe(false);
  expect((await server.call('wu-lei', 'GET /v1/flows/paid-not-delivered/versions')).status).toBe(404);
});

it('a document is of the flow that the address names, and no larger than a document is', async () => {
  const other = await send('some-other/publish', yaml('player-problem'), YAML);
  expect([other.status, other.body.code]).toEqual([422, 'another-flow']);
  const large = await send('player-problem/publish', `# ${'x'.repeat(600_000)}`, YAML);
  expect([large.status, large.body.code]).toEqual([413, 'body-too-large']);
  const deep = await send('player-problem/publish', `${'['.repeat(200_000)}`, YAML);
  expect(deep.status).toBe(422);
});

it('whoever publishes at once gets versions that follow one another', async () => {
  const text = yaml('paid-not-delivered');
  const days = (n: number) => text.replace('contacted_at_most: 2 days', `contacted_at_most: ${n} days`);
  const answers = await Promise.all(
    [3, 4, 5, 6].map((n) => send<Version>('paid-not-delivered/publish', days(n), YAML)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4]);
});
