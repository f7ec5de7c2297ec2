import type { Reading } from '../reading.ts';
import type { Reason } from '../types.ts';
import type { Contact } from '../contacts.ts';
import { inText, type Check } from './check.ts';

const FORMS = new Set(['contact-form', 'message', 'signup']);
const SAID: Readonly<Record<Contact['kind'], readonly [words: string, weight: number]>> = {
  phone: ['A telephone number stands in the text.', 1],
  mail: ['A mail address stands in the text.', 0.8],
  handle: ['A messenger name stands in the text.', 0.3],
  messenger: ['A link to a messenger stands in the text.', 1.4],
};

/** Ways to reach somebody elsewhere: normal in a letter to the desk, rare in a comment. */
export const contact: Check = {
  name: 'contact',
  kind: 'content',
  look: (reading) => {
    if (reading.contacts.length === 0 || FORMS.has(reading.evidence.kind)) return [];
    const kinds = new Set<string>();
    return reading.contacts.flatMap((one) => {
      if (kinds.has(one.kind)) return [];
      kinds.add(one.kind);
      return [say(reading, one)];
    });
  },
};

function say(reading: Reading, one: Contact): Reason {
  const [words, weight] = SAID[one.kind];
  return {
    check: 'contact',
    code: `contact-${one.kind}`,
    words,
    weight,
    where: inText(reading, one.start, one.end),
  };
}
