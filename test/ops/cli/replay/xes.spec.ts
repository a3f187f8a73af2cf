import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LogCase } from '../../../../ops/cli/replay/log';
import { casesOf } from '../../../../ops/cli/replay/xes';
import { Sentence } from '../../../../ops/sentence';

const folder = mkdtempSync(join(tmpdir(), 'baton-xes-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(name: string, content: string | Buffer): Promise<LogCase[]> {
  writeFileSync(join(folder, name), content);
  const found: LogCase[] = [];
  for await (const one of casesOf(join(folder, name))) found.push(one);
  return found;
}

const LOG = `<?xml version="1.0"?><log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <float key="total" value="2"><string key="concept:name" value="nested"/></float>
  <trace><string key="concept:name" value="1-1"/><string key="other" value="x"><string key="concept:name" value="nested"/></string>
    <event><string key="concept:name" value="Accepted"/><string key="lifecycle:transition" value="In Progress"/>
      <string key="org:group" value="G97"/><string key="org:resource" value="K&#229;re &amp; co"><string key="org:group" value="nested"/></string><string key="impact" value="Major"/></event>
    <event><string key="concept:name" value="Queued"/><string key="product" value="P7"/></event>
  </trace>
  <trace><string key="concept:name" value="1-2"/></trace>
</log>`;
const CASES = [
  {
    name: '1-1',
    events: [
      { status: 'Accepted', sub: 'In Progress', team: 'G97', person: 'Kåre & co', impact: 'Major', product: '' },
      { status: 'Queued', sub: '', team: '', person: '', impact: '', product: 'P7' },
    ],
  },
  { name: '1-2', events: [] },
];

test('cases with their events, in order; nothing of nested or global attributes', async () => {
  expect(await read('plain.xes', LOG)).toEqual(CASES);
});

test('unpacked as it is read', async () => {
  expect(await read('packed.xes.gz', gzipSync(LOG))).toEqual(CASES);
});

test('letters that lie across two chunks of the file stay whole', async () => {
  const person = 'Å'.repeat(100_001);
  const [first] = await read('large.xes', LOG.replace('K&#229;re', person));
  expect(first?.events[0]?.person).toBe(`${person} & co`);
});

test.each([
  ['absent.xes', undefined, /There is no file/],
  ['cut.xes.gz', gzipSync(LOG).subarray(0, 200), /cannot be unpacked/],
  ['text.xes.gz', Buffer.from('no gzip'), /cannot be unpacked/],
  ['broken.xes', LOG.slice(0, 600), /is not a XES log/],
  ['text.xes', 'nothing of the kind', /is not a XES log/],
])('%s ends in one clear sentence', async (name, content, sentence) => {
  const reading = content === undefined ? casesOf(join(folder, name)).next() : read(name, content);
  const error = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Sentence);
  expect(String(error)).toMatch(sentence);
});
