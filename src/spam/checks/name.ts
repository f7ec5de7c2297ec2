import type { Reading } from '../reading.ts';
import type { Reason } from '../types.ts';
import { SUBJECTS } from '../lexicon-words.ts';
import { hostOf } from '../links.ts';
import { allOf, quoted, type Check } from './check.ts';

// Words that make a name a firm's: nobody is christened with them.
const FIRM =
  /\b(?:services?|solutions?|agency|company|online|website|software|marketing|hosting|reviews?|coupons?|tickets?|rental|repair|clinic|lawyers?|attorneys?|dentist|movers|cleaning|roofing|plumbing|insurance|hotels?|tours?|travels?|near me|for sale|buy|best|cheap|free|download|app|apk|bonus|\d+% off|agentur|kaufen|comprar|barato|acheter|купить|услуги|jasa|sewa|murah|hizmeti|firması)\b/u;

/** A name that is an advertisement. */
export const nameCheck: Check = {
  name: 'name',
  kind: 'content',
  look: (reading) => {
    const found = judgeName(reading);
    return found ? [{ ...found, check: 'name', where: allOf('name', reading.evidence.name) }] : [];
  },
};

function judgeName(reading: Reading): Omit<Reason, 'check'> | null {
  const { name, nameWords, nameMentions } = reading;
  if (name.text.trim() === '') return null;
  const shown = (): string => quoted(reading.evidence.name);
  if (isAddress(name.text))
    return { code: 'address-as-name', words: `The name ${shown()} is a web address.`, weight: 2 };
  const trade = nameMentions.find((mention) => SUBJECTS.has(mention.concept));
  if (trade && nameWords.length > 1)
    return {
      code: 'keywords-as-name',
      words: `The name ${shown()} is made of advertising words.`,
      weight: 2,
    };
  if (trade)
    return { code: 'keyword-as-name', words: `The name ${shown()} is an advertising word.`, weight: 1.2 };
  if (nameWords.length > 1 && FIRM.test(name.text))
    return {
      code: 'firm-as-name',
      words: `The name ${shown()} names a business, not a person.`,
      weight: reading.linkHost ? 1.8 : 0.6,
    };
  if (nameWords.length > 6)
    return { code: 'phrase-as-name', words: 'The name is a whole phrase.', weight: 0.6 };
  return null;
}

function isAddress(name: string): boolean {
  if (!name.includes('.') || hostOf(name) === '') return false;
  return /[a-z0-9-]\.[a-z]{2,12}(?:\/|$)/.test(name.trim()) && !/\s/.test(name.trim());
}
