import { createIds, type Ids, type LentIds } from './ids.ts';
import { MOST_SLOTS } from './inverted.ts';
import { growingZeros, grown } from './lendable.ts';
import { createNamesBySlot, type LentNames } from './names-by-slot.ts';
import { createRows, type LentRows } from './rows.ts';
import { SIGNATURE } from '../terms/copies.ts';
import { TERMS_KEPT } from '../terms/profile.ts';

/** What surrounds an article's text. */
export interface Facts {
  readonly id: string;
  readonly publishedAt: number | null;
  readonly sectionId: string | null;
  readonly tagIds: readonly string[];
  readonly links: readonly string[];
}

/** An article as the engine holds it. */
export interface Held extends Facts {
  /** −1 for one that is looked for but not kept. */
  readonly slot: number;
  /** Its telling terms, the most telling first, packed as in `entry.ts`. */
  readonly entries: Uint32Array;
  /** See `copies.ts`; empty for a text of a few words. */
  readonly signature: Uint8Array;
  /** Words read. */
  readonly length: number;
}

/** Articles by slot, in columns: an object for each would be half a gigabyte in an archive of a million. */
export interface Shelf {
  /** Slots given so far, of removed articles as well. */
  readonly slots: number;
  readonly size: number;
  slotOf(id: string): number | undefined;
  put(facts: Facts, read: Pick<Held, 'entries' | 'signature' | 'length'>): Held;
  take(slot: number): void;
  /** The article in a slot that is in use. */
  held(slot: number): Held;
  /** NaN when it is not known. */
  timeOf(slot: number): number;
  /** The memory, to be read by another thread. */
  lend(): LentShelf;
}

/** Sections, tags and links are copied with it: only numbers can be shared. */
export interface LentShelf {
  readonly ids: LentIds;
  readonly terms: LentRows<Uint32Array>;
  readonly signatures: LentRows<Uint8Array>;
  readonly tags: ReadonlyMap<number, readonly string[]>;
  readonly links: ReadonlyMap<number, readonly string[]>;
  readonly sections: LentNames;
  readonly times: Float64Array;
  readonly lengths: Uint16Array;
  readonly counts: Uint8Array;
}

/** @param lent that of another thread, to be read only. */
// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createShelf(lent?: LentShelf): Shelf {
  const ids = createIds(lent?.ids);
  const terms = createRows({ Kind: Uint32Array, width: TERMS_KEPT, lent: lent?.terms });
  const signatures = createRows({ Kind: Uint8Array, width: SIGNATURE, lent: lent?.signatures });
  const tags = new Map(lent?.tags);
  const links = new Map(lent?.links);
  const sections = createNamesBySlot(lent?.sections);
  let times = lent?.times ?? growingZeros(Float64Array, MOST_SLOTS);
  let lengths = lent?.lengths ?? growingZeros(Uint16Array, MOST_SLOTS);
  let counts = lent?.counts ?? growingZeros(Uint8Array, MOST_SLOTS);

  function write(slot: number, facts: Facts, read: Pick<Held, 'entries' | 'signature' | 'length'>): void {
    terms.reach(slot);
    signatures.reach(slot);
    times = grown(times, slot + 1);
    lengths = grown(lengths, slot + 1);
    counts = grown(counts, slot + 1);
    const kept = read.entries.subarray(0, TERMS_KEPT);
    terms.write(slot, kept);
    signatures.write(slot, read.signature);
    times[slot] = facts.publishedAt ?? NaN;
    lengths[slot] = Math.min(65_535, read.length);
    counts[slot] = kept.length | (read.signature.length > 0 ? 128 : 0);
    keep(tags, slot, facts.tagIds);
    keep(links, slot, facts.links);
    sections.set(slot, facts.sectionId);
  }

  function held(slot: number): Held {
    const time = times[slot] as number;
    const marks = counts[slot] as number;
    return new OnShelf(ids, {
      slot,
      publishedAt: Number.isNaN(time) ? null : time,
      sectionId: sections.get(slot),
      tagIds: tags.get(slot) ?? NONE,
      links: links.get(slot) ?? NONE,
      entries: terms.read(slot, marks & 127),
      signature: signatures.read(slot, marks & 128 ? SIGNATURE : 0),
      length: lengths[slot] as number,
    });
  }

  return {
    get slots() {
      return ids.slots;
    },
    get size() {
      return ids.size;
    },
    slotOf: ids.slotOf,
    put(facts, read) {
      const slot = ids.give(facts.id);
      write(slot, facts, read);
      return held(slot);
    },
    take: ids.take,
    held,
    timeOf: (slot) => times[slot] as number,
    lend: () => ({
      ids: ids.lend(),
      terms: terms.lend(),
      signatures: signatures.lend(),
      tags,
      links,
      sections: sections.lend(),
      times,
      lengths,
      counts,
    }),
  };
}

/** Its id is put into words when it is asked for: of two hundred that are compared, a few are. */
class OnShelf implements Held {
  readonly #ids: Ids;
  readonly slot: number;
  readonly publishedAt: number | null;
  readonly sectionId: string | null;
  readonly tagIds: readonly string[];
  readonly links: readonly string[];
  readonly entries: Uint32Array;
  readonly signature: Uint8Array;
  readonly length: number;

  constructor(ids: Ids, held: Omit<Held, 'id'>) {
    this.#ids = ids;
    this.slot = held.slot;
    this.publishedAt = held.publishedAt;
    this.sectionId = held.sectionId;
    this.tagIds = held.tagIds;
    this.links = held.links;
    this.entries = held.entries;
    this.signature = held.signature;
    this.length = held.length;
  }

  get id(): string {
    return this.#ids.idOf(this.slot);
  }
}

const NONE: readonly string[] = [];

function keep(map: Map<number, readonly string[]>, slot: number, list: readonly string[]): void {
  if (list.length > 0) map.set(slot, list);
  else map.delete(slot);
}
