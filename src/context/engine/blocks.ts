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

/** Sizes grow by a quarter at most, from eight on: a list wastes a tenth of its room on average. */
const SIZES: readonly number[] = [
  ...[1, 2, 3],
  ...Array.from({ length: 14 }, (_, n) => [4, 5, 6, 7].map((quarters) => quarters * 2 ** n)).flat(),
  65_536,
];
/** Numbers in the longest list: how many there are is kept in two octets. */
export const LONGEST_LIST = 65_535;

/** The size of a list of so many numbers: it has the shortest place that it fits into, always. */
export const SIZE_OF = sizesByCount();

function sizesByCount(): Uint8Array {
  const sizes = new Uint8Array(LONGEST_LIST + 1);
  SIZES.forEach((room, size) => sizes.fill(size, (SIZES[size - 1] ?? 0) + 1, room + 1));
  return sizes;
}

/** @param lent those of another thread, to be read only. */
export function createBlocks(lent: LentBlocks = []): Blocks {
  const blocks = [...lent];
  const given: number[][] = SIZES.map(() => []);
  let used = BLOCK;
  return {
    take(size) {
      const again = given[size]?.pop();
      if (again !== undefined) return again;
      const room = SIZES[size] as number;
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
