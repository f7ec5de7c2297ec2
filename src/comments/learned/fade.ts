import { DAY } from '#base';
import { unlearn, type Delta } from '#spam';
import type { Store, Tx } from '#store';
import { addToWeights, dropEmptyWeights, dropLesson, holdSite } from '../filter/queries.ts';
import { dropLessons, lessonsToFade, setAside, setDelta } from './queries.ts';

/** What was taught counts half after so long: spam changes its wares within months. As long as for reputations. */
const HALF_LIFE = 180 * DAY;
/** After this many halvings a lesson is a sixteenth of itself, and forgotten altogether: two years after it was taught. */
const MOST_HALVINGS = 4;
/** Lessons in one transaction, so that readers' writes never wait long. */
const BATCH = 50;
/** How long lessons that were set aside by a reset can be brought back. */
export const KEPT_ASIDE = 30 * DAY;

type Due = Awaited<ReturnType<typeof lessonsToFade>>[number];

/**
 * Halves every lesson that has become half a year older, and forgets the oldest. The weights stay exactly the sum of the
 * lessons, so a faded lesson is un-taught as exactly as a new one. Running it twice changes nothing more.
 * @returns how many lessons faded.
 */
export async function fadeLessons(store: Store): Promise<number> {
  let count = 0;
  for (;;) {
    const [first] = await lessonsToFade(store.db, HALF_LIFE, store.now(), 1);
    if (!first) break;
    count += await store.write(async (tx) => {
      await holdSite(store, tx, first.site);
      const due = await lessonsToFade(tx.db, HALF_LIFE, tx.now, BATCH);
      const here = due.filter((lesson) => lesson.site === first.site);
      for (const lesson of here) await fade(tx, lesson);
      // Nobody's own: every process reads the weights again.
      tx.stale(`filter::${first.site}`);
      return here.length;
    });
  }
  await dropOldAside(store);
  return count;
}

async function fade(tx: Tx, { site, comment_id: commentId, ...lesson }: Due): Promise<void> {
  const before = JSON.parse(lesson.delta) as Delta;
  const due = Math.floor((tx.now - lesson.learned_at) / HALF_LIFE);
  const gone = due >= MOST_HALVINGS;
  const after: Delta = gone
    ? []
    : before.flatMap(([feature, change]) => halved(feature, change, due - lesson.faded));
  const changes = differences(before, after);
  if (gone) await dropLesson(tx, site, commentId);
  else await setDelta(tx, { site, commentId, delta: after, faded: due });
  await addToWeights(tx, site, changes);
  await dropEmptyWeights(tx, site, changes);
}

function halved(feature: number, change: number, times: number): Delta {
  const left = Math.trunc(change / 2 ** times);
  return left === 0 ? [] : [[feature, left]];
}

function differences(before: Delta, after: Delta): Delta {
  const changes = new Map(unlearn(before));
  for (const [feature, change] of after) changes.set(feature, (changes.get(feature) ?? 0) + change);
  return [...changes].filter(([, change]) => change !== 0);
}

async function dropOldAside(store: Store): Promise<void> {
  for (const { name, at } of await setAside(store.db))
    if (at < store.now() - KEPT_ASIDE) await store.write((tx) => dropLessons(tx, name));
}
