import type { Field, Reason } from '#spam';

export interface Mark {
  readonly text: string;
  /** The words of the reasons that point here; none for plain text. */
  readonly why: readonly string[];
}

/** A field as written, in stretches, each with the reasons that point at it. Places outside the text are left out. */
export function markedText(text: string, reasons: readonly Reason[], field: Field): readonly Mark[] {
  const pointing = reasons.flatMap(({ words, where, weight }) =>
    where?.field === field &&
    weight > 0 &&
    where.start < where.end &&
    where.end <= text.length &&
    where.start >= 0
      ? [{ words, start: where.start, end: where.end }]
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
