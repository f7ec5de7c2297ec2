import type { Field, Reason } from '#spam';

export interface Mark {
  readonly text: string;
  /** The words of the reasons that point here; none for plain text. */
  readonly why: readonly string[];
}

/** A letter or digit of a script that parts its words. */
const IN_WORD = /[\p{Lu}\p{Ll}\p{M}\p{N}]/u;

/**
 * A field as written, in stretches, each with the reasons that point at it: a disguised letter inside a word marks the word. Places
 * outside the text are left out.
 */
export function markedText(text: string, reasons: readonly Reason[], field: Field): readonly Mark[] {
  const pointing = reasons.flatMap(({ words, where, weight }) =>
    where?.field === field &&
    weight > 0 &&
    where.start < where.end &&
    where.end <= text.length &&
    where.start >= 0
      ? [{ words, start: wordStart(text, where.start), end: wordEnd(text, where.end) }]
      : [],
  );
  const cuts = [...new Set([0, text.length, ...pointing.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    return {
      text: text.slice(start, end),
      why: pointing.filter((one) => one.start <= start && end <= one.end).map((one) => one.words),
    };
  });
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && isInside(text, start)) start--;
  return start;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isInside(text, end)) end++;
  return end;
}

/** Whether a place stands between two letters of one word. */
function isInside(text: string, at: number): boolean {
  return IN_WORD.test(text[at - 1] ?? '') && IN_WORD.test(text[at] ?? '');
}
