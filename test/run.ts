// Everything that `npm test` checks, cheapest first. One failure does not hide the next; the last line has the sum.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Counts } from './counting-reporter.ts';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');

/** A tool that says yes or no; it counts as one. */
const CHECKS: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['format', ['prettier', '--check', '--log-level=warn', '.']],
  ['types', ['tsc']],
  ['unused code', ['knip']],
  ['lint', ['oxlint', '--type-aware']],
];

/** The projects of vitest.config.ts. */
const SUITES: readonly (readonly [name: string, projects: readonly string[]])[] = [
  ['the house, single parts, and every room on SQLite', ['house', 'unit', 'sqlite']],
  ['every room on PostgreSQL', ['postgres']],
  ['a real browser', ['browser']],
];

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-test-'));
const environment = {
  ...process.env,
  PATH: `${BIN}${delimiter}${join(process.execPath, '..')}${delimiter}${process.env['PATH'] ?? ''}`,
};
const total = { passed: 0, failed: 0, skipped: 0 };
const skips = new Set<string>();

try {
  for (const [name, command] of CHECKS) add(name, check(name, command));
  for (const [name, projects] of SUITES) add(name, suite(name, projects));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const reason of skips) console.log(`skipped: ${reason}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function check(name: string, [command = '', ...args]: readonly string[]): Counts {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
  });
  const good = status === 0;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} (${seconds(began)})`);
  if (!good) console.log([stdout, stderr, error?.message].filter(Boolean).join('\n'));
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, reasons: [] };
}

function suite(name: string, projects: readonly string[]): Counts {
  const began = performance.now();
  console.log(`\n${name}`);
  const file = join(folder, `${projects.join('-')}.json`);
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=./test/counting-reporter.ts',
  ];
  const { status } = spawnSync('vitest', args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment, TEST_COUNTS: file },
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(began)})`);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, reasons: [] };
  const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  // A run that ended badly for another reason than a test is a failure too.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function add(name: string, counts: Counts): void {
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  for (const reason of counts.reasons) skips.add(`${name}: ${reason}`);
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
