import { MOST_SLOTS } from './inverted.ts';
import { growingZeros, grown } from './lendable.ts';

/** A name for each slot, or none, of few different names: two octets for an article, where an entry of a map takes forty. */
export interface NamesBySlot {
  set(slot: number, name: string | null): void;
  get(slot: number): string | null;
  /** The memory, to be read by another thread. */
  lend(): LentNames;
}

export interface LentNames {
  readonly names: readonly string[];
  readonly numbers: Uint16Array;
}

/** Different names; a newspaper has ten. Whatever comes after is as if it had none. */
const MOST_NAMES = 65_535;

/** @param lent that of another thread, to be read only. */
export function createNamesBySlot(lent?: LentNames): NamesBySlot {
  const names = [...(lent?.names ?? [])];
  const numberOf = new Map(names.map((name, at) => [name, at + 1]));
  let numbers = lent?.numbers ?? growingZeros(Uint16Array, MOST_SLOTS);

  /** From 1 on; 0 is no name. */
  function numberFor(name: string): number {
    const known = numberOf.get(name);
    if (known !== undefined) return known;
    if (names.length === MOST_NAMES) return 0;
    numberOf.set(name, names.push(name));
    return names.length;
  }

  return {
    set(slot, name) {
      numbers = grown(numbers, slot + 1);
      numbers[slot] = name === null ? 0 : numberFor(name);
    },
    get: (slot) => names[(numbers[slot] ?? 0) - 1] ?? null,
    lend: () => ({ names: [...names], numbers }),
  };
}
