// What every command needs before the first line of the program: a new enough Node, and the packages. Plain JavaScript
// without dependencies, so that it runs on a fresh clone and on an old Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** The oldest Node that runs the program, and the line that is brought when it is missing. */
const NODE = 24;

/**
 * New objects get 8 MB before they are looked through; Node would give them several times that. A paper takes up to 100 MB less
 * memory, and no more of the processor for a page. Node takes this only at its start. (To have the C library give every large piece
 * back at once would take a little less still, and make pictures four times as slow.)
 */
const FRUGAL = { flag: '--max-semi-space-size', megabytes: 8 };
/**
 * Two more for what V8 keeps of objects that nobody needs any more. It guesses which ones will live long, and takes the words of an
 * article that is being read for such; and it lets a heap grow to four times what is needed before it looks. Without both, an
 * import takes more than 100 MB more and is no faster. They are V8’s own flags and may go with it: only the Node that they were
 * tried with gets them.
 */
const TIDY = ['--no-allocation-site-pretenuring', '--heap-growing-percent=50'];
/**
 * The C library of most Linux systems keeps a store of memory for each of several threads, and what one has given back the others do
 * not get: that is 25 MB of an import, and 90 MB where pictures are made smaller, which takes no longer with one store for all.
 */
const ONE_STORE = { MALLOC_ARENA_MAX: '1' };

const RUNNING = Number(process.versions.node.split('.')[0]);

const say = (words) => process.stderr.write(`${words}\n`);

/** The path of a Node of this line or newer: the running one, or one from the npm registry, kept for the next time. */
export function ensureNode() {
  if (RUNNING >= NODE) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(cacheFolder(), `node-${NODE}`);
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(binary)) return binary;
  say(`Node ${process.versions.node} is too old: bringing Node ${NODE} from the npm registry (once).`);
  // Into a folder of its own, renamed when whole: an interrupted start leaves nothing half there.
  const part = `${folder}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{"private":true}');
  npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', `${name}@${NODE}`], {
    cwd: part,
  });
  try {
    renameSync(part, folder);
  } catch {
    // Another start was quicker; its copy is as good.
    rmSync(part, { recursive: true, force: true });
  }
  if (!existsSync(binary))
    fail(`Node ${NODE} could not be brought for ${name}. Please install it from https://nodejs.org.`);
  return binary;
}

/**
 * Installs the packages of the lock file, unless they are there. `all` adds those that only tests and tools need; where
 * they were installed once, they stay.
 */
export function ensurePackages(node, { all: asked = false } = {}) {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const note = join(ROOT, 'node_modules', '.broadsheet.json');
  const installed = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined;
  const all = asked || installed?.all === true;
  if (installed?.lock === lock && installed.all === all) return;
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    fail('node_modules is a link to another folder, whose packages are not those of package-lock.json.');
  say('Installing packages …');
  npm(
    [
      'ci',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      ...(all ? ['--include=dev'] : ['--omit=dev']),
    ],
    { cwd: ROOT, node },
  );
  writeFileSync(note, JSON.stringify({ lock, all }));
}

/** Whether this process was started with little memory for what is new, by `become` or by somebody who knows better. */
export function isFrugal() {
  return [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some((words) =>
    words.includes(FRUGAL.flag),
  );
}

/** Runs a script with this Node, kept small, in place of the present process: same terminal, same signals, same exit code. */
export function become(node, args) {
  const env = { ...ONE_STORE, ...withNodeFirst(node) };
  const isTried = node !== process.execPath || RUNNING === NODE;
  const words = [`${FRUGAL.flag}=${FRUGAL.megabytes}`, ...(isTried ? TIDY : []), ...args];
  // Where the system can, it is the same process; an old Node and Windows cannot.
  if (process.execve) process.execve(node, [node, ...words], env);
  const child = spawn(node, words, { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to both; only the child decides when it is done.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function npm(args, { cwd, node = process.execPath }) {
  const path = process.env['npm_execpath'];
  const [command, first] = path && /\.[cm]?js$/.test(path) ? [process.execPath, [path]] : ['npm', []];
  const result = spawnSync(command, [...first, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
    env: withNodeFirst(node),
  });
  if (result.status !== 0)
    fail(`npm ${args[0]} did not succeed. Is the npm registry reachable from this machine?`);
}

function withNodeFirst(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` };
}

function cacheFolder() {
  const home = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  try {
    mkdirSync(join(home, 'broadsheet'), { recursive: true });
    return join(home, 'broadsheet');
  } catch {
    return join(ROOT, '.cache');
  }
}

function fail(words) {
  say(words);
  process.exit(1);
}
