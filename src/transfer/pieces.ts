/** Rows in one statement. Few sizes, because every size is a statement of its own, and the store keeps those. */
const SIZES = [64, 8, 1];

/** A list in pieces of 64, then 8, then single: for inserts of many rows. */
export function pieces<Row>(rows: readonly Row[]): Row[][] {
  const cut: Row[][] = [];
  let from = 0;
  for (const size of SIZES) {
    for (; rows.length - from >= size; from += size) cut.push(rows.slice(from, from + size));
  }
  return cut;
}

/** A list in pieces of 64, the last filled up with its own last value: for questions with `in`. */
export function questions<Value>(values: readonly Value[]): Value[][] {
  const size = SIZES[0] ?? 1;
  const cut: Value[][] = [];
  for (let from = 0; from < values.length; from += size) {
    const piece = values.slice(from, from + size);
    const last = piece.at(-1) as Value;
    while (piece.length < size) piece.push(last);
    cut.push(piece);
  }
  return cut;
}
