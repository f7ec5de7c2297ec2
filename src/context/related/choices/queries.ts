import { prepared, type Db } from '#store';

export interface Choice {
  readonly relatedId: string;
  readonly kind: 'pin' | 'ban';
}

const chosenFor = prepared((db, article: { articleId: string }) =>
  db
    .selectFrom('related_choices')
    .select(['related_id', 'kind'])
    .where('article_id', '=', article.articleId)
    .orderBy('position')
    .orderBy('related_id'),
);

/** What editors chose for an article; pins in their order. */
export async function choicesOf(db: Db, articleId: string): Promise<Choice[]> {
  const { rows } = await chosenFor(db, { articleId });
  return rows.map(({ related_id, kind }) => ({
    relatedId: related_id,
    kind: kind === 'ban' ? 'ban' : 'pin',
  }));
}

/** What editors never want to see under an article, by headline. */
export async function bannedLinks(db: Db, articleId: string): Promise<{ id: string; headline: string }[]> {
  return db
    .selectFrom('related_choices as c')
    .innerJoin('articles as a', 'a.id', 'c.related_id')
    .select(['a.id', 'a.headline'])
    .where('c.article_id', '=', articleId)
    .where('c.kind', '=', 'ban')
    .orderBy('a.headline')
    .execute();
}

/** Articles under which an editor pinned this one. */
export async function pinnedUnder(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('related_choices')
    .select('article_id')
    .where('related_id', '=', id)
    .where('kind', '=', 'pin')
    .execute();
  return rows.map((row) => row.article_id);
}

export async function replaceChoices(
  db: Db,
  articleId: string,
  choices: readonly Choice[],
  who: { by: string | null; now: number },
): Promise<void> {
  await db.deleteFrom('related_choices').where('article_id', '=', articleId).execute();
  if (choices.length === 0) return;
  const rows = choices.map(({ relatedId, kind }, position) => ({
    article_id: articleId,
    related_id: relatedId,
    kind,
    position,
    chosen_at: who.now,
    chosen_by: who.by,
  }));
  await db.insertInto('related_choices').values(rows).execute();
}
