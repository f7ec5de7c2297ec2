// All measurements in order, and one table at the end: npm run bench. They run one after another, each in a process of its own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './kit/report.ts';

const BENCHES = [
  'pages.ts',
  'comments.ts',
  'start.ts',
  'judge.ts',
  'filter-speed.ts',
  'filter-peers.ts',
  'import.ts',
  'search.ts',
  'effect.ts',
];
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
const file = join(folder, 'rows.jsonl');
const begun = load();
const failed = BENCHES.filter((bench) => {
  console.log(`\n${bench}`);
  const env = { ...process.env, BENCH_ROWS: file };
  return (
    spawnSync(process.execPath, [join(import.meta.dirname, bench)], {
      env,
      stdio: 'inherit',
    }).status !== 0
  );
});
console.log(`\n${machine()}`);
console.log(
  `Load of the machine: ${begun} at the beginning, ${load()} at the end, with these measurements in it.\n`,
);
console.log('| measured | result | beside it |\n|---|---|---|');
for (const { what, result, beside = '' } of rows()) console.log(`| ${what} | ${result} | ${beside} |`);
rmSync(folder, { recursive: true, force: true });
for (const bench of failed) console.log(`${bench} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;

function rows(): Row[] {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Row);
  } catch {
    return [];
  }
}

function machine(): string {
  const all = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${all.length} × ${all[0]?.model.trim()}, Node ${process.version}, ${process.platform}`;
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
