import { root } from '../../ops/root';
import { readSettings, settingsTable } from '../../ops/settings';

const key = Buffer.alloc(32, 7).toString('base64');
const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readSettings(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('these settings were taken');
};

describe('settings', () => {
  it('are the embedded default when nothing is set', () => {
    expect(readSettings({ PATH: '/bin', HOME: '/home/x' })).toMatchObject({
      PORT: 8080,
      HOST: '127.0.0.1',
      BATON_ROLE: 'all',
      BATON_DATA: `${root}/.baton`,
      BATON_DEMO: '1',
      temporal: 'embedded',
      database: 'embedded',
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', BATON_ROLE: '' })).toMatchObject({
      PORT: 8080,
      BATON_ROLE: 'all',
      database: 'embedded',
    });
  });

  it('name every wrong variable at once', () => {
    const sentence = refusal({ PORT: 'http', BATON_ROLE: 'king', DATABASE_URL: 'mysql://x', BATON_DEMO: 'no' });
    expect(sentence.split('\n')).toEqual([
      'The environment is not right:',
      '  - PORT must be a port number, not “http”',
      '  - DATABASE_URL must begin with postgres://',
      '  - BATON_ROLE must be all, api or worker, not “king”',
      '  - BATON_DEMO must be 0 or 1, not “no”',
    ]);
  });

  it('name a variable that is misspelt, and the one that was meant', () => {
    expect(refusal({ BATON_DEOM: '0' })).toContain('BATON_DEOM is no variable of Baton; did you mean BATON_DEMO?');
  });

  it('never print what may hold a password or a key', () => {
    const sentence = refusal({ DATABASE_URL: 'oracle://me:secret@x', BATON_CODEC_KEY: 'c2VjcmV0' });
    expect(sentence).toContain('BATON_CODEC_KEY must be 32 bytes');
    expect(sentence).not.toMatch(/secret|c2VjcmV0/);
  });

  it.each(['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'])('demand a key with %s', (name) => {
    expect(refusal({ [name]: 'server:7233' })).toContain('BATON_CODEC_KEY is demanded');
    expect(readSettings({ [name]: 'server:7233', BATON_CODEC_KEY: key })).toMatchObject({ temporal: 'configured' });
  });

  it('leave an absolute data folder as it is', () => {
    expect(readSettings({ BATON_DATA: '/srv/baton' }).BATON_DATA).toBe('/srv/baton');
  });

  it('have one row each in the table of the READMEs, in both languages', () => {
    const [en, zh] = (['en', 'zh'] as const).map((language) => settingsTable(language).split('\n'));
    expect(en).toHaveLength(zh?.length ?? 0);
    expect(en?.[2]).toBe('| `PORT` | `8080` | port of the HTTP API; 0 takes a free one |');
  });
});
