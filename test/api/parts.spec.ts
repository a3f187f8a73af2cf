import { createHash } from 'node:crypto';
import { cursorOf, pageOf, placeIn } from '../../api/cursor';
import { SAMPLES } from '../../api/docs/samples';
import { failureIn } from '../../api/failures';
import { Gate } from '../../api/gate';
import { commandKey, digestOf, escalationIdOf, keyOf } from '../../api/idempotency';
import { languageOf } from '../../api/language';
import { problemOf } from '../../api/problem';
import { CODES, Failure, rowOf } from '../../api/problems';
import { problem } from '../../contract/problem';
import type { Route } from '../../contract/routes/route';
import { codecKeys } from '../../wire/keys';
import { LANGUAGES } from '../../words/index';

describe('a language', () => {
  it.each([
    [undefined, 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['fr,zh;q=0.2,en;q=0.1', 'zh'],
    ['zh;q=0,en', 'en'],
    ['de', 'en'],
    ['*', 'en'],
    ['zh-Hans', 'zh'],
    ['x'.repeat(10_000), 'en'],
  ])('%s → %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('a problem', () => {
  it.each(CODES)('%s has a status, a type and a sentence in each language', (code) => {
    for (const language of LANGUAGES) {
      const made = problemOf(new Failure(code, SAMPLES[code]), language, 'r', {});
      expect(problem.safeParse(made).error).toBeUndefined();
      expect(made.status).toBe(rowOf(code).status);
      expect(made.type).toBe(`urn:baton:problem:${code}`);
      expect(made.title).not.toBe('');
      expect(made.detail).not.toBe('');
      expect(`${made.title}${made.detail}`).not.toContain('undefined');
      if (language === 'zh') expect(made.title).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('of an unknown kind says nothing about itself', () => {
    const made = problemOf(failureIn(new Error('password=x at /srv/y.ts')), 'en', 'r', {});
    expect([made.status, made.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(made)).not.toMatch(/password|srv/);
  });

  it.each(['ECONNREFUSED', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT', 'CONNECTION_ENDED', '57P01', '08006', '53300'])(
    '%s is the database that is away',
    (code) => {
      expect(failureIn(Object.assign(new Error('x'), { code })).code).toBe('database-away');
    },
  );

  it.each(['23505', '42601', 'ERR_INVALID_ARG_TYPE', undefined])('%s is our mistake', (code) => {
    expect(failureIn(Object.assign(new Error('x'), { code })).code).toBe('internal');
  });
});

describe('keys', () => {
  const route = (key: Route['key']) => ({ key }) as Route;

  it('are visible ASCII, needed where the route says so', () => {
    expect(keyOf(route('accepted'), 'a')).toBe('a');
    expect(keyOf(route('accepted'), undefined)).toBeUndefined();
    expect(keyOf(route(undefined), 'ignored where nothing is changed')).toBeUndefined();
    expect(() => keyOf(route('required'), undefined)).toThrow('idempotency-key-missing');
    for (const bad of ['', ' ', 'a b', 'ä', '\u0000', 'x'.repeat(129)])
      expect(() => keyOf(route('accepted'), bad)).toThrow('idempotency-key-malformed');
  });

  it('of two people are two keys, and stay below what Temporal takes for an id', () => {
    // An actor's id holds no slash, so what stands before the first one is the actor.
    expect(commandKey('lin-xiao', 'a/b')).toBe('lin-xiao/a/b');
    expect(commandKey('p'.repeat(64), 'k'.repeat(128)).length).toBeLessThan(255);
  });

  it('make an id that is a UUIDv5, the same for the same', () => {
    const id = escalationIdOf('lin-xiao', 'k');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(escalationIdOf('lin-xiao', 'k')).toBe(id);
    expect(escalationIdOf('lin-xiao', 'l')).not.toBe(id);
    expect(escalationIdOf('wu-lei', 'k')).not.toBe(id);
  });

  it('digest what was asked: verb, handoff, version and body, whatever the order of its members', () => {
    const [older, newer] = [codecKeys('1'.repeat(64)), codecKeys('2'.repeat(64))];
    const by = digestOf(newer);
    const asked = by('wait', 1, 2, { a: 1, b: 2 });
    expect(by('wait', 1, 2, { b: 2, a: 1 }).digest).toBe(asked.digest);
    for (const other of [
      by('resume', 1, 2, { a: 1, b: 2 }),
      by('wait', 2, 2, { a: 1, b: 2 }),
      by('wait', 1, 3, { a: 1, b: 2 }),
      by('wait', 1, 2, { a: 1 }),
      digestOf(older)('wait', 1, 2, { a: 1, b: 2 }),
    ]) {
      expect(other.digest).not.toBe(asked.digest);
      expect(asked.is(other.digest)).toBe(false);
    }
  });

  it('know one that was made before the installation had a new key, or before digests had one at all', () => {
    const [older, newer] = ['1'.repeat(64), '2'.repeat(64)];
    const before = digestOf(codecKeys(older))('wait', 1, 2, { a: 1 }).digest;
    const plain = createHash('sha256').update('{"body":{"a":1},"on":1,"verb":"wait","version":2}').digest('hex');
    const asked = digestOf(codecKeys(`${newer},${older}`))('wait', 1, 2, { a: 1 });
    for (const known of [before, plain, asked.digest]) expect(asked.is(known)).toBe(true);
    expect(digestOf(codecKeys(newer))('wait', 1, 2, { a: 1 }).is(before)).toBe(false);
  });
});

describe('a cursor', () => {
  it('comes back as it was, and nothing else comes through', () => {
    expect(placeIn(cursorOf([7, 'a', null]), ['count', 'id', 'instant-or-null'])).toEqual([7, 'a', null]);
    expect(placeIn(undefined, ['count'])).toBeUndefined();
    for (const bad of [
      cursorOf([1, 2]),
      cursorOf(['7']),
      cursorOf([-1]),
      cursorOf([2 ** 31]),
      cursorOf([1.5]),
      'x',
      '',
      'bnVsbA',
    ])
      expect(() => placeIn(bad, ['count'])).toThrow('malformed');
    expect(() => placeIn(cursorOf(['x'.repeat(65)]), ['id'])).toThrow('malformed');
    expect(() => placeIn(cursorOf(["' or 1=1"]), ['uuid'])).toThrow('malformed');
  });

  it('stands at the last row shown, and only where there are more', () => {
    const page = (rows: number[]) =>
      pageOf(
        rows,
        2,
        (row) => row,
        (row) => [row],
      );
    expect(page([1, 2, 3])).toEqual({ items: [1, 2], nextCursor: cursorOf([2]) });
    expect(page([1, 2])).toEqual({ items: [1, 2], nextCursor: null });
    expect(page([])).toEqual({ items: [], nextCursor: null });
  });
});

describe('the gate', () => {
  it('lets four through at once, the others in turn, and turns away who finds no place', async () => {
    const gate = new Gate();
    const soon = Date.now() + 5_000;
    const entered: number[] = [];
    const entering = Array.from({ length: 40 }, (_, i) =>
      gate.enter('case', soon).then((is) => {
        if (is) entered.push(i);
        return is;
      }),
    );
    await new Promise(setImmediate);
    expect(entered).toEqual([0, 1, 2, 3]);
    for (let left = 0; left < 36; left++) {
      gate.leave('case');
      await new Promise(setImmediate);
    }
    const all = await Promise.all(entering);
    expect(all.filter(Boolean)).toHaveLength(36);
    expect(all.slice(36)).toEqual([false, false, false, false]);
    expect(entered).toEqual([...entered].sort((a, b) => a - b));
  });

  it('lets nobody wait longer than they can, and keeps cases apart', async () => {
    const gate = new Gate();
    for (let i = 0; i < 4; i++) await gate.enter('busy', Date.now() + 1_000);
    const began = Date.now();
    expect(await gate.enter('busy', Date.now() + 50)).toBe(false);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(await gate.enter('other', Date.now() + 50)).toBe(true);
    gate.leave('busy');
    expect(await gate.enter('busy', Date.now() + 50)).toBe(true);
  });
});
