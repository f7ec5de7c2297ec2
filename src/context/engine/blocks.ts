import { lendableZeros } from './lendable.ts';

/**
 * Room for many short lists of 32-bit numbers in a few large blocks of memory. A list that is full moves to a longer place,
 * and the old place waits for the next list of its size. An array object for each would cost more than what is in it.
 */
export interface Blocks {
  /** The address of a place for a list of this size. */
  take(size: SizeNumber): number;
  give(size: SizeNumber, address: number): void;
  block(address: number): Uint32Array;
  /** The memory, to be read by another thread. */
  lend(): LentBlocks;
}

/** A size is known by its place in the list of sizes. */
type SizeNumber = number;

export type LentBlocks = readonly Uint32Array[];

const BLOCK = 1 << 19;

/** Sizes grow by a third or a half, so that a list wastes a sixth of its room on average. */
export const SIZES: readonly number[] = [
  1,
  ...Array.from({ length: 18 }, (_, n) => [2 ** (n + 1), 3 * 2 ** n]).flat(),
];
/** Numbers in the longest list. */
export const LONGEST_LIST = SIZES.at(-1) ?? 0;

/** @param lent those of another thread, to be read only. */
export function createBlocks(lent: LentBlocks = []): Blocks {
  const blocks = [...lent];
  const given: number[][] = SIZES.map(() => []);
  let used = BLOCK;
  return {
    take(size) {
      const again = given[size]?.pop();
      if (again !== undefined) return again;
      const room = SIZES[size] ?? LONGEST_LIST;
      if (used + room > BLOCK) {
        blocks.push(lendableZeros(Uint32Array, BLOCK));
        used = 0;
      }
      const address = (blocks.length - 1) * BLOCK + used;
      used += room;
      return address;
    },
    give: (size, address) => void given[size]?.push(address),
    block: (address) => blocks[Math.floor(address / BLOCK)] as Uint32Array,
    lend: () => [...blocks],
  };
}

/** Where in its block an address is. */
export function within(address: number): number {
  return address % BLOCK;
}
