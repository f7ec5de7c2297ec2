import type { Reason } from '../types.ts';
import { conceptOf } from '../lexicon.ts';
import { allOf, inText, quoted, type Check } from './check.ts';
import type { Reading } from '../reading.ts';

// Five or more single letters with the same sign between them: v i a g r a, c.a.s.i.n.o.
const SPACED = /(?<![\p{L}\p{N}])[a-zа-я](?:([ ._*-])[a-zа-я0-9](?:\1[a-zа-я0-9]){3,40})(?![\p{L}\p{N}])/gu;
// A word with digits or signs in the place of letters: v1agra, c@sin0.
const LEET = /(?<![\p{L}\p{N}@$])[a-z]{1,20}[0134578@$](?:[a-z0134578@$]{0,20})[a-z](?![\p{L}\p{N}@])/gu;
const LETTER_OF: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
};
/** Nobody hides an honest word: measured on sources never seen, disguises are the surest sign in the text. */
const SUREST = 1.6;
const MOST_LEET = 40;

/** Words written so that people read them and simple filters do not. */
export const disguise: Check = {
  name: 'disguise',
  kind: 'content',
  look: (reading) => [...tricks(reading), ...nameTricks(reading), ...spaced(reading), ...leet(reading)],
};

function tricks(reading: Reading): Reason[] {
  const { hidden, lookalikes, halfDecorated, piled, struck, wide, first } = reading.text.disguises;
  if (first < 0) return [];
  const decorated = reading.text.disguises.decorated + (reading.shape.dense > 0 ? 0 : wide);
  const where = { field: 'text', start: first, end: reading.evidence.text.length } as const;
  const found: Reason[] = [];
  if (hidden > 1)
    found.push(
      reason('hidden-characters', 'Invisible characters stand inside words.', Math.min(2.5, 1 + hidden / 4)),
    );
  if (lookalikes > 1)
    found.push(
      reason(
        'lookalike-letters',
        'Letters of another alphabet stand in for Latin ones.',
        Math.min(3, 1.2 + lookalikes / 4),
      ),
    );
  if (halfDecorated > 0)
    found.push(
      reason(
        'half-decorated-word',
        'Decorative letters stand among plain ones inside a word.',
        Math.min(2.5, 1.4 + halfDecorated / 2),
      ),
    );
  else if (decorated > 3)
    found.push(reason('decorated-letters', 'Words are set in decorative letters.', 1.3));
  if (struck > 3)
    found.push(reason('struck-letters', 'Letters are underlined or struck out one by one.', 1.2));
  if (piled > 10) found.push(reason('piled-marks', 'Marks are piled on letters beyond any language.', 0.8));
  return found.map((one) => ({ ...one, where }));
}

function nameTricks({ name, evidence }: Reading): Reason[] {
  const { hidden, lookalikes, decorated } = name.disguises;
  if (hidden + lookalikes < 2 && decorated < 4) return [];
  return [
    {
      ...reason('disguised-name', 'The name is written in disguised letters.', 0.8),
      where: allOf('name', evidence.name),
    },
  ];
}

function spaced(reading: Reading): Reason[] {
  SPACED.lastIndex = 0;
  const match = SPACED.exec(reading.text.text);
  if (!match) return [];
  const word = match[0].replace(/[ ._*-]/g, '');
  const bad = conceptOf(word) !== null;
  return [
    {
      ...reason('spaced-letters', `The word ${quoted(word)} is written letter by letter.`, bad ? 2.5 : 1),
      where: inText(reading, match.index, match.index + match[0].length),
    },
  ];
}

function leet(reading: Reading): Reason[] {
  if (!/[0-9@$]/.test(reading.text.text)) return [];
  LEET.lastIndex = 0;
  for (let count = 0; count < MOST_LEET; count++) {
    const match = LEET.exec(reading.text.text);
    if (!match) return [];
    const word = match[0].replace(/[0134578@$]/g, (sign) => LETTER_OF[sign] ?? sign);
    if (!conceptOf(word) || conceptOf(match[0])) continue;
    const where = inText(reading, match.index, match.index + match[0].length);
    return [
      { ...reason('digits-for-letters', `${quoted(match[0])} hides the word ${quoted(word)}.`, 2.2), where },
    ];
  }
  return [];
}

function reason(code: string, words: string, weight: number): Reason {
  return { check: 'disguise', code, words, weight: weight * SUREST };
}
