import { Failure, type StaffId } from '#base';
import type { Delta } from '#spam';
import { recordAudit, type Store } from '#store';
import type { Judging } from '../filter/judging.ts';
import { addToWeights, dropEmptyWeights, holdSite } from '../filter/queries.ts';
import { asideOf } from './aside.ts';
import { dropWeights, lessonsAfter, moveLessons, setAside } from './queries.ts';

/** Lessons added up at a time. */
const BATCH = 200;

/** Whose lessons, and who has them forgotten or brought back. */
export interface Forgetting {
  readonly by: StaffId;
  /** '' or absent: the paper's own; else the address of another site that asks this filter. */
  readonly site?: string;
}

/**
 * The filter forgets everything this newsroom, or another site, taught it, and judges as it shipped. The lessons are set aside,
 * and can be brought back for 30 days.
 * @throws Failure `conflict` when there is nothing to forget.
 */
export async function forgetLearned(
  store: Store,
  judging: Judging,
  { by, site = '' }: Forgetting,
): Promise<number> {
  const count = await store.write(async (tx) => {
    await holdSite(store, tx, site);
    const moved = await moveLessons(tx, site, asideOf(site, tx.now));
    if (moved === 0)
      throw new Failure('conflict', 'There is nothing to forget: nobody has taught it anything.');
    await dropWeights(tx, site);
    await recordAudit(tx, { by, action: 'filter.reset', subject: 'filter', detail: detailOf(moved, site) });
    judging.announce(tx, site);
    return moved;
  });
  judging.refresh();
  return count;
}

function detailOf(lessons: number, site: string) {
  return site === '' ? { lessons } : { lessons, site };
}

/**
 * Takes back the last reset: what was set aside is learned again, beside what was taught since.
 * @throws Failure `conflict` when nothing is set aside.
 */
export async function bringBack(
  store: Store,
  judging: Judging,
  { by, site = '' }: Forgetting,
): Promise<number> {
  const count = await store.write(async (tx) => {
    await holdSite(store, tx, site);
    const last = (await setAside(tx.db)).find((aside) => aside.site === site);
    if (!last) throw new Failure('conflict', 'Nothing is set aside, or not any more.');
    for (let after = ''; ;) {
      const lessons = await lessonsAfter(tx.db, last.name, after, BATCH);
      for (const { delta } of lessons) {
        const changes = JSON.parse(delta) as Delta;
        await addToWeights(tx, site, changes);
        await dropEmptyWeights(tx, site, changes);
      }
      after = lessons.at(-1)?.commentId ?? '';
      if (lessons.length < BATCH) break;
    }
    await moveLessons(tx, last.name, site);
    await recordAudit(tx, {
      by,
      action: 'filter.brought-back',
      subject: 'filter',
      detail: detailOf(last.count, site),
    });
    judging.announce(tx, site);
    return last.count;
  });
  judging.refresh();
  return count;
}
