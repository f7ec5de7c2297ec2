import { bridgeArticle, commentBelow, fromMirela, judgingAs } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import { isFailure, newId } from '#base';
import { staffReply, submit, type Judging } from '#comments';
import { expect, test } from 'vitest';
import { erase } from './privacy.ts';

test('an answer to a comment that is being erased is kept, or refused in words', async () => {
  const store = await freshStore();
  const twin = await freshStore({ sameAs: store });
  const article = await bridgeArticle(store);
  const judging = judgingAs('publish');
  const by = { id: newId<'staff'>(store.now()), name: 'Ilse Brandt' };
  for (let round = 0; round < 40; round++) {
    const parentId = await commentBelow(store, article);
    const [answer, erased] = await Promise.allSettled([
      round % 2 === 0
        ? submit(twin, fromMirela(article, { parentId }), judging)
        : staffReply(twin, { articleId: article, parentId, text: 'The city pays.', by }),
      erase(store, parentId),
    ]);
    expect(erased.status).toBe('fulfilled');
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'bad-input' });
    else
      expect(
        await store.db.selectFrom('comments').select('id').where('id', '=', answer.value.id).execute(),
      ).toHaveLength(1);
  }
});

test('an answer to a comment that was erased while the filter looked at it is refused in words', async () => {
  const store = await freshStore();
  const article = await bridgeArticle(store);
  const parentId = await commentBelow(store, article);
  const filter = judgingAs('publish');
  const slow: Judging = {
    ...filter,
    async judge(evidence) {
      await erase(store, parentId);
      return filter.judge(evidence);
    },
  };
  const sent = submit(store, fromMirela(article, { parentId }), slow);
  await expect(sent).rejects.toSatisfy(isFailure);
});
