import { alike, fingerprintOf } from '../similarity.ts';
import type { Reading } from '../reading.ts';
import type { Reason } from '../types.ts';
import { allOf, type Check } from './check.ts';

/** The same text, give or take a few words, was sent before. */
export const duplicate: Check = {
  name: 'duplicate',
  kind: 'conduct',
  look: (reading) => {
    const { recent } = reading.evidence.history;
    if (recent.length === 0) return [];
    const own = fingerprintOf(reading.evidence.text);
    if (own === '') return [];
    const count = { spam: 0, ham: 0, waiting: 0 };
    for (const other of recent) if (alike(own, other.fingerprint)) count[other.label] += 1;
    return say(reading, count).map((reason) => ({ ...reason, where: allOf('text', reading.evidence.text) }));
  },
};

function say({ links, linkHost }: Reading, count: { spam: number; ham: number; waiting: number }): Reason[] {
  const check = 'duplicate';
  if (count.spam > 0) {
    const times = count.spam === 1 ? 'a comment' : `${count.spam} comments`;
    return [
      { check, code: 'like-spam', words: `Nearly the same text as ${times} refused as spam.`, weight: 4 },
    ];
  }
  if (count.waiting > 1)
    return [
      {
        check,
        code: 'like-waiting',
        words: `Nearly the same text as ${count.waiting} comments sent lately.`,
        weight: 1.5,
      },
    ];
  if (count.ham > 0 && (links.length > 0 || linkHost))
    return [
      { check, code: 'copied', words: 'The text of another comment, sent again with a link.', weight: 1.2 },
    ];
  return [];
}
