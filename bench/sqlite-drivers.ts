// better-sqlite3 beside Node's own node:sqlite, on what the store asks of a driver. Run from the root:
// node bench/sqlite-drivers.ts. What follows from it: docs/decisions/002-better-sqlite3.md.
import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const COMMENTS = 10_000;
const THREAD = 100;
const TURNS = 7;
const TURN_MS = 500;
const WARM_MS = 300;
const TEXT = 'The ferry is slower, but one sees the heron from it. '.repeat(12);

/** The part that both drivers have in common. */
interface Driver {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };
  close(): void;
}

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-drivers-'));
const drivers = [withBetterSqlite(join(folder, 'better.db')), withNodeSqlite(join(folder, 'node.db'))];
try {
  for (const driver of drivers) setUp(driver);
  const jobs = drivers.map(jobsOf);
  process.stdout.write('| per second | better-sqlite3 | node:sqlite | ratio |\n| --- | --- | --- | --- |\n');
  for (const what of Object.keys(jobs[0] ?? {})) {
    const [better = 0, node = 0] = rates(jobs.map((job) => job[what] ?? (() => 0)));
    process.stdout.write(`| ${what} | ${round(better)} | ${round(node)} | ${(better / node).toFixed(2)} |\n`);
  }
} finally {
  for (const driver of drivers) driver.close();
  rmSync(folder, { recursive: true, force: true });
}

function withBetterSqlite(file: string): Driver {
  const database = new Sqlite(file);
  return {
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    close: () => void database.close(),
  };
}

function withNodeSqlite(file: string): Driver {
  const database = new DatabaseSync(file);
  return {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        run: (...values) => statement.run(...(values as string[])),
        all: (...values) => statement.all(...(values as string[])),
      };
    },
    close: () => database.close(),
  };
}

/** Both as the store opens them. */
function setUp(driver: Driver): void {
  driver.exec('pragma journal_mode = wal; pragma synchronous = full');
  driver.exec(
    `create table comments (id integer primary key, article integer, name text, body text, at integer)`,
  );
  driver.exec('create index by_article on comments (article, at)');
  const insert = inserter(driver);
  driver.exec('begin');
  for (let n = 0; n < COMMENTS; n++) insert(n);
  driver.exec('commit');
}

/** What is measured; each does its work once and returns how many comments that was, or threads. */
function jobsOf(driver: Driver): Record<string, () => number> {
  const insert = inserter(driver);
  const one = driver.prepare('select * from comments where id = ?');
  const thread = driver.prepare('select * from comments where article = ? order by at');
  let n = 0;
  return {
    'one comment read': () => one.all(1 + (n++ % COMMENTS)).length,
    'a thread of 100 read': () => thread.all(n++ % (COMMENTS / THREAD)).length / THREAD,
    'one durable insert': () => insert(n++),
    'inserts, 64 to a commit': () => {
      driver.exec('begin immediate');
      for (let nth = 0; nth < 64; nth++) insert(n++);
      driver.exec('commit');
      return 64;
    },
  };
}

function inserter(driver: Driver): (n: number) => number {
  const insert = driver.prepare('insert into comments (article, name, body, at) values (?, ?, ?, ?)');
  let written = 0;
  return (n) => {
    // What is measured is added to an article that no thread is read from.
    insert.run(written++ < COMMENTS ? Math.floor(n / THREAD) : -1, 'Mirela', TEXT, n);
    return 1;
  };
}

/** How much each does in a second: the middle one of several turns, taken one after the other so that both meet the same disk. */
function rates(jobs: readonly (() => number)[]): number[] {
  for (const job of jobs) rate(job, WARM_MS);
  const turns = Array.from({ length: TURNS }, () => jobs.map((job) => rate(job, TURN_MS)));
  return jobs.map((_, at) => turns.map((turn) => turn[at] ?? 0).sort((a, b) => a - b)[TURNS >> 1] ?? 0);
}

function rate(job: () => number, ms: number): number {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < ms) done += job();
  return (done * 1000) / (performance.now() - began);
}

function round(number: number): string {
  return Math.round(number).toLocaleString('en');
}
