import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.ts';
import type { Database } from './schema.ts';
import { STALE_CHANNEL, type StaleTag } from './stale.ts';

/** Connections of one process; PostgreSQL allows 100 by default, for all processes together. */
const POOL = 10;
/** NOTIFY carries at most 8,000 octets; more tags than fit become 'all'. */
const NOTICE_LIMIT = 7_500;
const RECONNECT_MS = 1_000;

/** PostgreSQL, for several processes or machines. */
export async function openPostgres(url: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: POOL, types: { getTypeParser } });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const me = randomUUID();
  const notices = await listen(url, me);
  return {
    dialect: 'postgres',
    reader: db,
    near: db,
    transact: (work) =>
      db.transaction().execute(async (trx) => {
        let named: readonly StaleTag[] = [];
        const result = await work(trx, (tags) => (named = tags));
        if (named.length > 0)
          await sql`select pg_notify(${STALE_CHANNEL}, ${notice(me, named)})`.execute(trx);
        return result;
      }),
    onForeignStale: notices.onStale,
    async close() {
      await notices.stop();
      await db.destroy();
    },
  };
}

/** Our integers fit a JavaScript number: times in ms and counts. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === pg.types.builtins.INT8) return Number;
  const parser: unknown =
    format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  return parser as (value: string) => unknown;
}

function notice(from: string, tags: readonly StaleTag[]): string {
  const text = JSON.stringify({ from, tags });
  return text.length > NOTICE_LIMIT ? JSON.stringify({ from, tags: ['all'] }) : text;
}

/** Hears what other processes made stale; after a lost connection everything is stale, for nobody knows what was missed. */
async function listen(url: string, me: string) {
  const listeners: ((tags: readonly StaleTag[]) => void)[] = [];
  const tell = (tags: readonly StaleTag[]) => listeners.forEach((listener) => listener(tags));
  let client: pg.Client | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url });
    fresh.on('notification', (message) => {
      const { from, tags } = JSON.parse(message.payload ?? '{}') as { from?: string; tags?: StaleTag[] };
      if (from !== me && tags) tell(tags);
    });
    fresh.on('error', () => {
      if (stopped) return;
      tell(['all']);
      again();
    });
    await fresh.connect();
    await fresh.query(`listen ${STALE_CHANNEL}`);
    client = fresh;
  }
  function again(): void {
    retry = setTimeout(() => void connect().catch(again), RECONNECT_MS);
  }

  await connect();
  return {
    onStale: (listener: (tags: readonly StaleTag[]) => void) => void listeners.push(listener),
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
