import { appendFileSync } from 'node:fs';

/** One line of the table of results. */
export interface Row {
  readonly what: string;
  readonly result: string;
  /** What it is measured against, in the same run, or what is aimed at. */
  readonly beside?: string;
}

/** Prints a result, and keeps it for the table when all measurements run together (`BENCH_ROWS` names the file). */
export function report(row: Row): void {
  const file = process.env['BENCH_ROWS'];
  if (file) appendFileSync(file, `${JSON.stringify(row)}\n`);
  console.log(`${row.what}: ${row.result}${row.beside ? ` (${row.beside})` : ''}`);
}

/** Says what cannot be measured here, and why. */
export function skip(what: string, why: string): void {
  report({ what, result: 'not measured', beside: why });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param part from 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
