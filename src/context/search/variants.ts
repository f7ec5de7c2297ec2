/** Shorter words are one edit away from half the dictionary. */
const LEAST_LETTERS = 5;
/** Longer ones are names of chemicals, or nobody's typing. */
const MOST_LETTERS = 24;

/** Letters that a slip of the finger may have left out or put in, by script; lower case and without accents. */
const ALPHABETS: readonly (readonly [RegExp, string])[] = [
  [/^\p{sc=Latin}+$/u, letters(0x61, 0x7a)],
  [/^\p{sc=Cyrillic}+$/u, letters(0x430, 0x45f)],
  [/^\p{sc=Greek}+$/u, letters(0x3b1, 0x3c9)],
  [/^\p{sc=Armenian}+$/u, letters(0x561, 0x587)],
  [/^\p{sc=Georgian}+$/u, letters(0x10d0, 0x10f0)],
  [/^\p{sc=Hebrew}+$/u, letters(0x5d0, 0x5ea)],
  [/^\p{sc=Arabic}+$/u, letters(0x621, 0x64a)],
];

/**
 * Every word that is one slip away from this one: a letter missing, doubled or wrong, two letters swapped. Only for words of
 * 5 to 24 letters of one script that has an alphabet; for all others, and for numbers, none.
 * @param word lower case and without accents.
 */
export function variantsOf(word: string): string[] {
  const parts = [...word];
  const alphabet = ALPHABETS.find(([script]) => script.test(word))?.[1];
  if (alphabet === undefined || parts.length < LEAST_LETTERS || parts.length > MOST_LETTERS) return [];
  const found = new Set<string>();
  for (let at = 0; at <= parts.length; at++) {
    const before = parts.slice(0, at).join('');
    const after = parts.slice(at + 1).join('');
    const here = parts[at];
    if (here !== undefined) found.add(before + after);
    const next = parts[at + 1];
    if (here !== undefined && next !== undefined)
      found.add(before + next + here + parts.slice(at + 2).join(''));
    for (const letter of alphabet) {
      if (here !== undefined) found.add(before + letter + after);
      found.add(before + letter + (here ?? '') + after);
    }
  }
  found.delete(word);
  return [...found];
}

function letters(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).join('');
}
