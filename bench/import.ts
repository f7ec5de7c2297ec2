/**
 * Time and memory of moving in a WordPress site of 27 MB: 3,000 posts, 12,000 comments. The export is made on the spot, the
 * same each time. Each run has a process of its own, so that the memory is that of an import and nothing else.
 *
 *     node bench/import.ts
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { migrate, openStore } from '#store';
import { importWxr } from '#transfer';
import { report } from './kit/report.ts';

const POSTS = 3_000;
const COMMENTS_EACH = 4;
const PARAGRAPHS = 15;
const MEGABYTE = 1024 * 1024;
const WORDS =
  'harbour council vote ferry budget strike mayor river bridge school union inquiry market flood report minister festival line court hospital wage port'.split(
    ' ',
  );

const [, , job, folder] = process.argv;
if (job === 'import' && folder) await importOnce(folder);
else await measure();

async function measure(): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
  try {
    await pipeline(Readable.from(exportText()), createWriteStream(join(place, 'export.xml')));
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'import', place], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(run.stderr);
    process.stdout.write(run.stdout);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function importOnce(place: string): Promise<void> {
  const file = join(place, 'export.xml');
  const url = join(place, 'paper.db');
  await migrate(url);
  const store = await openStore({ url });
  const { counts, seconds } = await importWxr(store, file, { hashAddress: () => 'block' });
  const items = counts.posts.added + counts.comments.added;
  await store.close();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  const megabytes = (statSync(file).size / MEGABYTE).toFixed(1);
  report({
    what: `Import of ${megabytes} MB: ${counts.posts.added} posts and ${counts.comments.added} comments`,
    result: `${seconds.toFixed(1)} s (${Math.round(items / seconds)} items/s, ${cpu.toFixed(1)} s of CPU), at most ${Math.round(maxRSS / 1024)} MB of memory`,
    beside: 'aim: 250 MB',
  });
}

function* exportText(): Generator<string> {
  const next = dice();
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[next() % WORDS.length]).join(' ');
  yield `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bench</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://bench.example</wp:base_blog_url>`;
  let comments = 0;
  for (let id = 1; id <= POSTS; id++) {
    const body = Array.from(
      { length: PARAGRAPHS },
      () => `<!-- wp:paragraph --><p>${words(50)}.</p><!-- /wp:paragraph -->`,
    ).join('\n');
    const link = `<p><a href="https://bench.example/post-${1 + (next() % POSTS)}/">earlier</a></p>`;
    const date = new Date(Date.UTC(2012, 0, 1) + id * 86_400_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ');
    yield `<item><title>${words(6)}</title><link>https://bench.example/post-${id}/</link><dc:creator>ana</dc:creator><content:encoded><![CDATA[${body}${link}]]></content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt><wp:post_name>post-${id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="news">News</category>`;
    for (let nth = 0; nth < COMMENTS_EACH; nth++) {
      comments++;
      yield `<wp:comment><wp:comment_id>${comments}</wp:comment_id><wp:comment_author>Reader ${next() % 900}</wp:comment_author><wp:comment_author_email>r${comments}@mail.example</wp:comment_author_email><wp:comment_author_IP>203.0.113.9</wp:comment_author_IP><wp:comment_date_gmt>${date}</wp:comment_date_gmt><wp:comment_content><![CDATA[${words(60)}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${nth === 0 ? 0 : comments - 1}</wp:comment_parent></wp:comment>`;
    }
    yield '</item>\n';
  }
  yield '</channel></rss>';
}

/** Numbers that look thrown and are the same each time. */
function dice(): () => number {
  let state = 20_261_124;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
