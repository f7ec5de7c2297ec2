type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** Zeros, in memory that can be lent to another thread. */
export function zeros<List extends Numbers>(
  Kind: { new (memory: SharedArrayBuffer): List; readonly BYTES_PER_ELEMENT: number },
  length: number,
): List {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/** The list, or a longer copy when it has no room for so many. Grows by half: doubling would waste half of a large archive. */
export function grown<List extends Numbers>(list: List, needed: number): List {
  if (needed <= list.length) return list;
  const Kind = list.constructor as { new (memory: SharedArrayBuffer): List; BYTES_PER_ELEMENT: number };
  const longer = zeros(Kind, Math.max(needed, Math.ceil(list.length * 1.5)));
  longer.set(list);
  return longer;
}
