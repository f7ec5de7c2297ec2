import { unlearn, type Delta, type Evidence, type Label, type LessonSource } from '#spam';
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
  /** Who taught it, and whose comment it was: much from one source moves little. Absent: nothing is known of it. */
  readonly source?: LessonSource;
}

/**
 * Makes `label` what was learned from this comment, whatever it was before. The weights of a site are at every moment
 * exactly the sum of its lessons. `also` writes in the same transaction, whether or not anything is new.
 */
export async function setLesson(
  store: Store,
  judging: Judging,
  lesson: Lesson,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<void> {
  await write(store, judging, { site: lesson.site ?? '', lessons: [lesson], also });
}

/** Several lessons of the paper's own filter, one after another, in one transaction. */
export async function setLessons(
  store: Store,
  judging: Judging,
  lessons: readonly Omit<Lesson, 'site'>[],
): Promise<void> {
  await write(store, judging, { site: '', lessons, also: async () => undefined });
}

async function write(
  store: Store,
  judging: Judging,
  what: { site: string; lessons: readonly Lesson[]; also: (tx: Tx) => Promise<void> },
): Promise<void> {
  const { site, lessons, also } = what;
  const changes = await store.write(async (tx) => {
    await holdSite(store, tx, site);
    await also(tx);
    const done: Delta[] = [];
    for (const lesson of lessons) done.push(...(await bringInLine(tx, judging, { ...lesson, site })));
    if (done.length > 0) judging.announce(tx, site);
    return done;
  });
  for (const delta of changes) judging.taught(site, delta);
}

/** What changed; nothing when the same label stood already. */
async function bringInLine(
  tx: Tx,
  judging: Judging,
  { id, site, label, evidence, source }: Lesson & { readonly site: string },
): Promise<Delta[]> {
  await dropSetAside(tx, id);
  const before = await findLesson(tx.db, site, id);
  if ((before?.label ?? null) === label) return [];
  const done: Delta[] = [];
  if (before) {
    await dropLesson(tx, site, id);
    done.push(await change(tx, site, unlearn(before.delta)));
  }
  if (label) {
    const delta = await judging.lesson(tx.db, { site, evidence, label, source });
    await putLesson(tx, { site, commentId: id, label, delta });
    done.push(await change(tx, site, delta));
  }
  return done;
}

async function change(tx: Tx, site: string, delta: Delta): Promise<Delta> {
  await addToWeights(tx, site, delta);
  await dropEmptyWeights(tx, site, delta);
  return delta;
}
