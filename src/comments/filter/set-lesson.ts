import { unlearn, type Delta, type Evidence, type Label } from '#spam';
import type { Store, Tx } from '#store';
import type { Judging } from './judging.ts';
import {
  addToWeights,
  dropEmptyWeights,
  dropLesson,
  dropSetAside,
  findLesson,
  holdSite,
  putLesson,
} from './queries.ts';

export interface Lesson {
  /** Of the comment, unique within its site. */
  readonly id: string;
  /** Whose filter is taught: '' for the paper's own. */
  readonly site?: string;
  /** Null un-teaches. */
  readonly label: Label | null;
  readonly evidence: Evidence;
}

/**
 * Makes `label` what was learned from this comment, whatever it was before. The weights of a site are at every moment
 * exactly the sum of its lessons. `also` writes in the same transaction, whether or not anything is new.
 * @returns whether something was learned or unlearned; false when the same label stood already.
 */
export async function setLesson(
  store: Store,
  judging: Judging,
  lesson: Lesson,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const { id, site = '', label, evidence } = lesson;
  const changes = await store.write(async (tx) => {
    await also(tx);
    await holdSite(store, tx, site);
    if (site === '') await dropSetAside(tx, id);
    const before = await findLesson(tx.db, site, id);
    if ((before?.label ?? null) === label) return undefined;
    const done: Delta[] = [];
    if (before) {
      await dropLesson(tx, site, id);
      done.push(unlearn(before.delta));
      await change(tx, site, unlearn(before.delta));
    }
    if (label) {
      const delta = await judging.lesson(tx.db, evidence, label, site);
      await putLesson(tx, { site, commentId: id, label, delta });
      done.push(delta);
      await change(tx, site, delta);
    }
    judging.announce(tx, site);
    return done;
  });
  for (const delta of changes ?? []) judging.taught(site, delta);
  return changes !== undefined;
}

async function change(tx: Tx, site: string, delta: Delta): Promise<void> {
  await addToWeights(tx, site, delta);
  await dropEmptyWeights(tx, site, delta);
}
