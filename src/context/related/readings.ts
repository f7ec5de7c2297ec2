import { createIds } from '../engine/ids.ts';
import { MOST_SLOTS } from '../engine/inverted.ts';
import { growingZeros, grown } from '../engine/lendable.ts';

/** Which text of each article the engine has read, and when it did; in columns, for there may be a million. Times in ms UTC. */
export interface Readings {
  /** Whether a text of the article was read. */
  has(id: string): boolean;
  /** When the text that was read had been saved; undefined where none was. */
  savedAt(id: string): number | undefined;
  /** Since when the engine knows the text: what was linked before knows nothing of it. 0 where none was read. */
  readAt(id: string): number;
  note(id: string, savedAt: number, readAt: number): void;
  forget(id: string): void;
  /** Articles of which a text was read. */
  ids(): Iterable<string>;
}

export function createReadings(): Readings {
  const ids = createIds();
  let saved = growingZeros(Float64Array, MOST_SLOTS);
  let read = growingZeros(Float64Array, MOST_SLOTS);
  return {
    has: (id) => ids.slotOf(id) !== undefined,
    savedAt(id) {
      const slot = ids.slotOf(id);
      return slot === undefined ? undefined : saved[slot];
    },
    readAt(id) {
      const slot = ids.slotOf(id);
      return slot === undefined ? 0 : (read[slot] as number);
    },
    note(id, savedAt, readAt) {
      const slot = ids.slotOf(id) ?? ids.give(id);
      saved = grown(saved, slot + 1);
      read = grown(read, slot + 1);
      saved[slot] = savedAt;
      read[slot] = readAt;
    },
    forget(id) {
      const slot = ids.slotOf(id);
      if (slot !== undefined) ids.take(slot);
    },
    *ids() {
      for (const slot of ids.used()) yield ids.idOf(slot);
    },
  };
}
