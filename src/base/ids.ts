import { v7, validate } from 'uuid';

declare const brand: unique symbol;

/** A UUIDv7 as text: sorts by the time it was made, the same on every database. */
export type Id<Kind extends string = string> = string & { readonly [brand]: Kind };
export type ArticleId = Id<'article'>;
export type CommentId = Id<'comment'>;
export type StaffId = Id<'staff'>;

// Ids of one millisecond sort in the order they were made: the outbox is drained in it.
let made = 0;

/** Makes a new id; `now` is milliseconds UTC. Ids of one process sort by time and, within a millisecond, by order. */
export function newId<Kind extends string = string>(now: number): Id<Kind> {
  made = (made + 1) >>> 0;
  return v7({ msecs: now, seq: made, random: chance() }) as Id<Kind>;
}

// Asked of the system for many ids at once: to ask takes longer than all the rest of an id.
const OCTETS = 16;
const chances = new Uint8Array(256 * OCTETS);
let drawn = chances.length;

function chance(): Uint8Array {
  if (drawn === chances.length) {
    crypto.getRandomValues(chances);
    drawn = 0;
  }
  drawn += OCTETS;
  return chances.subarray(drawn - OCTETS, drawn);
}

/** Whether a piece of untrusted text has the form of an id. */
export function isId(text: unknown): text is Id {
  return typeof text === 'string' && validate(text);
}
