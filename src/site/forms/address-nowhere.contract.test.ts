import { signFormTime, submit } from '#comments';
import { schema, type Store } from '#store';
import { bridgeArticle, judgingAs } from '#test/comments.ts';
import { freshStore, urlOf } from '#test/stores.ts';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCommentForm } from './comment.ts';

/** Every row of every table as one text. */
async function everything(store: Store): Promise<string> {
  const tables = Object.keys(schema) as (keyof typeof schema)[];
  return JSON.stringify(
    await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute())),
  );
}

test.each(['203.0.113.77', '2001:db8:1:2:3:4:5:6', '::ffff:203.0.113.77'])(
  'the address %s is nowhere in the database',
  async (address) => {
    const store = await freshStore();
    const article = await bridgeArticle(store);
    const body = {
      name: 'Mirela',
      text: 'Who pays?',
      token: await signFormTime(store, article),
      email: '',
      link: '',
    };
    const form = await readCommentForm(store, body, {
      articleId: article,
      address,
      pass: undefined,
    });
    if (!form.ok) throw new Error(form.words);
    await submit(store, form.comment, judgingAs('hold'));
    const files = [urlOf(store), `${urlOf(store)}-wal`].filter((file) => existsSync(file));
    const onDisk = files.map((file) => readFileSync(file, 'latin1')).join('');
    for (const text of files.length > 0 ? [await everything(store), onDisk] : [await everything(store)]) {
      expect(text.includes('Who pays?')).toBe(true);
      for (const trace of [address, '203.0.113', '2001:db8:1']) expect(text.includes(trace)).toBe(false);
    }
  },
);
