import type { Ctx } from '#web';

/** Characters; no article's address comes near it. */
const LONGEST = 2_000;

/** The path that is asked for, as people write it and as addresses are stored; undefined when no address is like that. */
export function pathOf(c: Ctx): string | undefined {
  try {
    const path = decodeURIComponent(new URL(c.req.url).pathname).normalize('NFC');
    return path.includes('\0') || path.length > LONGEST ? undefined : path;
  } catch {
    // Not UTF-8.
    return undefined;
  }
}
