import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { asMail } from './as-mail.ts';
import { unlessInstalled, type Learner } from './learner.ts';

/** Two measurements at a time do not meet. */
const ASK_PORT = 20_000 + 2 * (process.pid % 10_000);
const TEACH_PORT = ASK_PORT + 1;
/** Requests on their way at once. */
const AT_ONCE = 8;

/** A running rspamd with one worker. */
export interface Rspamd {
  /** The process that judges. */
  readonly pid: number;
  /** The points for its Bayes symbols, -1 to 1; 0 when it has none; and how long it took, ms. */
  ask(mail: string): Promise<{ score: number; took: number }>;
  teach(mail: string, label: 'spam' | 'ham'): Promise<void>;
  stop(): Promise<void>;
}

/**
 * rspamd's Bayes alone, in Redis. Kinder to it than it comes: it speaks from the first lesson on instead of after 200 of each
 * kind, also about texts of fewer than eleven tokens, and learns also what it knows already.
 */
export const rspamd: Learner = {
  name: 'rspamd’s Bayes',
  missing: unlessInstalled(['rspamd', '--version'], ['redis-server', '--version']),
  async scores(lessons, questions, folder) {
    const redis = await startRedis(folder);
    try {
      // It counts its lessons when it starts: taught by one process, asked of the next.
      const pupil = await startRspamd(folder, bayesAlone(folder));
      await inTurns(lessons, async ({ evidence, label }) => pupil.teach(asMail(evidence), label));
      await pupil.stop();
      const judge = await startRspamd(folder, bayesAlone(folder));
      const scores = await inTurns(
        questions,
        async ({ evidence }) => (await judge.ask(asMail(evidence))).score,
      );
      await judge.stop();
      return scores;
    } finally {
      await ended(redis);
    }
  },
};

/** Bayes and nothing else; every number it prints comes from there. */
function bayesAlone(folder: string): string {
  return `
options { filters = ""; disable_hyperscan = true; tempdir = "${folder}"; pidfile = "${folder}/pid";
  url_tld = "/usr/share/rspamd/effective_tld_names.dat"; dns { nameserver = ["127.0.0.1:1"]; } }
logging { type = "file"; filename = "${folder}/log"; level = "error"; }
lua = "${folder}/none.lua";
metric { name = "default"; actions { reject = 15; }
  symbol { name = "BAYES_SPAM"; weight = 1.0; } symbol { name = "BAYES_HAM"; weight = -1.0; } }
${WORKERS}
classifier "bayes" { tokenizer { name = "osb"; } new_schema = true; min_tokens = 1; min_learns = 1;
  backend = "redis"; servers = "${folder}/redis.sock";
  statfile { symbol = "BAYES_HAM"; spam = false; } statfile { symbol = "BAYES_SPAM"; spam = true; } }`;
}

const WORKERS = `
worker "controller" { bind_socket = "127.0.0.1:${TEACH_PORT}"; count = 1; secure_ip = "127.0.0.1"; }
worker "normal" { bind_socket = "127.0.0.1:${ASK_PORT}"; count = 1; }`;

/** Modules of Debian's configuration that ask the network, and the one that puts off whoever is new. */
const SILENT =
  'rbl surbl spf dkim dkim_signing dmarc arc fuzzy_check asn mx_check phishing rspamd_update greylist'.split(
    ' ',
  );

/** Settings beside Debian's own: all its rules and its Bayes in Redis, but nobody on the network is asked. */
export function wholeRspamd(folder: string): string {
  const beside: Readonly<Record<string, string>> = {
    'options.inc': 'dns { nameserver = ["127.0.0.1:1"]; timeout = 0.01s; retransmits = 1; }',
    'redis.conf': `servers = "${folder}/redis.sock";`,
    'worker-normal.inc': `bind_socket = "127.0.0.1:${ASK_PORT}"; count = 1;`,
    'worker-controller.inc': `bind_socket = "127.0.0.1:${TEACH_PORT}";`,
    'worker-proxy.inc': 'enabled = false;',
    'logging.inc': 'level = "warning";',
    'classifier-bayes.conf': 'min_tokens = 1; min_learns = 1;',
    ...Object.fromEntries(SILENT.map((module) => [`${module}.conf`, 'enabled = false;'])),
  };
  mkdirSync(join(folder, 'local.d'), { recursive: true });
  for (const [file, words] of Object.entries(beside))
    writeFileSync(join(folder, 'local.d', file), `${words}\n`);
  return '.include "/etc/rspamd/rspamd.conf"\n';
}

