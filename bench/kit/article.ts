import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from './paper.ts';

const COMMENTS = 100;
const WORDS =
  'the harbour council vote ferry and budget strike mayor of river bridge school union inquiry market flood report minister festival line court hospital wage port was not said will this for year'.split(
    ' ',
  );
const PATH = '/2026/11/the-ferry';

/** Moves an article with 100 comments in, in threads of four, and returns its path: some 90 KB of page. */
export function layArticle(paper: Paper): string {
  const next = dice();
  const comments = Array.from({ length: COMMENTS }, (_, nth) => commentOf(nth + 1, next));
  const body = Array.from({ length: 12 }, () => `<p>${sentence(next, 70)}</p>`).join('\n');
  const file = join(paper.folder, 'export.xml');
  writeFileSync(file, exportOf(body, comments.join('\n')));
  paper.command('import', file);
  return `${PATH}/`;
}

/** Numbers that look thrown and are the same each time. */
export function dice(): () => number {
  let state = 20_261_124;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}

/** A sentence of so many words. */
export function sentence(next: () => number, words: number): string {
  const text = Array.from({ length: words }, () => WORDS[next() % WORDS.length]).join(' ');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function commentOf(nth: number, next: () => number): string {
  const parent = nth % 4 === 1 ? 0 : nth - 1;
  const date = new Date(Date.UTC(2026, 10, 20, 8, nth)).toISOString().slice(0, 19).replace('T', ' ');
  return `<wp:comment><wp:comment_id>${nth}</wp:comment_id><wp:comment_author>Reader ${nth}</wp:comment_author>
<wp:comment_author_email>r${nth}@mail.example</wp:comment_author_email><wp:comment_date_gmt>${date}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[${sentence(next, 45)}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;
}

function exportOf(body: string, comments: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bench</title><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://bench.example</wp:base_blog_url>
<item><title>The ferry runs again</title><link>https://bench.example${PATH}/</link><dc:creator>ana</dc:creator><content:encoded><![CDATA[${body}]]></content:encoded>
<wp:post_id>1</wp:post_id><wp:post_date_gmt>2026-11-20 08:00:00</wp:post_date_gmt><wp:post_name>the-ferry</wp:post_name><wp:comment_status>open</wp:comment_status><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
${comments}</item></channel></rss>`;
}
