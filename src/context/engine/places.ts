import { lendableZeros } from './lendable.ts';

/** Finds the number of a thing by the thing's hash: a table with open addressing. */
export interface Places {
  /** The number of the thing that is asked for, of those with this hash; −1 if it has none. */
  find(hash: number): number;
  /** A number that is not in the table yet. */
  add(number: number): void;
  /** A number that is in the table. */
  remove(number: number): void;
  /** The memory, to be read by another thread. */
  lend(): Uint32Array;
}

interface Things {
  hashOf(number: number): number;
  /** Whether this is the number of the thing that is asked for. */
  isAsked(number: number): boolean;
}

const FIRST = 4096;
/** How full the table may be: at seven eighths, what is not there is found to be so after thirty places that lie side by side. */
const FULLEST = 7 / 8;

/** @param lent that of another thread, to be read only. */
export function createPlaces({ hashOf, isAsked }: Things, lent?: Uint32Array): Places {
  // 0 is free, otherwise a number + 1.
  let table = lent ?? lendableZeros(Uint32Array, FIRST);
  let count = 0;

  function put(number: number): void {
    let place = hashOf(number) & (table.length - 1);
    while (table[place] !== 0) place = (place + 1) & (table.length - 1);
    table[place] = number + 1;
  }

  function widen(): void {
    const before = table;
    table = lendableZeros(Uint32Array, before.length * 2);
    for (const entry of before) if (entry !== 0) put(entry - 1);
  }

  return {
    find(hash) {
      for (let place = hash & (table.length - 1); ; place = (place + 1) & (table.length - 1)) {
        const number = (table[place] as number) - 1;
        if (number < 0 || isAsked(number)) return number;
      }
    },
    add(number) {
      if (count >= table.length * FULLEST) widen();
      count++;
      put(number);
    },
    remove(number) {
      count--;
      let place = hashOf(number) & (table.length - 1);
      while (table[place] !== number + 1) place = (place + 1) & (table.length - 1);
      // Those behind it move up, so that no gap stands between one and where its hash leads.
      for (table[place] = 0; ;) {
        place = (place + 1) & (table.length - 1);
        const entry = table[place] as number;
        if (entry === 0) return;
        table[place] = 0;
        put(entry - 1);
      }
    },
    lend: () => table,
  };
}
