// An article page with 100 comments: from the page cache, beside nginx and a bare node:http server that send the same bytes,
// and rendered anew. Run from the root: node bench/pages.ts   (needs wrk; nginx is a peer where it is installed)
import { readFileSync } from 'node:fs';
import { cpuOf, newFolder, removeFolder, startPaper, type Paper } from './kit/paper.ts';
import { layArticle } from './kit/article.ts';
import { hasWrk, sendLoad, startBare, startNginx, type Load, type Peer, type Served } from './kit/peers.ts';
import { median, report, skip, whole } from './kit/report.ts';

const ROUNDS = 5;
const ROUND_S = 3;
/** The first answers of a program are slower: its code is not translated yet. */
const WARM_S = 3;
/** Node translates what runs often again and better: a paper that has just started, and one that is awake. */
const RENDERED_BEFORE = [400, 1_200];
const RENDERS = 400;
/** What differs from answer to answer, or is the server's own. */
const OWN = new Set([
  'date',
  'connection',
  'keep-alive',
  'content-length',
  'x-request-id',
  'transfer-encoding',
]);
/** A reader with the cookie of somebody who commented: such a page is rendered anew each time. */
const READER = { 'accept-encoding': 'identity', cookie: 'broadsheet_pass=abcdefghijklmnopqrstuvwxyz012345' };

const folder = newFolder();
const paper = await startPaper(folder, { SAMPLE: '0' });
try {
  const path = layArticle(paper);
  let rendered = 0;
  for (const before of RENDERED_BEFORE) {
    await render(paper, path, before - rendered);
    await measureRender(paper, path, before);
    rendered = before + RENDERS;
  }
  if (hasWrk()) await measureCache(paper, path);
  else skip('Article page from the cache', 'wrk is not installed');
} finally {
  await paper.stop();
  removeFolder(folder);
}

async function render({ origin }: Paper, path: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await (await fetch(origin + path, { headers: READER })).arrayBuffer();
}

async function measureRender({ origin, pid }: Paper, path: string, before: number): Promise<void> {
  const url = origin + path;
  const cpuBefore = cpuOf(pid);
  const times: number[] = [];
  for (let n = 0; n < RENDERS; n++) {
    const begun = performance.now();
    await (await fetch(url, { headers: READER })).arrayBuffer();
    times.push(performance.now() - begun);
  }
  const cpuAfter = cpuOf(pid);
  const cpu =
    cpuBefore === undefined || cpuAfter === undefined
      ? ''
      : `${(((cpuAfter - cpuBefore) / RENDERS) * 1_000).toFixed(2)} ms of CPU, `;
  report({
    what: `Article page with 100 comments, rendered anew, uncompressed, after ${whole(before)} others`,
    result: `${cpu}${median(times).toFixed(2)} ms until it has arrived`,
    beside: 'aim: 3 ms; measured elsewhere: WordPress 598 ms of CPU, Ghost without comments 56 ms',
  });
}

async function measureCache(loud: Paper, path: string): Promise<void> {
  const page = await fetchKept(loud, path);
  const quiet = await startPaper(loud.folder, { SAMPLE: '0', LOG_LEVEL: 'warn' });
  await fetchKept(quiet, path);
  const nginx = await startNginx(folder, page);
  const bare = await startBare(folder, page);
  const ours: Peer = { name: 'Broadsheet', url: loud.origin + path, stop: async () => undefined };
  const unlogged: Peer = {
    name: 'Broadsheet, LOG_LEVEL=warn',
    url: quiet.origin + path,
    stop: () => quiet.stop(),
  };
  const peers = [ours, unlogged, bare, ...(nginx ? [nginx] : [])];
  try {
    const loads = takeTurns(peers);
    const speed = (peer: Peer) => median((loads.get(peer) ?? []).map(({ perSecond }) => perSecond));
    const late = (peer: Peer) => median((loads.get(peer) ?? []).map(({ p99 }) => p99));
    const share = (peer: Peer, of: Peer) => `${Math.round((100 * speed(peer)) / speed(of))} %`;
    const size = `${whole(page.body.length / 1024)} KB, 64 connections`;
    for (const peer of [ours, unlogged])
      report({
        what: `Article page with 100 comments from the cache, ${size}: ${peer.name}`,
        result: `${whole(speed(peer))} answers/s, p99 ${late(peer).toFixed(1)} ms`,
        beside: `${share(peer, bare)} of bare node:http${nginx ? `, ${share(peer, nginx)} of nginx` : ''}; aim: 70 % of bare node:http`,
      });
    for (const peer of [bare, ...(nginx ? [nginx] : [])])
      report({
        what: `The same bytes: ${peer.name}`,
        result: `${whole(speed(peer))} answers/s, p99 ${late(peer).toFixed(1)} ms`,
      });
    if (!nginx) skip('The same bytes: nginx', 'nginx is not installed');
  } finally {
    for (const peer of peers) await peer.stop();
  }
}

/** Everybody in each round, so that what else the machine does hits all alike. */
function takeTurns(peers: readonly Peer[]): Map<Peer, Load[]> {
  const loads = new Map<Peer, Load[]>(peers.map((peer) => [peer, []]));
  for (const { url } of peers) sendLoad(url, WARM_S);
  for (let round = 0; round < ROUNDS; round++)
    for (const peer of peers) loads.get(peer)?.push(sendLoad(peer.url, ROUND_S));
  return loads;
}

/** The page as the cache sends it. @throws when it does not come from there. */
async function fetchKept({ origin, logFile }: Paper, path: string): Promise<Served> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(origin + path, { headers: { 'accept-encoding': 'identity' } });
    const body = Buffer.from(await answer.arrayBuffer());
    // The second one has an entity tag; the first is only just being kept.
    if (answer.headers.has('etag') && answer.headers.has('content-length'))
      return { body, headers: [...answer.headers].filter(([name]) => !OWN.has(name)) };
  }
  throw new Error(`the page was not kept:\n${readFileSync(logFile, 'utf8').slice(-1_000)}`);
}
