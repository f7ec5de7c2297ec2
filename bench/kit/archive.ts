import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { newId } from '#base';
import { readLabelled, type LabelledArticle } from '#context';
import type { Store } from '#store';

const YEAR = 365 * 86_400_000;
/** Articles of one transaction. */
const AT_ONCE = 200;

/**
 * Lays a set of articles into a paper, several times for a larger archive: each time its names are spelt otherwise and it
 * happens a year later, so that no story is told twice, while the words of the language stay as common as they are.
 * @param most articles in the end.
 */
export async function layInArchive(
  store: Store,
  rows: readonly LabelledArticle[],
  most: number,
): Promise<void> {
  for (let time = 0; time * rows.length < most; time++)
    await layIn(
      store,
      rows.slice(0, most - time * rows.length).map((row) => elsewhere(row, time)),
    );
}

async function layIn(into: Store, articles: readonly LabelledArticle[]): Promise<void> {
  const now = into.now();
  for (let from = 0; from < articles.length; from += AT_ONCE)
    await into.write(async (tx) => {
      const laid = articles.slice(from, from + AT_ONCE).map((row) => {
        const id = newId(now);
        return {
          id,
          kind: 'article',
          status: 'published',
          path: `/${id}`,
          slug: id,
          headline: row.title,
          standfirst: '',
          dateline: '',
          body_html: '',
          body_text: row.text,
          language: 'en',
          section_id: null,
          lead_image_id: null,
          source_name: null,
          source_url: null,
          source_language: null,
          comments_open: 1,
          published_at: row.date ? Date.parse(row.date) || null : null,
          updated_at: null,
          withdrawn_at: null,
          withdrawal_reason: null,
          version: 1,
          created_at: now,
          saved_at: now,
        };
      });
      await tx.db.insertInto('articles').values(laid).execute();
    });
}

/** The article of another world: names are turned round by some letters. */
function elsewhere(row: LabelledArticle, time: number): LabelledArticle {
  if (time === 0) return row;
  const turned = (text: string) =>
    text.replaceAll(/\p{Lu}\p{L}{3,}/gu, (name) => {
      const by = 1 + (time % (name.length - 1));
      return name.slice(0, 1) + name.slice(by) + name.slice(1, by);
    });
  const date = row.date && Number.isFinite(Date.parse(row.date)) ? Date.parse(row.date) + time * YEAR : null;
  return {
    ...row,
    title: turned(row.title),
    text: turned(row.text),
    date: date === null ? row.date : new Date(date).toISOString(),
  };
}

export async function readSet(file: string): Promise<LabelledArticle[]> {
  const bytes = createReadStream(file);
  const found: LabelledArticle[] = [];
  for await (const line of createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
  }))
    if (line.trim()) found.push(readLabelled(line, found.length + 1));
  return found;
}
