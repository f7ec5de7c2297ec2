// A process that asks another filter about a comment, and waits for the answer until it is killed.
// node test/dying-opinion.ts URL SERVER NOW COMMENT
import type { CommentId } from '#base';
import { openJudging } from '#comments';
import { openSecondOpinion, startJobs } from '#jobs';
import { bareKnowledge } from '#spam';
import { openStore } from '#store';

const [, , url = '', server = '', now = '', commentId = ''] = process.argv;
const origin = 'https://paper.example';
const store = await openStore({ url, clock: () => Number(now) });
const log = { info: () => undefined, error: () => undefined };
const akismet = { key: '123456789abc', origin, log, server, allow: () => true };
const secondOpinion = openSecondOpinion({ store, ...akismet });
secondOpinion.ask({ commentId: commentId as CommentId, address: '198.51.100.7', userAgent: 'Firefox' });
const jobs = startJobs({
  store,
  judging: openJudging(store, { shipped: bareKnowledge(), ownHosts: [] }),
  mediaFolder: '/nowhere',
  origin,
  background: { surround: async () => undefined, catchUp: async () => undefined },
  secondOpinion,
});
for (;;) await jobs.drain();
