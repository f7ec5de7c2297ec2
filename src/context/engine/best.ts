/** What multiplies some scores before they are compared. */
export interface Raise {
  /** The largest factor there is: what cannot be among the best with it is not asked about. */
  readonly most: number;
  of(slot: number): number;
}

/**
 * The slots with the highest scores, the highest first; among equal ones the lower slot. Keeps only so many while it looks:
 * sorting everything that shares a word would take longer than finding it. Scores that are raised are changed where they stand.
 */
export function best(
  scores: Float32Array,
  slots: Uint32Array,
  { most, raise }: { readonly most: number; readonly raise?: Raise },
  admits: (slot: number) => boolean,
): number[] {
  const heap: number[] = [];
  const factor = raise?.most ?? 1;
  let floor = -Infinity;
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as number;
    const score = scores[slot] as number;
    // Nearly all of them go here.
    if (score * factor < floor) continue;
    if (raise) scores[slot] = score * raise.of(slot);
    if (heap.length === most && !isWorse(scores, heap[0] as number, slot)) continue;
    if (!admits(slot)) continue;
    if (heap.length < most) rise(heap, slot, scores);
    else sink(heap, slot, scores);
    if (heap.length === most) floor = scores[heap[0] as number] as number;
  }
  return heap.sort((a, b) => (isWorse(scores, a, b) ? 1 : -1));
}

function isWorse(scores: Float32Array, a: number, b: number): boolean {
  const difference = (scores[a] as number) - (scores[b] as number);
  return difference < 0 || (difference === 0 && a > b);
}

/** The worst stands at the top. */
function rise(heap: number[], slot: number, scores: Float32Array): void {
  let at = heap.push(slot) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(scores, slot, heap[parent] as number)) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = slot;
}

function sink(heap: number[], slot: number, scores: Float32Array): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isWorse(scores, heap[child + 1] as number, heap[child] as number)) child++;
    if (!isWorse(scores, heap[child] as number, slot)) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = slot;
}
