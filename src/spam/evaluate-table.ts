import type { SetReport } from './figures.ts';

const HEADS = [
  'set',
  'spam',
  'honest',
  'caught',
  'caught at .5',
  'caught at 1 % alarms',
  'held in error',
  '95 % interval',
  '1 − AUC',
  'calibration error',
];

/** The reports as a table for a terminal, one line a set. */
export function renderEvaluation(reports: readonly SetReport[]): string {
  const rows = [HEADS, ...reports.map(cells)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function cells(report: SetReport): string[] {
  const interval =
    report.falseAlarmsFrom === null
      ? '–'
      : `${percent(report.falseAlarmsFrom)} to ${percent(report.falseAlarmsTo)}`;
  return [
    report.set || '(no set)',
    String(report.spam),
    String(report.ham),
    percent(report.recall),
    percent(report.recallAtHalf),
    percent(report.recallAtOnePercent),
    percent(report.falseAlarms),
    interval,
    report.oneMinusAuc === null ? '–' : report.oneMinusAuc.toFixed(4),
    report.calibrationError.toFixed(3),
  ];
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}
