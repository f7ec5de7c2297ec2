import { fromLocal } from '#web';

/** The days that a reader narrows a search to; what makes no sense is as if it had not been given. */
export interface Days {
  /** As the field shows them: `2026-11-24`, or empty. */
  readonly fromDay: string;
  readonly toDay: string;
  /** ms UTC: from the beginning of the first day until the end of the last one, on the paper's clocks. */
  readonly from: number | undefined;
  readonly until: number | undefined;
}

/** Reads both days; if the second one lies before the first, they are taken the other way round. */
export function readDays(from: string | undefined, to: string | undefined, timezone: string): Days {
  const given = [beginningOf(from, timezone), beginningOf(to, timezone)];
  const turned = given[0] !== undefined && given[1] !== undefined && given[1] < given[0];
  const [fromDay, toDay] = turned ? [to, from] : [from, to];
  const first = beginningOf(fromDay, timezone);
  const last = beginningOf(toDay, timezone);
  return {
    fromDay: first === undefined ? '' : (fromDay ?? ''),
    toDay: last === undefined ? '' : (toDay ?? ''),
    from: first,
    until: last === undefined ? undefined : beginningOf(nextDay(toDay ?? ''), timezone),
  };
}

function beginningOf(day: string | undefined, timezone: string): number | undefined {
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return fromLocal(`${day}T00:00`, timezone) ?? undefined;
}

function nextDay(day: string): string {
  const next = new Date(`${day}T12:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
