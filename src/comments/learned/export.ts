import { LESSON_UNIT, type Delta } from '#spam';
import type { Store } from '#store';
import { lessonsAfter } from './queries.ts';

/** Lessons read at a time: the whole of it never has to be in memory. */
const BATCH = 200;

/**
 * Everything this newsroom, or another site, taught the filter, as JSON, piece by piece. A weight of the filter is the sum of the changes of
 * all lessons to it, in 4,096ths of a log-odds. No text and no name stands in it. Places above the features are
 * counters of where lessons came from.
 */
export async function* exportLearned(store: Store, site = ''): AsyncGenerator<string> {
  const head = {
    format: 'broadsheet-lessons-1',
    exportedAt: new Date(store.now()).toISOString(),
    unit: 1 / LESSON_UNIT,
    ...(site === '' ? {} : { site }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"lessons":[`;
  for (let after = '', first = true; ;) {
    const lessons = await lessonsAfter(store.db, site, after, BATCH);
    for (const { commentId, label, delta, learnedAt, faded } of lessons) {
      const changes = JSON.parse(delta) as Delta;
      const lesson = {
        comment: commentId,
        label,
        learnedAt: new Date(learnedAt).toISOString(),
        faded,
        changes,
      };
      yield `${first ? '' : ','}\n${JSON.stringify(lesson)}`;
      first = false;
    }
    if (lessons.length < BATCH) break;
    after = lessons.at(-1)?.commentId ?? '';
  }
  yield '\n]}\n';
}
