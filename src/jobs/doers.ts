import { deriveImages } from '#articles';
import type { CommentId } from '#base';
import { teach, teachAll, type Judging } from '#comments';
import { tellFollowers, type Background } from '#context';
import type { Store } from '#store';
import { announceHeld } from './digest.ts';
import type { Doers } from './drain.ts';
import { sendLetter } from './letter.ts';
import { openMail } from './mail.ts';
import type { SecondOpinion } from './second-opinion.ts';
import type { Together } from './together.ts';

/** What the real jobs need. */
export interface JobsNeeds {
  readonly judging: Judging;
  /** The folder with the images. */
  readonly mediaFolder: string;
  /** The paper's own address, such as https://example.org: for links in letters. */
  readonly origin: string;
  /** Links and stories of the articles. */
  readonly background: Pick<Background, 'surround' | 'catchUp'>;
  /** Empty: letters are kept at the desk. */
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  /** Another filter that is asked as well about comments that wait; absent: nobody is. */
  readonly secondOpinion?: Pick<SecondOpinion, 'answer'> | undefined;
}

/** What is done for each topic. Every one bears being done twice. */
export function makeDoers(
  store: Store,
  options: JobsNeeds,
): { doers: Doers; together: Together; close: () => void } {
  const { judging, secondOpinion } = options;
  const mail = options.smtpUrl
    ? openMail({ url: options.smtpUrl, from: options.mailFrom || `desk@${new URL(options.origin).hostname}` })
    : undefined;
  const doers: Doers = {
    'article.changed': ({ articleId }) => options.background.surround(articleId),
    'archive.grew': () => options.background.catchUp(),
    'story.grew': async (news) => {
      // Without a mail server nobody can follow by mail; who did before must not get old news later.
      if (mail) await tellFollowers(store, news, options.origin);
    },
    'image.stored': ({ imageId }) => deriveImages(store, options.mediaFolder, imageId),
    'comment.held': async ({ commentId }) => {
      if (secondOpinion)
        await store.write((tx) => tx.later('opinion.wanted', `opinion:${commentId}`, { commentId }));
      // Without a mail server the desk shows the queue itself.
      if (mail) await announceHeld(store, options.origin);
    },
    'opinion.wanted': async ({ commentId }) => secondOpinion?.answer(commentId as CommentId),
    'comment.decided': ({ commentId }) => teach(store, judging, commentId),
    'letter.written': ({ letterId }) => sendLetter(store, mail, letterId),
  };
  const together: Together = {
    'comment.decided': (decisions) =>
      teachAll(
        store,
        judging,
        decisions.map(({ commentId }) => commentId),
      ),
  };
  return { doers, together, close: () => mail?.close() };
}
