/** What multiplies some scores before they are compared. */
interface Raise {
  /** The largest factor there is: what cannot be among the best with it is not asked about. */
  readonly most: number;
  of(slot: number): number;
}

/** How many are wanted, what raises them, and how many at most are not admitted. */
interface Wanted {
  readonly most: number;
  readonly raise?: Raise;
  readonly spare: number;
}

/**
 * The slots with the highest scores, the highest first; among equal ones the lower slot. Keeps only so many while it looks:
 * sorting everything that shares a word would take longer than finding it. Scores that are raised are changed where they stand.
 */
export function best(
  scores: Float32Array,
  slots: Uint32Array,
  { most, raise, spare }: Wanted,
  admits: (slot: number) => boolean,
): number[] {
  const heap: number[] = [];
  const factor = raise?.most ?? 1;
  let floor = floorOf(scores, slots, most + spare);
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
    if (heap.length === most) floor = Math.max(floor, scores[heap[0] as number] as number);
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

/** Scores are told apart here by their first sixteen bits, of which the sign is none: to one part in 128. */
const sameBeginning = new Uint32Array(1 << 15);
const asFloat = new Float32Array(1);
const asBits = new Uint32Array(asFloat.buffer);

/** What so many of the scores reach, or a little less: what cannot, need not be compared with the others. */
function floorOf(scores: Float32Array, slots: Uint32Array, most: number): number {
  if (slots.length <= most) return -Infinity;
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  sameBeginning.fill(0);
  let highest = 0;
  for (let at = 0; at < slots.length; at++) {
    const beginning = (bits[slots[at] as number] as number) >>> 16;
    sameBeginning[beginning] = (sameBeginning[beginning] as number) + 1;
    if (beginning > highest) highest = beginning;
  }
  let reached = 0;
  while (highest > 0 && (reached += sameBeginning[highest] as number) < most) highest--;
  asBits[0] = highest << 16;
  return asFloat[0] as number;
}
