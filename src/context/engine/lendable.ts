type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

interface KindOf<List> {
  new (memory: SharedArrayBuffer, start?: number, length?: number): List;
  readonly BYTES_PER_ELEMENT: number;
}

/** Numbers that a list has room for at first. */
const FIRST = 1024;

/** Zeros, in memory that can be lent to another thread, for a list that stays as long as it is. */
export function lendableZeros<List extends Numbers>(Kind: KindOf<List>, length: number): List {
  const octets = length * Kind.BYTES_PER_ELEMENT;
  // As if it could grow: such memory is taken from the system and given back to it, and leaves no hole behind.
  return new Kind(new SharedArrayBuffer(octets, { maxByteLength: octets }), 0, length);
}

/**
 * Zeros in such memory, for a list that `grown` makes longer. It grows where it lies: only addresses are set aside for the rest, and a
 * page of memory is taken when it is first written. To copy it into a longer one instead would need both at once, and leave holes
 * behind that nothing else fits into.
 * @param most numbers that it can ever hold.
 */
export function growingZeros<List extends Numbers>(Kind: KindOf<List>, most: number): List {
  const octets = Kind.BYTES_PER_ELEMENT;
  const memory = new SharedArrayBuffer(FIRST * octets, { maxByteLength: Math.max(FIRST, most) * octets });
  // With its length said: a list that followed the memory's length would be slower to read.
  return new Kind(memory, 0, FIRST);
}

/** A list of `growingZeros`, or a longer one in the same memory when it has no room for so many. */
export function grown<List extends Numbers>(list: List, needed: number): List {
  if (needed <= list.length) return list;
  const memory = list.buffer as SharedArrayBuffer;
  const most = memory.maxByteLength / list.BYTES_PER_ELEMENT;
  const length = Math.max(needed, Math.min(most, Math.ceil(list.length * 1.25)));
  memory.grow(length * list.BYTES_PER_ELEMENT);
  return new (list.constructor as KindOf<List>)(memory, 0, length);
}
