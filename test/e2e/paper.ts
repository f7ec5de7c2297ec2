import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'bin/broadsheet.mjs');

/** The program as a newsroom runs it, in a process of its own. */
export interface Paper {
  readonly origin: string;
  /** The one-time link to the desk that it printed; empty when somebody has an account. */
  readonly deskLink: string;
  /** Its data folder. */
  readonly folder: string;
  /** The process that was started, and serves. */
  readonly pid: number | undefined;
  /** Everything it has written to its log so far. */
  log(): string;
  /** Runs another command on the same paper, while it is served. */
  command(...words: readonly string[]): { status: number | null; out: string; told: string };
  /** Ends it as a terminal or a service manager does. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does, and starts it again on what is on disk. */
  crash(): Promise<Paper>;
}

export interface PaperOptions {
  /** A data folder to begin with; copied. */
  readonly from?: string | undefined;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a paper on a free port. It must be stopped, and its folder removed with `discard`. */
export async function startPaper({ from, settings = {} }: PaperOptions = {}): Promise<Paper> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-e2e-'));
  if (from) cpSync(from, folder, { recursive: true });
  return serve(folder, settings);
}

export function discard(paper: Paper): void {
  rmSync(paper.folder, { recursive: true, force: true });
}

async function serve(folder: string, settings: Readonly<Record<string, string>>): Promise<Paper> {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    BROADSHEET_DATA: folder,
    LOG_LEVEL: 'info',
    COMMENTS_PER_MINUTE: '0',
    ...settings,
  };
  const child = spawn(process.execPath, [PROGRAM, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let logged = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (logged += text));
  const { origin, deskLink } = await wayIn(child);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null) return child.exitCode;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  };
  return {
    origin,
    deskLink,
    folder,
    pid: child.pid,
    log: () => logged,
    command: (...words) => {
      const result = spawnSync(process.execPath, [PROGRAM, ...words], { env, encoding: 'utf8' });
      return { status: result.status, out: result.stdout, told: result.stderr };
    },
    stop: () => end('SIGTERM'),
    async crash() {
      await end('SIGKILL');
      return serve(folder, settings);
    },
  };
}

/** Reads what the program tells at its start, to the line about the desk, which is the last. */
async function wayIn(child: ChildProcess): Promise<{ origin: string; deskLink: string }> {
  let origin = '';
  const told: string[] = [];
  if (!child.stderr) throw new Error('the program has no words');
  for await (const line of createInterface({ input: child.stderr })) {
    told.push(line);
    origin ||= /^Broadsheet is at (\S+)$/.exec(line)?.[1] ?? '';
    if (line.startsWith('The desk is at ')) return { origin, deskLink: '' };
    const deskLink = /^Your way to the desk.*: (\S+)$/.exec(line)?.[1];
    if (deskLink) return { origin, deskLink };
  }
  throw new Error(`the paper did not start:\n${told.join('\n')}`);
}

/** How long the pictures of the sample may take where other programs want the processors. */
const LONGEST_MS = 240_000;

/** Waits until the program has done what was left for later. @throws when that takes too long. */
export async function settled(folder: string): Promise<void> {
  const db = new Sqlite(join(folder, 'broadsheet.db'), { readonly: true });
  const waiting = db.prepare(
    'select topic, count(*) as rows from outbox where attempts < 12 and due_at < ? group by topic',
  );
  try {
    for (const begun = Date.now(); waiting.all(Date.now()).length > 0; await setTimeout(50))
      if (Date.now() - begun > LONGEST_MS)
        throw new Error(`left undone: ${JSON.stringify(waiting.all(Date.now()))}`);
  } finally {
    db.close();
  }
}
