import { mainScript } from '../shape.ts';
import type { Script } from '../alphabet.ts';
import { allOf, type Check } from './check.ts';

const SCRIPT_OF: Readonly<Record<string, Script>> = {
  ru: 'cyrillic', uk: 'cyrillic', bg: 'cyrillic', sr: 'cyrillic', be: 'cyrillic', el: 'greek', ar: 'arabic', fa: 'arabic',
  ur: 'arabic', he: 'hebrew', hi: 'indic', mr: 'indic', ne: 'indic', th: 'thai', ko: 'hangul', zh: 'han', ja: 'kana',
}; // prettier-ignore
const FAMILY: Readonly<Record<string, string>> = { kana: 'han' };

/** Another script than the paper's, and a link or a number beside it. A foreign language alone is a welcome reader. */
export const language: Check = {
  name: 'language',
  kind: 'content',
  look: ({ evidence, knowledge, shape, links, contacts }) => {
    const paper = (evidence.article?.language ?? knowledge.language)?.slice(0, 2).toLowerCase();
    const main = mainScript(shape);
    if (!paper || !main || main === 'latin' || (links.length === 0 && contacts.length === 0)) return [];
    const expected = SCRIPT_OF[paper] ?? 'latin';
    if ((FAMILY[main] ?? main) === (FAMILY[expected] ?? expected)) return [];
    const words = 'The text is in another script than the paper, and has a link or a number to call.';
    return [
      { check: 'language', code: 'other-script', words, weight: 0.9, where: allOf('text', evidence.text) },
    ];
  },
};
