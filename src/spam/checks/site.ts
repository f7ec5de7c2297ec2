import type { Reading } from '../reading.ts';
import type { Reason } from '../types.ts';
import { SUBJECTS } from '../lexicon-words.ts';
import { mentionsOf } from '../lexicon.ts';
import { wordsOf } from '../words.ts';
import { allOf, quoted, type Check } from './check.ts';

/** The link field: today's spam leaves a harmless comment, and a business there. */
export const site: Check = {
  name: 'site',
  kind: 'content',
  look: (reading) => {
    const { evidence, linkHost } = reading;
    if (!evidence.link || !linkHost) return [];
    const where = allOf('link', evidence.link);
    return judgeSite(reading).map((found) => ({ ...found, check: 'site', where }));
  },
};

function judgeSite({
  linkHost,
  evidence,
  knowledge,
  name,
  mentions,
  traitsOf,
}: Reading): Omit<Reason, 'check'>[] {
  const host = quoted(linkHost);
  if (knowledge.lists.spamHosts.has(traitsOf(linkHost).base))
    return [
      {
        code: 'listed-site',
        words: `The website given, ${host}, is on a list of advertising sites.`,
        weight: 3.5,
      },
    ];
  if (knowledge.lists.shorteners.has(linkHost))
    return [{ code: 'shortened-site', words: `The website given is hidden behind ${host}.`, weight: 1.5 }];
  const words =
    `${linkHost.replace(/\.[a-z]+$/, '')} ${/\/\/[^/]+\/(.{0,120})/.exec(evidence.link ?? '')?.[1] ?? ''}`
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const about = mentionsOf(words, wordsOf(words)).find((one) => SUBJECTS.has(one.concept));
  if (about)
    return [
      {
        code: 'advertising-site',
        words: `The website given, ${host}, has the name of an offer.`,
        weight: 1.6,
      },
    ];
  const bare = name.text.replace(/[^\p{L}\p{N}]/gu, '');
  const business =
    bare.length > 6 && linkHost.replaceAll(/[-.]/g, '').includes(bare) && name.text.trim().includes(' ');
  const praised = mentions.some((mention) => mention.concept === 'praise');
  if (business && praised)
    return [
      { code: 'name-is-site', words: 'The name is the website, and the comment only praises.', weight: 1.2 },
    ];
  return [];
}
