import type { Measured } from './evaluate-related.ts';
import type { Shown } from './evaluate-shown.ts';
import type { MeasuredStories } from './evaluate-stories.ts';

/** The measures as a table for a terminal, ending in a line break. */
export function renderEvaluation(measured: readonly Measured[]): string {
  const heads = [
    '',
    'asked',
    'nDCG@10',
    'MRR',
    'S@3',
    'R@10',
    'R@200',
    'absent@95',
    'absent@90',
    'foreign@95',
    'foreign shown',
    'ms each',
  ];
  const lines = measured.map((one) => [
    one.name,
    String(one.asked),
    one.ndcg10.toFixed(3),
    one.mrr.toFixed(3),
    one.s3.toFixed(3),
    one.r10.toFixed(3),
    one.r200.toFixed(3),
    figure(one.absentAt95),
    figure(one.absentAt90),
    figure(one.foreignAt95),
    figure(one.foreignShown),
    one.millisecondsEach.toFixed(1),
  ]);
  return table([heads, ...lines]);
}

/** What readers see, as a table for a terminal, ending in a line break. */
export function renderShown(shown: Shown): string {
  return table([
    ['asked', 'served', 'links', 'right', 'alone', 'calibration', 'of six', 'twice', 'foreign'],
    [
      String(shown.asked),
      figure(shown.served),
      String(shown.links),
      ...[shown.right, shown.alone, shown.calibration, shown.calibrationOfSix, shown.twice].map(figure),
      figure(shown.foreign),
    ],
  ]);
}

/** Groupings into stories, as a table for a terminal, ending in a line break. */
export function renderStories(...measured: readonly MeasuredStories[]): string {
  const heads = ['', 'asked', 'stories', 'founded', 'precision', 'recall', 'B³ F1', 'unlabelled in stories'];
  return table([
    heads,
    ...measured.map((one) => [
      one.name,
      String(one.asked),
      String(one.stories),
      String(one.founded),
      ...[one.precision, one.recall, one.f1, one.unlabelledInStories].map(figure),
    ]),
  ]);
}

function figure(value: number | undefined): string {
  return value?.toFixed(3) ?? '–';
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
