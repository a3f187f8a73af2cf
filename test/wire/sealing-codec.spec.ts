import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter, type Payload, type SerializationContext } from '@temporalio/common';
import { planOf } from '../../flows/compile';
import { root } from '../../ops/root';
import { codecKeys } from '../../wire/keys';
import { SealingCodec } from '../../wire/sealing-codec';

const key = () => codecKeys(randomBytes(32).toString('hex'));
const of = (workflowId: string): SerializationContext => ({ type: 'workflow', namespace: 'default', workflowId });
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value) as Payload;
const value = (of: Payload): unknown => defaultPayloadConverter.fromPayload(of);

const keys = key();
const codec = new SealingCodec(keys);
const seal = async (what: unknown, context?: SerializationContext): Promise<Payload> =>
  (await codec.encode([payload(what)], context))[0] as Payload;
const open = async (sealed: Payload, context?: SerializationContext, by = codec): Promise<unknown> =>
  value((await by.decode([sealed], context))[0] as Payload);

const long = { note: 'a word or two, '.repeat(500) };

describe('what was sealed is opened again', () => {
  it.each([
    ['an object', { verb: 'accept', on: 1 }],
    ['a text in another script', '推诿不是一个中性的词'],
    ['null', null],
    ['nothing', undefined],
    ['bytes', new Uint8Array([1, 2, 3])],
    ['something long', long],
  ])('%s', async (_what, thing) => {
    expect(await open(await seal(thing, of('case-1')), of('case-1'))).toEqual(thing);
  });

  it('by an activity of the workflow that it was sealed for', async () => {
    const context = { type: 'activity', namespace: 'default', workflowId: 'case-1', isLocal: true } as const;
    expect(await open(await seal(long, context), of('case-1'))).toEqual(long);
  });

  it('several at once, in order, each with a nonce of its own', async () => {
    const sealed = await codec.encode(Array.from({ length: 600 }, (_, index) => payload(index)));
    expect((await codec.decode(sealed)).map(value)).toEqual(Array.from({ length: 600 }, (_, index) => index));
    expect(new Set(sealed.map(({ data }) => Buffer.from(data ?? []).toString('hex', 0, 12))).size).toBe(600);
  });

  it('by whoever has the key, also when another one encrypts by now', async () => {
    const sealed = await seal('old', of('case-1'));
    expect(await open(sealed, of('case-1'), new SealingCodec([key()[0], keys[0]]))).toBe('old');
  });
});

describe('what cannot be trusted is opened as a marker', () => {
  const forged = { $unreadable: 'forged' };

  it('plain JSON', async () => {
    expect(await open(payload({ verb: 'accept' }), of('case-1'))).toEqual(forged);
  });

  it('a payload with nothing in it', async () => {
    expect(await open({}, of('case-1'))).toEqual(forged);
    expect(await open({ metadata: (await seal('x')).metadata ?? {} }, of('case-1'))).toEqual(forged);
  });

  it('what was sealed for another workflow, or for none', async () => {
    expect(await open(await seal('x', of('case-1')), of('case-2'))).toEqual(forged);
    expect(await open(await seal('x'), of('case-1'))).toEqual(forged);
    expect(await open(await seal('x', of('case-1')))).toEqual(forged);
  });

  it('what was altered in any byte', async () => {
    const { metadata, data } = await seal({ verb: 'accept' }, of('case-1'));
    const bytes = Buffer.from(data ?? []);
    for (let i = 0; i < bytes.length; i++) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8((bytes.readUInt8(i) + 1) & 0xff, i);
      expect(await open({ ...(metadata ? { metadata } : {}), data: altered }, of('case-1'))).toEqual(forged);
    }
  });

  it('what names a key that is not ours, which is told apart', async () => {
    expect(await open(await seal('x', of('case-1')), of('case-1'), new SealingCodec(key()))).toEqual({
      $unreadable: 'unknown-key',
    });
  });

  it('what names our key and was sealed with another', async () => {
    const other = key();
    const liar = new SealingCodec([{ id: keys[0].id, secret: other[0].secret }]);
    const [sealed] = await liar.encode([payload('x')], of('case-1'));
    expect(await open(sealed as Payload, of('case-1'))).toEqual(forged);
  });
});

describe('bytes', () => {
  it('a short payload grows by nonce, tag and a byte; nothing of it stays in clear', async () => {
    const { data, metadata } = await seal({ secret: 'very' });
    expect(data?.length).toBe(JSON.stringify({ secret: 'very' }).length + 12 + 16 + 1);
    expect(Object.keys(metadata ?? {}).sort()).toEqual(['encoding', 'key']);
    expect(Buffer.from(data ?? []).toString('latin1')).not.toContain('very');
  });

  it('a plan is made small, and quickly', async () => {
    const plan = planOf(readFileSync(join(root, 'flows/player-problem.yaml'), 'utf8'), 1);
    const bytes = JSON.stringify(plan).length;
    const { data } = await seal(plan, of('case-1'));
    const local = { type: 'activity', namespace: 'default', workflowId: 'case-1', isLocal: true } as const;
    expect(data?.length).toBeLessThan(bytes / 2);
    expect((await seal(plan, local)).data?.length).toBeGreaterThan(bytes);

    const took = async (thing: unknown, times = 500) => {
      const from = process.hrtime.bigint();
      for (let i = 0; i < times; i++) await open(await seal(thing, of('case-1')), of('case-1'));
      return (Number(process.hrtime.bigint() - from) / times / 1_000).toFixed(0);
    };
    const command = { verb: 'accept', body: {}, key: 'x'.repeat(36), digest: 'x'.repeat(64), on: 1, version: 1 };
    console.log(
      `a plan of ${bytes} bytes is sealed into ${data?.length}; ` +
        `sealed and opened in ${await took(plan)} µs, a command in ${await took(command)} µs`,
    );
  });
});
