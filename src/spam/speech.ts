import { DENSE, kindOf } from './alphabet.ts';
import type { Reading } from './reading.ts';
import { fold } from './normalise.ts';
import { SPEECH_SIGNS, SPEECH_WORDS } from './speech-words.ts';
import { wordsOf } from './words.ts';

const WORDS = new Set(
  Object.values(SPEECH_WORDS)
    .flatMap((list) => list.split(' '))
    .flatMap((entry) => {
      const words = wordsOf(fold(entry).text);
      return words.length === 1 ? words.map((word) => word.hash) : [];
    }),
);
const SIGNS: ReadonlySet<number> = new Set(Array.from(SPEECH_SIGNS, (sign) => sign.charCodeAt(0)));

/**
 * How much of a comment is talk: its share of small words of asking, denying, doubting and answering, 0 to about 1. In
 * scripts without spaces the share of letters is taken.
 */
export function talkShare({
  words,
  text: { text },
  shape,
}: Pick<Reading, 'words' | 'text' | 'shape'>): number {
  let [talk, room] = [0, shape.dense];
  for (const word of words) {
    if (word.kind !== DENSE) room += 1;
    if (WORDS.has(word.hash)) talk += 1;
  }
  if (shape.dense > 0)
    for (let place = 0; place < text.length; place++) {
      const unit = text.charCodeAt(place);
      if (kindOf(unit) === DENSE && SIGNS.has(unit)) talk += 1;
    }
  return talk / (room + 1);
}
