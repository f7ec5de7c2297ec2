import type { ImportReport, ItemKind, Loss } from './report.ts';

/** Examples printed under each reason; `--json` has them all. */
const EXAMPLES = 5;
const COLUMNS = ['found', 'added', 'updated', 'unchanged', 'kept', 'left'] as const;

/** The loss report as people read it: a table of numbers, then every reason with the first items it hit. */
export function printReport(report: ImportReport): string {
  const lines = [heading(report), '', ...table(report)];
  const lost = report.losses.filter((loss) => loss.lost);
  const changed = report.losses.filter((loss) => !loss.lost);
  if (lost.length > 0) lines.push('', 'Not imported:', ...grouped(lost));
  if (changed.length > 0) lines.push('', 'Imported, but not as it was:', ...grouped(changed));
  if (report.moreLosses > 0) lines.push('', `… and ${report.moreLosses} more, not listed.`);
  if (report.notes.length > 0) lines.push('', ...report.notes.map((words) => `Note: ${words}`));
  if (lost.length + changed.length === 0) lines.push('', 'Nothing was lost.');
  return `${lines.join('\n')}\n`;
}

function heading(report: ImportReport): string {
  const what = `“${report.title || report.origin}” (WordPress export ${report.version}, ${report.items} items)`;
  const resumed = report.resumedAt > 0 ? ` An earlier run had done ${report.resumedAt} of them.` : '';
  return report.dryRun
    ? `Tried out only, nothing was changed: ${what}.`
    : `Imported ${what} in ${report.seconds.toFixed(1)} s.${resumed}`;
}

function table(report: ImportReport): string[] {
  const kinds = (Object.keys(report.counts) as ItemKind[]).filter((kind) =>
    COLUMNS.some((column) => report.counts[kind][column] > 0),
  );
  const rows = [
    ['', ...COLUMNS.map((column) => (column === 'left' ? 'left out' : column))],
    ...kinds.map((kind) => [kind, ...COLUMNS.map((column) => String(report.counts[kind][column]))]),
  ];
  const widths =
    rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 2),
      )
      .join(''),
  );
}

function grouped(losses: readonly Loss[]): string[] {
  const byReason = new Map<string, Loss[]>();
  for (const loss of losses) {
    const key = `${loss.kind}: ${loss.reason}`;
    const group = byReason.get(key);
    if (group) group.push(loss);
    else byReason.set(key, [loss]);
  }
  return [...byReason]
    .sort(([, one], [, other]) => other.length - one.length)
    .flatMap(([reason, group]) => [`  ${group.length} × ${reason}`, ...examples(group)]);
}

function examples(group: readonly Loss[]): string[] {
  const shown = group
    .slice(0, EXAMPLES)
    .map((loss) => `      ${loss.line > 0 ? `line ${loss.line}: ` : ''}${loss.name}`);
  const more = group.length - EXAMPLES;
  return more > 0 ? [...shown, `      … and ${more} more (--json lists all)`] : shown;
}
