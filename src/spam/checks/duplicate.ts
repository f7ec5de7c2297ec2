import type { Reading } from '../reading.ts';
import { alike, packed, slotsOf, type Fingerprints } from '../similarity.ts';
import type { Label, Reason, RecentComment } from '../types.ts';
import { wordsOf } from '../words.ts';
import { allOf, type Check } from './check.ts';

type Count = Record<Label | 'waiting', number>;

/** The same text, give or take a few words, was sent before. */
export const duplicate: Check = {
  name: 'duplicate',
  kind: 'conduct',
  look: (reading) => {
    const { recent } = reading.evidence.history;
    if (recent.length === 0) return [];
    return say(reading, countedLikes(reading, recent)).map((reason) => ({
      ...reason,
      where: allOf('text', reading.evidence.text),
    }));
  },
};

// Every comment on an article is compared with the same earlier ones: they are packed once.
const PACKED = new WeakMap<readonly RecentComment[], Fingerprints>();

function countedLikes(reading: Reading, recent: readonly RecentComment[]): Count {
  const count = { spam: 0, ham: 0, waiting: 0 };
  const own = slotsOf(wordsBesideLinks(reading));
  if (!own) return count;
  let others = PACKED.get(recent);
  if (!others) PACKED.set(recent, (others = packed(recent.map(({ fingerprint }) => fingerprint))));
  for (const index of alike(own, others)) count[recent[index]?.label ?? 'waiting'] += 1;
  return count;
}

// Words that stand for a link are words of the comment, but not of its fingerprint.
function wordsBesideLinks({ text: { text }, words, everyLink }: Reading): Reading['words'] {
  return everyLink.some(({ shown }) => shown !== null) ? wordsOf(text, everyLink) : words;
}

function say({ links, linkHost }: Reading, count: { spam: number; ham: number; waiting: number }): Reason[] {
  const check = 'duplicate';
  if (count.spam > 0) {
    const times = count.spam === 1 ? 'a comment' : `${count.spam} comments`;
    return [
      { check, code: 'like-spam', words: `Nearly the same text as ${times} that were spam.`, weight: 4 },
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
