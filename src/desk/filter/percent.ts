import { Failure } from '#base';

/** Within these the paper lets a threshold be set: below, honest comments would wait; above, spam would pass. */
export const LEAST_HOLD = 50;
export const MOST_HOLD = 99;

/** A probability from a percentage in a form or an address; undefined for anything that is none from 50 to 99. */
export function percentOf(text: string | undefined): number | undefined {
  if (!text || !/^\d{1,2}(?:\.\d)?$/.test(text.trim())) return undefined;
  const percent = Number(text);
  return percent >= LEAST_HOLD && percent <= MOST_HOLD ? percent / 100 : undefined;
}

/** @throws Failure `bad-input` naming the field. */
export function neededPercent(text: string, field: string): number {
  const value = percentOf(text);
  if (value === undefined) {
    const words = `Please give a number from ${LEAST_HOLD} to ${MOST_HOLD}.`;
    throw new Failure('bad-input', 'The threshold was not changed.', { [field]: words });
  }
  return value;
}

/** As it is read: 0.8 is "80", 0.955 is "95.5". Nothing is ever quite certain: 0.9999 is "99.9". */
export function inPercent(probability: number): string {
  return String(Math.min(99.9, Math.round(probability * 1_000) / 10));
}
