import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../../bin/broadsheet.mjs');

/** The program as it runs in production, in a process of its own; its log goes to a file. */
export interface Paper {
  readonly origin: string;
  readonly folder: string;
  readonly pid: number;
  readonly logFile: string;
  /** Runs a command of the program on the same paper. */
  command(...words: readonly string[]): void;
  stop(): Promise<void>;
}

/** A new, empty data folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the paper in a data folder, on a free port. Settings that are not given are the program's own. */
export async function startPaper(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Paper> {
  const environment = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    BROADSHEET_DATA: folder,
    COMMENTS_PER_MINUTE: '0',
    ...settings,
  };
  const logFile = join(folder, `log-${process.pid}-${Date.now()}.txt`);
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: environment,
    stdio: ['ignore', openSync(logFile, 'w'), 'pipe'],
  });
  const origin = await addressOf(child);
  return {
    origin,
    folder,
    pid: child.pid ?? 0,
    logFile,
    command(...words) {
      const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
        env: environment,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('the program has no words');
  let told = '';
  for await (const line of createInterface({ input: child.stderr })) {
    told += `${line}\n`;
    const origin = /^Broadsheet is at (\S+)$/.exec(line)?.[1];
    if (origin) return origin.replace('localhost', '127.0.0.1');
  }
  throw new Error(`the paper did not start:\n${told}`);
}

/** Clock ticks a second in /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of CPU that a process has used so far, all threads; undefined where there is no /proc. */
export function cpuOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
}
