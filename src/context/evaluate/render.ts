import type { Measured } from './evaluate-related.ts';

/** The measures as a table for a terminal, ending in a line break. */
export function renderEvaluation(measured: readonly Measured[]): string {
  const heads = ['', 'asked', 'nDCG@10', 'MRR', 'S@3', 'R@10', 'absent@95', 'absent@90', 'ms each'];
  const lines = measured.map((one) => [
    one.name,
    String(one.asked),
    one.ndcg10.toFixed(3),
    one.mrr.toFixed(3),
    one.s3.toFixed(3),
    one.r10.toFixed(3),
    one.absentAt95?.toFixed(3) ?? '–',
    one.absentAt90?.toFixed(3) ?? '–',
    one.millisecondsEach.toFixed(1),
  ]);
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...lines.map((line) => line[at]?.length ?? 0)),
  );
  return [heads, ...lines]
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
