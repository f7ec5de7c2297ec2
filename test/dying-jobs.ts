// A process that does what was left for later and is killed in the middle: after a row was done, before it was removed.
// node test/dying-jobs.ts URL LOG NOW ROWS
import { startJobs } from '#jobs';
import { openStore } from '#store';
import { appendFileSync } from 'node:fs';

const [, , url = '', log = '', now = '', rows = ''] = process.argv;
const store = await openStore({ url, clock: () => Number(now) });
let left = Number(rows);

const nobody = () => Promise.reject(new Error('not in this test'));
const jobs = startJobs({
  store,
  doers: {
    'article.changed': async ({ articleId }) => {
      appendFileSync(log, `${articleId}\n`);
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
    },
    'archive.grew': nobody,
    'story.grew': nobody,
    'opinion.wanted': nobody,
    'comment.held': nobody,
    'comment.decided': nobody,
    'image.stored': nobody,
    'letter.written': nobody,
  },
});
await jobs.drain();
await jobs.stop();
await store.close();
