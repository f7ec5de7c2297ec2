import { Failure, type StaffId } from '#base';
import type { Delta } from '#spam';
import { recordAudit, type Store } from '#store';
import type { Judging } from '../filter/judging.ts';
import { addToWeights, dropEmptyWeights, holdSite } from '../filter/queries.ts';
import { KEPT_ASIDE } from './fade.ts';
import { countLessons, dropWeights, lessonsAfter, moveLessons, setAside } from './queries.ts';

/** Lessons added up at a time. */
const BATCH = 200;

/**
 * The filter forgets everything this newsroom taught it, and judges as it shipped. The lessons are set aside, and can be
 * brought back for 30 days.
 * @throws Failure `conflict` when there is nothing to forget.
 */
export async function forgetLearned(store: Store, judging: Judging, by: StaffId): Promise<number> {
  const count = await store.write(async (tx) => {
    await holdSite(store, tx, '');
    const moved = await moveLessons(tx, '', `aside:${tx.now}`);
    if (moved === 0)
      throw new Failure('conflict', 'There is nothing to forget: nobody has taught it anything.');
    await dropWeights(tx, '');
    await recordAudit(tx, { by, action: 'filter.reset', subject: 'filter', detail: { lessons: moved } });
    judging.announce(tx, '');
    return moved;
  });
  judging.refresh();
  return count;
}

/**
 * Takes back the last reset: what was set aside is learned again, beside what was taught since.
 * @throws Failure `conflict` when nothing is set aside.
 */
export async function bringBack(store: Store, judging: Judging, by: StaffId): Promise<number> {
  const count = await store.write(async (tx) => {
    await holdSite(store, tx, '');
    const [last] = await setAside(tx.db);
    if (!last) throw new Failure('conflict', 'Nothing is set aside, or not any more.');
    for (let after = ''; ;) {
      const lessons = await lessonsAfter(tx.db, last.site, after, BATCH);
      for (const { delta } of lessons) {
        const changes = JSON.parse(delta) as Delta;
        await addToWeights(tx, '', changes);
        await dropEmptyWeights(tx, '', changes);
      }
      after = lessons.at(-1)?.commentId ?? '';
      if (lessons.length < BATCH) break;
    }
    await moveLessons(tx, last.site, '');
    await recordAudit(tx, {
      by,
      action: 'filter.brought-back',
      subject: 'filter',
      detail: { lessons: last.count },
    });
    judging.announce(tx, '');
    return last.count;
  });
  judging.refresh();
  return count;
}

export interface LearnedCount {
  readonly spam: number;
  readonly ham: number;
  /** Milliseconds UTC; null when nothing was taught. */
  readonly lastAt: number | null;
  /** What the last reset set aside, and until when it can be brought back. */
  readonly aside: { readonly lessons: number; readonly at: number; readonly until: number } | null;
}

/** How much this newsroom has taught the filter. */
export async function countLearned(store: Store): Promise<LearnedCount> {
  const [rows, [aside]] = await Promise.all([countLessons(store.db, ''), setAside(store.db)]);
  const of = (label: string) => Number(rows.find((row) => row.label === label)?.count ?? 0);
  const asideAt = Number(aside?.site.slice('aside:'.length) ?? 0);
  return {
    spam: of('spam'),
    ham: of('ham'),
    lastAt: rows.length > 0 ? Math.max(...rows.map((row) => Number(row.last))) : null,
    aside: aside ? { lessons: aside.count, at: asideAt, until: asideAt + KEPT_ASIDE } : null,
  };
}
