/** Before it, no site had a date that means anything; WordPress writes year 0 or 1970 for "none". */
const EARLIEST = Date.UTC(1970, 0, 2);
/** After it lies a slip of the keyboard. */
const LATEST = Date.UTC(2200, 0, 1);

/** `2026-01-02 03:04:05` as ms UTC; null for zero dates, impossible ones and everything else. */
export function readWordPressDate(text: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second ?? 0);
  const date = new Date(time);
  // 31 February would roll over into March.
  const rolled = date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day || date.getUTCHours() !== hour;
  return rolled ? null : sensible(time);
}

/** `Fri, 02 Jan 2026 03:04:05 +0000` as ms UTC, or null. */
export function readFeedDate(text: string): number | null {
  if (
    !/^(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC|Z)$/.test(
      text.trim(),
    )
  )
    return null;
  return sensible(Date.parse(text.trim()));
}

function sensible(time: number): number | null {
  return Number.isFinite(time) && time >= EARLIEST && time < LATEST ? time : null;
}
