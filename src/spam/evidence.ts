import type { Evidence, History, Tally } from './types.ts';

const NONE: Tally = { published: 0, spam: 0, refused: 0 };

/** A newsroom that has seen nothing yet. */
export const NO_HISTORY: History = { email: NONE, linkHost: NONE, addressBlock: NONE, recent: [] };

/** Evidence with what is known; everything else is unknown, which is evidence for nothing. */
export function evidenceOf(known: Partial<Evidence> & Pick<Evidence, 'text'>): Evidence {
  return {
    kind: 'comment',
    role: 'reader',
    name: '',
    email: null,
    link: null,
    article: null,
    thread: [],
    visit: { formMs: null, honeypotFilled: false },
    history: NO_HISTORY,
    ...known,
  };
}
