import { diffWordsWithSpace } from 'diff';

/** A stretch of text that stood in the older version, in the newer one, or in both. */
export interface Stretch {
  readonly kind: 'kept' | 'added' | 'removed';
  readonly text: string;
}

/** Comparing two unlike texts of this many milliseconds gives up: they are then shown one after the other. */
const PATIENCE_MS = 500;

/** The two versions of a text as one, word by word. */
export function compareTexts(older: string, newer: string): readonly Stretch[] {
  const parts = diffWordsWithSpace(older, newer, { timeout: PATIENCE_MS });
  if (!parts)
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ];
  return parts.map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'kept',
    text: part.value,
  }));
}
