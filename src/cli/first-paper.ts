import { join } from 'node:path';
import { countCards } from '#articles';
import { shippedKnowledge } from '#comments';
import { listStaff } from '#people';
import { DEFAULT_THRESHOLDS, evidenceOf, judge } from '#spam';
import type { Store } from '#store';
import { importSamplePaper, type SampleJudge } from '#transfer';

/** Whether nothing was ever written or imported here and nobody has an account. */
export async function isNew(store: Store): Promise<boolean> {
  const [articles, staff] = await Promise.all([countCards(store.db, { status: 'any' }), listStaff(store.db)]);
  return articles === 0 && staff.length === 0;
}

/** Fills an empty paper with the sample newspaper, its held comments judged by the filter as it ships. */
export async function layOutSample(store: Store, root: string, mediaFolder: string): Promise<void> {
  const knowledge = shippedKnowledge(join(root, 'prior'));
  const judgeOne: SampleJudge = ({ article, ...comment }) =>
    judge(evidenceOf({ ...comment, article: { ...article, language: 'en' } }), {
      ...knowledge,
      thresholds: DEFAULT_THRESHOLDS,
    });
  const sample = await importSamplePaper(store, {
    folder: join(root, 'sample'),
    mediaFolder,
    judge: judgeOne,
  });
  await sample.images;
}
