import { DAY } from '#base';

/** The time that a `datetime-local` field says (`2026-11-24T18:30`), on the paper's clocks, as ms UTC; null if it is none. */
export function fromLocal(text: string, timezone: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const naive = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(naive).toISOString().slice(0, 16) !== text.slice(0, 16)) return null;
  // Twice: the first guess may stand on the other side of a change of clocks.
  const guess = naive - offsetAt(naive, timezone);
  const offset = offsetAt(guess, timezone);
  const at = naive - offset;
  // A time that the clocks pass over is the one that they go on to.
  return offsetAt(at, timezone) === offset ? at : Math.max(guess, at);
}

/** The same, the other way round: what the field shows. */
export function toLocal(at: number, timezone: string): string {
  return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 16);
}

/** When the next day begins on the paper's clocks, ms UTC: what says "today" is not kept longer. */
export function nextMidnight(at: number, timezone: string): number {
  const today = toLocal(at, timezone).slice(0, 10);
  const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + DAY).toISOString().slice(0, 10);
  return fromLocal(`${tomorrow}T00:00`, timezone) ?? at + DAY;
}

/** To make one takes longer than all that it is asked; a paper has one time zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timezone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timezone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timezone, clock);
  }
  return clock;
}

function offsetAt(at: number, timezone: string): number {
  const parts = clockOf(timezone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(at / 1_000) * 1_000;
}
