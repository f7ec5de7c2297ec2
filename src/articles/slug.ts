/** Longer ones are cut at a word: addresses are read aloud and printed. */
const LONGEST = 80;

/**
 * The address form of a headline or name: lower case, letters and digits of any script, hyphens between words, accents of
 * Latin letters dropped. Never empty.
 */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  let slug = '';
  for (const word of words ?? []) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug || [...(words?.[0] ?? 'untitled')].slice(0, LONGEST).join('');
}
