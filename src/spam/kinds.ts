import type { Kind } from './types.ts';

const KINDS: ReadonlySet<string> = new Set<Kind>([
  'comment',
  'reply',
  'forum-post',
  'blog-post',
  'contact-form',
  'message',
  'signup',
  'trackback',
  'pingback',
  'other',
]);

/** Whether a word names a kind of thing that can be sent in. */
export function isKind(word: string): word is Kind {
  return KINDS.has(word);
}
