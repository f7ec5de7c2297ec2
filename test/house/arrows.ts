/**
 * Which room may open which doors. A room is a folder of src/ (or the file src/app.ts); its door is `#room`, which is
 * src/room/room.ts. An arrow that is not here does not exist; add one with its reason, or find the room the code belongs to.
 */
export interface House {
  readonly arrows: Readonly<Record<string, readonly string[]>>;
  /** Rooms that may use Node's own modules: all but these. */
  readonly withoutNode: readonly string[];
  /** Packages and modules that belong to a few rooms. Types may be named anywhere. */
  readonly kept: readonly Kept[];
  /** Files with SQL, beside the room `store` and those named queries.ts. */
  readonly sqlFiles: readonly string[];
}

interface Kept {
  readonly what: string;
  readonly modules: readonly string[];
  readonly rooms: readonly string[];
  /** Files elsewhere, each with its reason. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What every room that answers requests is about. */
const PAPER = ['people', 'articles', 'context', 'comments', 'spam', 'privacy'];

export const HOUSE: House = {
  arrows: {
    base: [],
    spam: ['base'],
    store: ['base'],
    people: ['base', 'store'],
    articles: ['base', 'store'],
    privacy: ['base', 'store', 'articles'], // The notice names the paper and its publisher.
    context: ['base', 'store', 'articles'],
    comments: ['base', 'store', 'articles', 'people', 'spam'],
    transfer: ['base', 'store', 'articles', 'people', 'comments'],
    jobs: ['base', 'store', 'articles', 'context', 'comments', 'spam', 'people', 'privacy'],
    // Requests carry the store, and what a room reads or writes is handed it: no SQL here, which is checked below.
    web: ['base', 'store', 'people'],
    site: ['base', 'store', 'web', ...PAPER],
    desk: ['base', 'store', 'web', ...PAPER, 'transfer'],
    api: ['base', 'store', 'web', ...PAPER],
    app: ['base', 'store', 'web', ...PAPER, 'transfer', 'jobs', 'site', 'desk', 'api'],
    cli: ['app', 'base', 'store', 'web', ...PAPER, 'transfer', 'jobs'],
  },
  withoutNode: ['base', 'spam'],
  kept: [
    {
      what: 'the network: whatever leaves this machine is a job',
      modules: ['undici', 'nodemailer', ...node('http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns')],
      rooms: ['jobs'],
      files: {
        'src/web/server.ts': 'it is the server',
        'src/cli/listen.ts': 'asks this machine for a free port',
      },
    },
    {
      what: 'HTTP',
      modules: ['hono', '@hono/node-server'],
      rooms: ['web', 'site', 'desk', 'api', 'app'],
    },
    {
      what: 'pages',
      modules: ['preact', 'preact-render-to-string'],
      rooms: ['web', 'site', 'desk', 'api', 'app'],
    },
    { what: 'the database', modules: ['better-sqlite3', 'pg', ...node('sqlite')], rooms: ['store'] },
  ],
  sqlFiles: [
    // Full text is where the two databases differ: each has a file, and they share what comes after the index.
    'src/context/search/search-sqlite.ts',
    'src/context/search/search-postgres.ts',
    'src/context/search/finder.ts',
  ],
};

function node(...names: readonly string[]): string[] {
  return names.map((name) => `node:${name}`);
}
