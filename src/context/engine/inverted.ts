/**
 * Which articles hold a term: one growing typed array a term, a posting being an article's slot and the term's weight in
 * it. A removed article's postings are taken out at once, so that the index is always what a rebuild would give.
 */
export interface Inverted {
  add(slot: number, terms: Int32Array, weights: Uint8Array): void;
  remove(slot: number, terms: Int32Array): void;
  /** Articles that hold the term. */
  count(term: number): number;
  /** Adds `factor × weight` for every article that holds the term. */
  score(term: number, factor: number, into: Float32Array, touched: number[]): void;
}

interface Postings {
  slots: Int32Array;
  weights: Uint8Array;
  used: number;
}

export function createInverted(): Inverted {
  const byTerm: (Postings | undefined)[] = [];
  return {
    add(slot, terms, weights) {
      terms.forEach((term, at) => append((byTerm[term] ??= empty()), slot, weights[at] ?? 0));
    },
    remove(slot, terms) {
      for (const term of terms) {
        const postings = byTerm[term];
        if (postings) takeOut(postings, slot);
      }
    },
    count: (term) => byTerm[term]?.used ?? 0,
    score(term, factor, into, touched) {
      const postings = byTerm[term];
      if (!postings) return;
      const { slots, weights, used } = postings;
      for (let at = 0; at < used; at++) {
        const slot = slots[at] as number;
        if (into[slot] === 0) touched.push(slot);
        into[slot] = (into[slot] as number) + factor * (weights[at] as number);
      }
    },
  };
}

function empty(): Postings {
  return { slots: new Int32Array(2), weights: new Uint8Array(2), used: 0 };
}

function append(postings: Postings, slot: number, weight: number): void {
  if (postings.used === postings.slots.length) {
    const room = Math.ceil(postings.used * 1.5) + 1;
    const slots = new Int32Array(room);
    slots.set(postings.slots);
    const weights = new Uint8Array(room);
    weights.set(postings.weights);
    postings.slots = slots;
    postings.weights = weights;
  }
  postings.slots[postings.used] = slot;
  postings.weights[postings.used] = weight;
  postings.used++;
}

/** The last posting takes the removed one's place: order means nothing. */
function takeOut(postings: Postings, slot: number): void {
  for (let at = 0; at < postings.used; at++) {
    if (postings.slots[at] !== slot) continue;
    postings.used--;
    postings.slots[at] = postings.slots[postings.used] as number;
    postings.weights[at] = postings.weights[postings.used] as number;
    return;
  }
}
