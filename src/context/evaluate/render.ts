import type { Measured } from './evaluate-related.ts';
import type { MeasuredStories } from './evaluate-stories.ts';

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
  return table([heads, ...lines]);
}

/** The measures of a grouping into stories, as a table for a terminal, ending in a line break. */
export function renderStories(measured: MeasuredStories): string {
  const heads = ['', 'asked', 'stories', 'founded', 'precision', 'recall', 'B³ F1', 'unlabelled in stories'];
  return table([
    heads,
    [
      measured.name,
      String(measured.asked),
      String(measured.stories),
      String(measured.founded),
      measured.precision.toFixed(3),
      measured.recall.toFixed(3),
      measured.f1.toFixed(3),
      measured.unlabelledInStories.toFixed(3),
    ],
  ]);
}

function table(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
