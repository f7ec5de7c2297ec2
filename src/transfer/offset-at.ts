const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a time zone (IANA) are ahead of UTC at a moment, ms UTC; ms. */
export function offsetAt(time: number, timezone: string): number {
  let format = formats.get(timezone);
  if (!format) {
    const parts = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const;
    format = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: timezone, hourCycle: 'h23' });
    formats.set(timezone, format);
  }
  return Date.parse(`${format.format(time).replace(' ', 'T')}Z`) - Math.floor(time / 1_000) * 1_000;
}
