import { NAME } from '../terms/profile.ts';
import type { TellingTerm } from '../terms/profile.ts';

// One term of one article in 32 bits: the term's number (26 bits), whether it is part of a name here, stands in the lead,
// stands in the headline, and how often it stands in the text (three bits, in steps). A million articles of 64 terms are
// 256 MB; as objects they would be ten times that.

export const IN_TITLE = 8;
export const IN_LEAD = 16;
export const AS_NAME = 32;

/** Most terms that a vocabulary can number. */
export const MOST_NUMBERS = 1 << 26;

/** How often a term stands in the text, from step to step. The weight grows with the logarithm: more steps tell no more. */
const OFTEN = [0, 1, 2, 3, 5, 8, 13, 21];

/** The weight of a term before rarity, by the low six bits: more in headline and lead, ever less for each repetition. */
const PLACE_WEIGHTS = Float64Array.from(
  { length: 64 },
  (_, marks) =>
    Math.log1p(OFTEN[marks & 7] ?? 0) + ((marks & IN_LEAD) > 0 ? 0.5 : 0) + ((marks & IN_TITLE) > 0 ? 1 : 0),
);

export function pack(number: number, term: TellingTerm): number {
  const marks =
    stepOf(term.body) |
    (term.title > 0 ? IN_TITLE : 0) |
    (term.lead > 0 ? IN_LEAD : 0) |
    ((term.kind & NAME) > 0 ? AS_NAME : 0);
  return ((number << 6) | marks) >>> 0;
}

export function termOf(entry: number): number {
  return entry >>> 6;
}

export function placeOf(entry: number): number {
  return PLACE_WEIGHTS[entry & 63] as number;
}

function stepOf(times: number): number {
  let step = 0;
  while (step + 1 < OFTEN.length && (OFTEN[step + 1] as number) <= times) step++;
  return step;
}
