type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

interface KindOf<List> {
  new (memory: SharedArrayBuffer): List;
  readonly BYTES_PER_ELEMENT: number;
}

/** Zeros, in memory that can be lent to another thread: for what is never replaced by a longer list. */
export function lendableZeros<List extends Numbers>(Kind: KindOf<List>, length: number): List {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/**
 * The same list in such memory: a copy, unless it lies there. Lists that grow are put there only when they are lent: Node does
 * not count shared memory as its own, and would be late to give back the shorter ones.
 */
export function lendable<List extends Numbers>(list: List): List {
  if (list.buffer instanceof SharedArrayBuffer) return list;
  const copy = lendableZeros(list.constructor as KindOf<List>, list.length);
  copy.set(list);
  return copy;
}
