import type { Word } from '../words.ts';
import { allOf, type Check } from './check.ts';

const ENOUGH_WORDS = 8;
const ENOUGH_LETTERS = 30;
/** Share of different words below which a text repeats itself. */
const FEW_DIFFERENT = 0.34;

/** The same words again and again; shouting beside a link. Anger in capitals alone is not evidence. */
export const repetition: Check = {
  name: 'repetition',
  kind: 'content',
  look: ({ evidence, words, shape, links, contacts }) => {
    const where = allOf('text', evidence.text);
    const sells = links.length > 0 || contacts.length > 0;
    if (words.length >= ENOUGH_WORDS && repeats(words))
      return [
        {
          check: 'repetition',
          code: 'repeated-words',
          words: 'The same words come again and again.',
          weight: sells ? 1.2 : 0.6,
          where,
        },
      ];
    if (sells && shape.letters > ENOUGH_LETTERS && shape.capitals / shape.letters > 0.6)
      return [
        {
          check: 'repetition',
          code: 'shouted-offer',
          words: 'The text is all capitals, around a link or a number.',
          weight: 0.6,
          where,
        },
      ];
    return [];
  },
};

// Counts no further than it must: most texts have had enough different words after their first third.
function repeats(words: readonly Word[]): boolean {
  const hashes = new Set<number>();
  for (const word of words) {
    hashes.add(word.hash);
    if (hashes.size / words.length >= FEW_DIFFERENT) return false;
  }
  return true;
}
