import type { Reason } from '../types.ts';
import type { Check } from './check.ts';

/** Nobody reads a form and answers it in this time, milliseconds. */
const IMPOSSIBLE = 1_200;
/** A quick reader with the text ready to paste needs this long, milliseconds. */
const HASTY = 3_000;
/** Characters a second: the fastest typists reach 15; more was pasted, which honest people do too. */
const PASTED = 40;
const LONG_TEXT = 200;

/** How long the form was open before it was sent. */
export const formTime: Check = {
  name: 'form-time',
  kind: 'conduct',
  look: ({ evidence }) => {
    const open = evidence.visit.formMs;
    if (open === null || open < 0) return [];
    if (open < IMPOSSIBLE)
      return [reason('sent-at-once', 'The form was sent faster than a person can fill it in.', 3.5)];
    if (open < HASTY) return [reason('sent-in-haste', 'The form was sent within three seconds.', 1.5)];
    if (evidence.text.length > LONG_TEXT && (evidence.text.length / open) * 1_000 > PASTED)
      return [reason('pasted', 'The text came faster than anyone types, so it was pasted.', 0.4)];
    return [];
  },
};

function reason(code: string, words: string, weight: number): Reason {
  return { check: 'form-time', code, words, weight, where: { field: 'visit', start: 0, end: 0 } };
}
