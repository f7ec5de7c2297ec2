/** A time on the paper's clocks: "24 November 2026, 18:30". */
export function Time({ at, timezone }: { readonly at: number; readonly timezone: string }) {
  return <time datetime={new Date(at).toISOString()}>{timeWords(at, timezone)}</time>;
}

/** The same, as a text. */
export function timeWords(at: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  })
    .format(at)
    .replace(' at ', ', ');
}

export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
}
