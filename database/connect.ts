import postgres from 'postgres';

type Values = { instant: number; bigint: number };

export type Sql = postgres.Sql<Values>;
/** A pool, or a transaction on one of its connections: what every statement of `writes/` and `reads/` takes. */
export type Query = postgres.ISql<Values>;

export interface ConnectOptions {
  /** Connections at most; each costs the server about 10 MB. The default suits one process on a small machine. */
  readonly connections?: number;
  /** Seconds after which a connection attempt fails; a record that cannot connect is tried again by Temporal. */
  readonly connectTimeout?: number;
}

// Both as parameters and in results, also within arrays: timestamptz is epoch milliseconds (`infinity` is Infinity),
// and bigint is a number, because ours stay below 2^53.
const types = {
  instant: {
    to: 1184,
    from: [1184],
    serialize: (instant: number) =>
      instant === Number.POSITIVE_INFINITY ? 'infinity' : new Date(instant).toISOString(),
    parse: (text: string) => (text === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(text)),
  },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
};

/** A pool of connections to the database that `url` names. It connects when first used; `end()` closes it. */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  return postgres(url, {
    max: options.connections ?? 10,
    connect_timeout: options.connectTimeout ?? 5,
    types,
    // Instants are parsed from text above, which must not depend on the server's own settings.
    connection: { application_name: 'baton', TimeZone: 'UTC', DateStyle: 'ISO' },
    onnotice: () => {},
  });
}
