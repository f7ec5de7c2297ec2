import { isId } from '#base';
import { parse, stringify } from 'uuid';
import { mix } from '../terms/hash.ts';
import { MOST_SLOTS } from './inverted.ts';
import { growingZeros, grown } from './lendable.ts';
import { createPlaces } from './places.ts';

/**
 * Which article has which slot. An id of this paper is a UUID and takes 16 octets, and some eight to be found by; as a text, known by a
 * `Map`, it would take two hundred, and as many again in each thread.
 */
export interface Ids {
  /** Slots given so far, of removed articles as well. */
  readonly slots: number;
  readonly size: number;
  slotOf(id: string): number | undefined;
  /** The id in a slot that is in use, made anew every time; '' in one that is not. */
  idOf(slot: number): string;
  /** A slot for an id that has none. */
  give(id: string): number;
  /** The slot is free again. */
  take(slot: number): void;
  /** Slots in use. */
  used(): Iterable<number>;
  /** The memory, to be read by another thread; of ids that are no UUIDs a copy. */
  lend(): LentIds;
}

export interface LentIds {
  readonly slots: number;
  readonly size: number;
  readonly words: Uint32Array;
  readonly places: Uint32Array;
  readonly others: ReadonlyMap<number, string>;
}

/** Numbers of 32 bits in a UUID. A slot whose first is 0 holds none: that would be one of the first minute of 1970. */
const WORDS = 4;
const OCTETS = 16;

/** @param lent those of another thread, to be read only. */
// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createIds(lent?: LentIds): Ids {
  let words = lent?.words ?? growingZeros(Uint32Array, WORDS * MOST_SLOTS);
  let slots = lent?.slots ?? 0;
  let size = lent?.size ?? 0;
  const free: number[] = [];
  /** Ids of another form, as sets of articles from elsewhere have them. */
  const others = new Map(lent?.others);
  const slotsOfOthers = new Map([...others].map(([slot, id]) => [id, slot]));
  const asked = new Uint32Array(WORDS);

  const places = createPlaces(
    {
      hashOf: (slot) => hashOf(words, slot * WORDS),
      isAsked(slot) {
        const at = slot * WORDS;
        return (
          words[at] === asked[0] &&
          words[at + 1] === asked[1] &&
          words[at + 2] === asked[2] &&
          words[at + 3] === asked[3]
        );
      },
    },
    lent?.places,
  );

  return {
    get slots() {
      return slots;
    },
    get size() {
      return size;
    },
    slotOf(id) {
      if (!readUuid(id, asked)) return slotsOfOthers.get(id);
      const slot = places.find(hashOf(asked, 0));
      return slot < 0 ? undefined : slot;
    },
    idOf: (slot) => (words[slot * WORDS] === 0 ? (others.get(slot) ?? '') : writeUuid(words, slot * WORDS)),
    give(id) {
      const slot = free.pop() ?? slots++;
      size++;
      words = grown(words, WORDS * slots);
      if (readUuid(id, asked)) {
        words.set(asked, slot * WORDS);
        places.add(slot);
      } else {
        others.set(slot, id);
        slotsOfOthers.set(id, slot);
      }
      return slot;
    },
    take(slot) {
      size--;
      free.push(slot);
      const at = slot * WORDS;
      if (words[at] === 0) {
        slotsOfOthers.delete(others.get(slot) ?? '');
        others.delete(slot);
        return;
      }
      places.remove(slot);
      words.fill(0, at, at + WORDS);
    },
    *used() {
      for (let slot = 0; slot < slots; slot++) if (words[slot * WORDS] !== 0 || others.has(slot)) yield slot;
    },
    lend: () => ({ slots, size, words, places: places.lend(), others }),
  };
}

function hashOf(words: Uint32Array, at: number): number {
  const first = (words[at] as number) ^ (words[at + 1] as number);
  return mix(first ^ (words[at + 2] as number) ^ (words[at + 3] as number));
}

/** Puts a UUID into numbers. False for another text, for one that would come back otherwise, and for those a slot cannot hold. */
function readUuid(text: string, into: Uint32Array): boolean {
  if (!isId(text) || CAPITAL.test(text)) return false;
  into.set(new Uint32Array(parse(text).buffer));
  return into[0] !== 0;
}

const CAPITAL = /[A-F]/;

function writeUuid(words: Uint32Array, from: number): string {
  return stringify(new Uint8Array(words.buffer, words.byteOffset + from * words.BYTES_PER_ELEMENT, OCTETS));
}