/** Nothing that was started outlives the measurement, not even one that failed. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill()));

/** Redis on a socket in the folder, writing nothing to disk. */
export async function startRedis(folder: string): Promise<ChildProcess> {
  const words = [
    '--port',
    '0',
    '--unixsocket',
    join(folder, 'redis.sock'),
    '--unixsocketperm',
    '777',
    '--save',
    '',
  ];
  const redis = spawn('redis-server', [...words, '--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(redis);
  await new Promise<void>((ready, never) => {
    redis.stdout.on('data', (said) => String(said).includes('ready to accept connections') && ready());
    redis.once('exit', () => never(new Error('redis-server did not start')));
  });
  return redis;
}

/** @param settings the configuration, as the two above make it. */
export async function startRspamd(folder: string, settings: string): Promise<Rspamd> {
  const file = join(folder, 'rspamd.conf');
  writeFileSync(file, settings);
  writeFileSync(join(folder, 'none.lua'), '');
  chmodSync(folder, 0o777);
  const root = process.getuid?.() === 0 ? ['--insecure', '-u', 'root', '-g', 'root'] : [];
  const places = ['LOCAL_CONFDIR', 'DBDIR', 'RUNDIR', 'LOGDIR'].map((place) => `--var=${place}=${folder}`);
  const child = spawn('rspamd', ['-f', '-c', file, ...root, ...places], { stdio: 'ignore' });
  running.add(child);
  const agent = new Agent({ connections: AT_ONCE });
  const post = async (port: number, path: string, body: string) => {
    const answer = await request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      body,
      dispatcher: agent,
    });
    const said = await answer.body.text();
    // Nothing at all: it declines to learn what it is sure of.
    return said === '' ? { success: true } : (JSON.parse(said) as Answer);
  };
  await answering(child, () => post(ASK_PORT, '/checkv2', 'Subject: ready?\n\nready?\n'));
  return {
    pid: judgeOf(child.pid ?? 0),
    async ask(mail) {
      const start = performance.now();
      const { symbols = {} } = await post(ASK_PORT, '/checkv2', mail);
      const score = (symbols['BAYES_SPAM']?.score ?? 0) + (symbols['BAYES_HAM']?.score ?? 0);
      return { score, took: performance.now() - start };
    },
    async teach(mail, label) {
      const { success, error = '' } = await post(TEACH_PORT, `/learn${label}`, mail);
      // The same words were learned before: its own rule, and no mistake of ours.
      if (!success && !/already/.test(error)) throw new Error(error);
    },
    async stop() {
      await agent.close();
      await ended(child);
    },
  };
}

interface Answer {
  readonly symbols?: Readonly<Record<string, { readonly score: number }>>;
  readonly success?: boolean;
  readonly error?: string;
}

/** The worker that judges, among the processes that the first one started. */
function judgeOf(parent: number): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  return (
    children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('normal process')) ?? parent
  );
}

/** Compiling its rules takes it half a minute. */
async function answering(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + 120_000;
  for (;;)
    try {
      await ask();
      return;
    } catch (error) {
      if (child.exitCode !== null || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

/** Ends a server and waits until it has. */
export async function ended(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Some at once; answers in the order of the rows. */
export async function inTurns<T, R>(rows: readonly T[], work: (row: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < rows.length; at = next++) answers[at] = await work(rows[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return answers;
}
