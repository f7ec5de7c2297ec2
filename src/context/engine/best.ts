/**
 * The slots with the highest scores, the highest first; among equal ones the lower slot. Keeps only so many while it looks:
 * sorting everything that shares a word would take longer than finding it.
 */
export function best(
  scores: Float32Array,
  slots: Uint32Array,
  most: number,
  admits: (slot: number) => boolean,
): number[] {
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (const slot of slots) {
    if (heap.length === most && !isWorse(heap[0] as number, slot)) continue;
    if (!admits(slot)) continue;
    if (heap.length < most) rise(heap, slot, isWorse);
    else sink(heap, slot, isWorse);
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

type Compare = (a: number, b: number) => boolean;

/** The worst stands at the top. */
function rise(heap: number[], slot: number, isWorse: Compare): void {
  let at = heap.push(slot) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(slot, heap[parent] as number)) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = slot;
}

function sink(heap: number[], slot: number, isWorse: Compare): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isWorse(heap[child + 1] as number, heap[child] as number)) child++;
    if (!isWorse(heap[child] as number, slot)) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = slot;
}
