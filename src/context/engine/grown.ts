type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** The list, or a longer copy when it has no room for so many. Grows by half: doubling would waste half of a large archive. */
export function grown<List extends Numbers>(list: List, needed: number): List {
  if (needed <= list.length) return list;
  const Kind = list.constructor as new (length: number) => List;
  const longer = new Kind(Math.max(needed, Math.ceil(list.length * 1.5)));
  longer.set(list);
  return longer;
}
