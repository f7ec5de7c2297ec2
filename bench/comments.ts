// Comments accepted a second over HTTP: the form of a real page, judged by the filter, each on disk (SQLite,
// synchronous=FULL) before it is acknowledged. Run from the root: node bench/comments.ts
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { dice, layArticle, sentence } from './kit/article.ts';
import { cpuOf, newFolder, removeFolder, startPaper } from './kit/paper.ts';
import { quantile, report, whole } from './kit/report.ts';

const READERS = 16;
const WARM = 1_000;
const COMMENTS = 5_000;

const folder = newFolder();
const paper = await startPaper(folder, { SAMPLE: '0' });
const agent = new Agent({ keepAlive: true, maxSockets: READERS });
const next = dice();
try {
  const page = await (await fetch(paper.origin + layArticle(paper))).text();
  const action = /action="(\/articles\/[^"#]+\/comments)[#"]/.exec(page)?.[1] ?? '';
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  await sendAll(action, token, WARM);
  const before = stored();
  const cpuBefore = cpuOf(paper.pid) ?? NaN;
  const begun = performance.now();
  const times = await sendAll(action, token, COMMENTS);
  const seconds = (performance.now() - begun) / 1_000;
  const cpu = ((cpuOf(paper.pid) ?? NaN) - cpuBefore) / COMMENTS;
  const kept = stored() - before;
  if (kept !== COMMENTS)
    throw new Error(`${COMMENTS} comments were acknowledged, ${kept} are in the database`);
  report({
    what: `Comments accepted over HTTP, ${READERS} readers at once, each judged and on disk`,
    result: `${whole(COMMENTS / seconds)} comments/s, p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms, ${(cpu * 1_000).toFixed(2)} ms of CPU each`,
    beside: 'aim: 1,000/s; measured elsewhere: WordPress 39/s, Waline 60/s, Ghost 29/s',
  });
} finally {
  agent.destroy();
  await paper.stop();
  removeFolder(folder);
}

/** Sends so many different comments, always sixteen at once; returns the milliseconds that each took. */
async function sendAll(action: string, token: string, count: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const reader = async (): Promise<void> => {
    while (left-- > 0) {
      const body = new URLSearchParams({
        name: `Reader ${next() % 900}`,
        email: `reader${next() % 900}@mail.example`,
        text: `${sentence(next, 12)} ${sentence(next, 20)}`,
        link: '',
        parent: '',
        token,
      }).toString();
      const begun = performance.now();
      await send(action, body);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return times;
}

/** @throws when the comment was not accepted. */
function send(path: string, body: string): Promise<void> {
  const { hostname, port } = new URL(paper.origin);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, path, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 303 ? resolve() : reject(new Error(`status ${answer.statusCode}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Read past the program, from its database. */
function stored(): number {
  const db = new Sqlite(join(folder, 'broadsheet.db'), { readonly: true });
  const count = db.prepare('select count(*) from comments').pluck().get() as number;
  db.close();
  return count;
}
