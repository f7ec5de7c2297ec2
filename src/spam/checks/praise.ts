import type { Reading } from '../reading.ts';
import { sharedWords } from '../relevance.ts';
import { inText, type Check } from './check.ts';

/** Words after which a comment has had room to say something. */
const ROOM = 90;

/** Praise that could stand under any article; it weighs more with a link or a contact beside it. */
export const praise: Check = {
  name: 'praise',
  kind: 'content',
  look: (reading) => {
    const found = reading.mentions.filter((mention) => mention.concept === 'praise');
    const first = found[0];
    if (!first || reading.words.length > ROOM) return [];
    const share =
      found.reduce((sum, one) => sum + one.last - one.first + 1, 0) / Math.max(8, reading.words.length);
    if (share < 0.12) return [];
    const about = sharedWords(reading);
    if (about !== null && about > 1) return [];
    const selling = sells(reading);
    const weight = Math.min(1, share * 2) * (selling ? 1.6 : 0.7) + (about === 0 ? 0.4 : 0);
    const start = reading.words[first.first]?.start ?? 0;
    const end = reading.words[found.at(-1)?.last ?? first.last]?.end ?? start;
    const words = selling
      ? 'The praise would fit any article, and a link or a contact comes with it.'
      : 'The praise would fit any article.';
    return [{ check: 'praise', code: 'empty-praise', words, weight, where: inText(reading, start, end) }];
  },
};

function sells({ links, contacts, linkHost }: Reading): boolean {
  return links.length > 0 || contacts.length > 0 || linkHost !== '';
}
