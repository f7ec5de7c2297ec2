/** Milliseconds since 1970, UTC, always a whole number. Passed in, so that a test owns the time. */
export type Clock = () => number;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const systemClock: Clock = () => Date.now();
