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

const kept = new WeakMap<Archive, { size: number; readonly byId: Map<string, boolean> }>();

/** The same as `isManySided`, kept: a live blog is a candidate of everything that it tells. */
export function sidesOf(archive: Archive): (held: Held) => boolean {
  let known = kept.get(archive);
  if (!known) kept.set(archive, (known = { size: archive.size, byId: new Map() }));
  if (Math.abs(archive.size - known.size) > known.size * NOTABLE) {
    known.size = archive.size;
    known.byId.clear();
  }
  const { byId } = known;
  return (held) => {
    // An edited article is another one: its length or its most telling term has changed.
    const key = `${held.id} ${held.length} ${held.entries[0] ?? ''}`;
    const judged = byId.get(key) ?? isManySided(archive, held);
    byId.set(key, judged);
    return judged;
  };
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
