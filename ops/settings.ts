import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { likely } from '../domain/plan/likely';
import { codecKeys } from '../wire/keys';
import { root } from './root';
import { Sentence } from './sentence';

const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535);

/** One row per variable: what is allowed, what holds when it is not set, and what it is for, in both languages. */
const VARIABLES = {
  PORT: {
    schema: port.default(8080),
    preset: '8080',
    en: 'port of the HTTP API; 0 takes a free one',
    zh: 'HTTP API 端口；0 表示任取一个空闲端口',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    preset: '127.0.0.1',
    en: 'address on which the API listens; `0.0.0.0` lets other machines in',
    zh: 'API 监听地址；`0.0.0.0` 允许其他机器访问',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
      .optional(),
    preset: '',
    en: 'PostgreSQL 15 or newer to use; without it one is started in the data folder',
    zh: '要使用的 PostgreSQL（15 或更高）；未设置时在数据目录中自动启动一个',
  },
  TEMPORAL_ADDRESS: {
    schema: z
      .string()
      .regex(/^[^/\s]+:\d+$/, 'must be host:port')
      .optional(),
    preset: '',
    en: 'Temporal server to use, `host:port`, with the rest of the Temporal client environment (`TEMPORAL_NAMESPACE`, `TEMPORAL_API_KEY`, `TEMPORAL_TLS…`, `TEMPORAL_PROFILE`); without it one is started in the data folder',
    zh: '要使用的 Temporal 服务 `host:port`，其余 Temporal 客户端环境变量（`TEMPORAL_NAMESPACE`、`TEMPORAL_API_KEY`、`TEMPORAL_TLS…`、`TEMPORAL_PROFILE`）同样有效；未设置时在数据目录中自动启动一个',
  },
  TEMPORAL_CLI: {
    schema: z.string().optional(),
    preset: '',
    en: 'Temporal binary for the embedded server; without it one is found, fetched or built',
    zh: '内嵌 Temporal 服务所用的可执行文件；未设置时自动查找、下载或编译',
  },
  BATON_ROLE: {
    schema: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
    preset: 'all',
    en: 'what this process runs: `api`, `worker` or `all`',
    zh: '本进程运行的部分：`api`、`worker` 或 `all`',
  },
  BATON_DATA: {
    schema: z.string().min(1).default('.baton'),
    preset: '.baton',
    en: 'data folder of the embedded parts; a relative path counts from the project',
    zh: '内嵌组件的数据目录；相对路径以项目目录为准',
  },
  BATON_DEMO: {
    schema: z.enum(['0', '1'], 'must be 0 or 1').default('1'),
    preset: '1',
    en: '`0` leaves the demo company out; it is never put into a database that was configured',
    zh: '`0` 表示不装入演示公司；配置了外部数据库时从不装入',
  },
  BATON_CODEC_KEY: {
    schema: z
      .string()
      .refine(isKeys, 'must be 32 bytes as base64 or as 64 hexadecimal digits; several keys are separated by commas')
      .optional(),
    preset: '',
    en: 'key that encrypts what Temporal stores and wraps the keys of confidential values, 32 bytes in base64 (`openssl rand -base64 32`), the newest first when there are several, separated by commas; demanded with `TEMPORAL_ADDRESS`, else one is made in the data folder',
    zh: '加密 Temporal 存储内容、并保护保密字段密钥的密钥，32 字节的 base64（`openssl rand -base64 32`），多个密钥以逗号分隔、新的在前；设置 `TEMPORAL_ADDRESS` 时必填，否则在数据目录中生成',
  },
  BATON_LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    preset: 'info',
    en: 'least important log line that is written: `trace`, `debug`, `info`, `warn`, `error` or `silent`',
    zh: '日志级别：`trace`、`debug`、`info`、`warn`、`error` 或 `silent`',
  },
  BATON_TEMPORAL_UI_PORT: {
    schema: port.optional(),
    preset: '',
    en: 'port of the embedded Temporal server’s own web page, for operators; without it there is none',
    zh: '内嵌 Temporal 服务自带网页的端口，供运维使用；未设置时不开启',
  },
  BATON_PLAIN_THREADS: {
    schema: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
    preset: '0',
    en: '`1` leaves the threads in which workflows run as the Temporal SDK makes them: slower, and with its own limit on time (docs/adr/0014)',
    zh: '`1` 表示工作流线程保持 Temporal SDK 原样：较慢，用 SDK 自己的时限（docs/adr/0014）',
  },
} as const;

export type VariableName = keyof typeof VARIABLES;
const NAMES = Object.keys(VARIABLES) as VariableName[];

const environment = z.object(
  Object.fromEntries(NAMES.map((name) => [name, VARIABLES[name].schema])) as {
    [K in VariableName]: (typeof VARIABLES)[K]['schema'];
  },
);

export type Settings = z.output<typeof environment> & {
  /** Where the Temporal server comes from. */
  temporal: 'embedded' | 'configured';
  database: 'embedded' | 'configured';
};

/** Reads the environment; one sentence names every variable that is wrong. An empty variable counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}${shown(String(name), given)}`);
  wrong.push(...unknownNames(given));
  // A profile or a configuration file of Temporal's own names a server as well as an address does.
  const configured = Boolean(given.TEMPORAL_ADDRESS || given.TEMPORAL_PROFILE || given.TEMPORAL_CONFIG_FILE);
  if (configured && !given.BATON_CODEC_KEY)
    wrong.push('BATON_CODEC_KEY is demanded with a Temporal server of your own: `openssl rand -base64 32` makes one');
  if (!parsed.success || wrong.length > 0)
    throw new Sentence(['The environment is not right:', ...wrong.map((line) => `  - ${line}`)].join('\n'));
  const { BATON_DATA } = parsed.data;
  return {
    ...parsed.data,
    BATON_DATA: isAbsolute(BATON_DATA) ? BATON_DATA : join(root, BATON_DATA),
    temporal: configured ? 'configured' : 'embedded',
    database: given.DATABASE_URL ? 'configured' : 'embedded',
  };
}

/** The configuration table of the READMEs. */
export function settingsTable(language: 'en' | 'zh'): string {
  const head = language === 'en' ? '| variable | default | what it is |' : '| 变量 | 默认值 | 含义 |';
  const rows = NAMES.map((name) => {
    const { preset, [language]: words } = VARIABLES[name];
    return `| \`${name}\` | ${preset && `\`${preset}\``} | ${words} |`;
  });
  return [head, '|---|---|---|', ...rows].join('\n');
}

/** What was given, unless it may hold a password or a key. */
function shown(name: string, given: NodeJS.ProcessEnv): string {
  return name === 'DATABASE_URL' || name === 'BATON_CODEC_KEY' ? '' : `, not “${given[name]}”`;
}

function isKeys(text: string): boolean {
  try {
    return codecKeys(text).length > 0;
  } catch {
    return false;
  }
}

/** A variable of ours that is misspelt would be ignored in silence. */
function unknownNames(given: NodeJS.ProcessEnv): string[] {
  return Object.keys(given)
    .filter((name) => name.startsWith('BATON_') && !name.startsWith('BATON_TEST_') && !(name in VARIABLES))
    .map((name) => {
      const meant = likely(name, NAMES);
      return `${name} is no variable of Baton${meant ? `; did you mean ${meant}?` : ''}`;
    });
}
