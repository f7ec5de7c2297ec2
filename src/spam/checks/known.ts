import type { Reason, Tally } from '../types.ts';
import type { Check } from './check.ts';

/** What the newsroom decided before about this address, this link and this part of the network. */
export const known: Check = {
  name: 'known',
  kind: 'conduct',
  look: ({ evidence: { history, email, link, text } }) => [
    ...(email ? say('email', 'this mail address', history.email, 1.2) : []),
    ...(link || text ? say('link', 'this link', history.linkHost, 1) : []),
    ...say('network', 'this part of the network', history.addressBlock, 0.5),
  ],
};

// Log-odds of what came before, with one imagined decision of each kind: one decision says little, ten say much.
function say(what: string, words: string, tally: Tally, trust: number): Reason[] {
  const bad = Math.max(0, tally.spam) + 0.25 * Math.max(0, tally.refused);
  const good = Math.max(0, tally.published);
  const weight = trust * Math.max(-3, Math.min(3, Math.log((bad + 1) / (good + 1)) * 1.3));
  if (!(Math.abs(weight) >= 0.2)) return [];
  const where = { field: 'history', start: 0, end: 0 } as const;
  const became = weight < 0 ? 'published' : tally.spam > 0 ? 'spam' : 'refused';
  return [
    {
      check: 'known',
      code: `${what}-${became}-before`,
      words: `Comments from ${words} were ${became} before.`,
      weight,
      where,
    },
  ];
}
