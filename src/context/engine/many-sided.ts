import { mix } from '../terms/hash.ts';
import type { Archive } from './archive.ts';
import { likenesses } from './overlap.ts';
import type { Held } from './shelf.ts';

/** Neighbours by which it is judged what an article is about. */
const NEIGHBOURS = 12;
/**
 * Postings read for them, of the rarest terms: for so few neighbours so many are enough. Of 400 lists of links in an archive of
 * 100,000 this changes five, and takes a third off the time of all.
 */
const READ = 6_000;
/** Fewer say nothing: two things can meet in one article. */
const LEAST = 4;
/** From this likeness on, a neighbour is one of the article's subjects. */
const NEAR = 0.08;
/** From this likeness on, two subjects are about one thing; so few of the pairs are, where an article touches everything. */
const ALIKE = { likeness: 0.06, share: 0.25 };

/** Judgements are kept until the archive has changed by this share of its size. */
const NOTABLE = 0.01;

/** What was judged of the articles in their slots. */
interface Judged {
  /** Articles in the archive then. */
  size: number;
  /** What the article was known by, and in the last two bits what was found; 0 where nothing was asked. */
  bySlot: Uint32Array;
}

const [ONE_SIDED, MANY_SIDED] = [1, 2];

const kept = new WeakMap<Archive, Judged>();

/** The same as `isManySided`, kept: a live blog is a candidate of everything that it tells. */
export function sidesOf(archive: Archive): (held: Held) => boolean {
  let judged = kept.get(archive);
  if (!judged) kept.set(archive, (judged = { size: archive.size, bySlot: new Uint32Array() }));
  if (Math.abs(archive.size - judged.size) > judged.size * NOTABLE) {
    judged.size = archive.size;
    judged.bySlot.fill(0);
  }
  const known = judged;
  return (held) => {
    const { slot } = held;
    if (slot < 0) return isManySided(archive, held);
    if (slot >= known.bySlot.length) known.bySlot = longer(known.bySlot, slot + 1);
    // An edited article is another one: its length or its most telling term has changed.
    const mark = mix(held.length ^ mix(held.entries[0] ?? 0)) & ~3;
    const before = known.bySlot[slot] as number;
    if (before !== 0 && (before & ~3) === mark) return (before & 3) === MANY_SIDED;
    const found = isManySided(archive, held);
    known.bySlot[slot] = mark | (found ? MANY_SIDED : ONE_SIDED);
    return found;
  };
}

function longer(list: Uint32Array, least: number): Uint32Array {
  const all = new Uint32Array(Math.max(least, Math.ceil(1.5 * list.length)));
  all.set(list);
  return all;
}

/**
 * Whether an article touches many subjects that have nothing to do with each other, as a live blog or the review of a year
 * does: those that it is like are not like one another. Such an article is like all of them and belongs to none.
 */
function isManySided(archive: Archive, held: Held): boolean {
  const found = archive.candidates(held, NEIGHBOURS, undefined, READ);
  const like = likenesses(archive, held, found);
  const near = found.filter((_, at) => (like[at] as number) >= NEAR);
  if (near.length < LEAST) return false;
  const most = ((near.length * (near.length - 1)) / 2) * ALIKE.share;
  let alike = 0;
  // Nearly every article is about one thing, which its first neighbours show: the others are not compared any more.
  for (let at = 0; at < near.length && alike <= most; at++)
    for (const value of likenesses(archive, near[at] as Held, near.slice(at + 1)))
      if (value >= ALIKE.likeness) alike++;
  return alike <= most;
}
