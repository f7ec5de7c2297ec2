import { among, type Db } from '#store';
import type { Text } from '../../reasons/written.ts';

/** What these articles say, published or not. */
export async function textsOf(db: Db, ids: readonly string[]): Promise<Map<string, Text>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'headline', 'standfirst', 'body_text', 'language'])
    .where(among(db, 'id', ids))
    .execute();
  return new Map(rows.map(({ id, body_text, ...row }) => [id, { ...row, text: body_text }]));
}
