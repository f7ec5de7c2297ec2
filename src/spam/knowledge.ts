import { emptyPrior, loadPrior } from './prior.ts';
import { SHORTENERS } from './shorteners.ts';
import type { Knowledge, Thresholds } from './types.ts';

/** Files of the folder `prior/` that `loadKnowledge` asks for. */
export const PRIOR_FILES = ['model.bin', 'disposable-mail.txt', 'spam-hosts.txt'] as const;
export type PriorFile = (typeof PRIOR_FILES)[number];

/**
 * To hold an honest comment costs a reader's trust; a missed spam costs a moderator a click: twenty of the second for
 * one of the first makes .95. Nothing is set aside unseen below .999.
 */
export const DEFAULT_THRESHOLDS: Thresholds = { hold: 0.95, discard: 0.999 };

/**
 * Knowledge of a paper that has decided nothing yet. `readFile` gives the bytes of a file of `prior/`.
 * Add `local`, `ownHosts` and `language` with a spread.
 * @throws Failure `bad-input` when the model is damaged.
 */
export function loadKnowledge(readFile: (name: PriorFile) => Uint8Array): Knowledge {
  return {
    ...bareKnowledge(),
    prior: loadPrior(readFile('model.bin')),
    lists: {
      disposableMail: lines(readFile('disposable-mail.txt')),
      spamHosts: lines(readFile('spam-hosts.txt')),
      shorteners: SHORTENERS,
    },
  };
}

/** Knowledge without any file: the checks alone, for tests and for a broken installation. */
export function bareKnowledge(): Knowledge {
  return {
    prior: emptyPrior(),
    local: new Map(),
    lists: { disposableMail: new Set(), spamHosts: new Set(), shorteners: SHORTENERS },
    thresholds: DEFAULT_THRESHOLDS,
    ownHosts: [],
    language: null,
  };
}

// Host names, one a line, ASCII; `#` begins a line of notes.
function lines(bytes: Uint8Array): ReadonlySet<string> {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8_192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  return new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
}
