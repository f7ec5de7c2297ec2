import type { Concept } from '../lexicon-words.ts';
import type { Mention } from '../lexicon.ts';
import type { Reading } from '../reading.ts';
import type { Reason } from '../types.ts';
import { inText, quoted, type Check } from './check.ts';

const SUBJECT: Readonly<Partial<Record<Concept, string>>> = {
  gambling: 'gambling',
  adult: 'sex and dating',
  pharmacy: 'medicines',
  credit: 'loans',
  earnings: 'easy money',
  crypto: 'investments',
  recovery: 'hackers and recovered money',
  seo: 'website promotion',
  essays: 'ghost-written essays',
  goods: 'goods and services',
  magic: 'spells and fortune-telling',
  piracy: 'free downloads',
  followers: 'a channel or site of one’s own',
  documents: 'forged papers',
};

/**
 * Words of an offer beside a way to take it up: a link, a number, “contact me”, “click here”. The words alone weigh
 * nothing: newspapers and their readers write about gambling, medicine and money.
 */
export const offer: Check = {
  name: 'offer',
  kind: 'content',
  look: (reading) => {
    const subjects = reading.mentions.filter((mention) => SUBJECT[mention.concept] !== undefined);
    const first = subjects[0];
    if (!first) return [];
    const means = waysToTakeUp(reading);
    if (means === 0) return [];
    const share = subjects.length / Math.max(6, reading.words.length);
    return [say(reading, subjects, Math.min(2.5, 0.5 * means + Math.min(1, 6 * share)))];
  },
};

function waysToTakeUp({ links, contacts, mentions, linkHost }: Reading): number {
  const asks = mentions.some((mention) => mention.concept === 'contact' || mention.concept === 'promotion');
  return (links.length > 0 ? 1 : 0) + (contacts.length > 0 ? 1 : 0) + (asks ? 1 : 0) + (linkHost ? 0.5 : 0);
}

// The place reaches from the first word of the offer to the last: without one of them the others would still stand.
function say(reading: Reading, subjects: readonly Mention[], weight: number): Reason {
  const [first, last] = [subjects[0] as Mention, subjects.at(-1) as Mention];
  const start = reading.words[first.first]?.start ?? 0;
  const end = reading.words[last.last]?.end ?? start;
  const what = quoted(reading.text.text.slice(start, reading.words[first.last]?.end ?? start));
  const words = `${what} belongs to offers of ${SUBJECT[first.concept]}, and the text says where to take one up.`;
  return {
    check: 'offer',
    code: `offer-${first.concept}`,
    words,
    weight,
    where: inText(reading, start, end),
  };
}
