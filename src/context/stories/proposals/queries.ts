import { newId } from '#base';
import type { Db, Tx } from '#store';
import type { StoryProposal } from '../types.ts';

interface NewProposal {
  readonly kind: 'merge' | 'split';
  readonly storyId: string;
  readonly otherId?: string;
  readonly articleIds?: readonly string[];
  readonly probability: number;
}

/** Asked of an editor at a time: more is a list nobody works through. */
const MOST_OPEN = 50;

/** Writes a proposal down, unless the same pair, or a split of the same story, was proposed before and is open or declined. */
export async function propose(tx: Tx, one: NewProposal): Promise<void> {
  let same = tx.db.selectFrom('story_proposals').select('id').where('kind', '=', one.kind);
  if (one.kind === 'split') {
    same = same
      .where('story_id', '=', one.storyId)
      .where((eb) =>
        eb.or([eb('decided_at', 'is', null), eb('article_ids', '=', JSON.stringify(one.articleIds ?? []))]),
      );
  } else {
    const pair = [one.storyId, one.otherId ?? ''];
    same = same.where('story_id', 'in', pair).where('other_id', 'in', pair);
  }
  if (await same.executeTakeFirst()) return;
  await tx.db
    .insertInto('story_proposals')
    .values({
      id: newId(tx.now),
      kind: one.kind,
      story_id: one.storyId,
      other_id: one.otherId ?? null,
      article_ids: JSON.stringify(one.articleIds ?? []),
      probability: one.probability,
      made_at: tx.now,
      decided_at: null,
      decided_by: null,
      accepted: null,
    })
    .execute();
}

/** What waits for an editor, the surest first; about one story only, if `storyId` is given. */
export async function openProposals(db: Db, storyId?: string): Promise<StoryProposal[]> {
  let query = db
    .selectFrom('story_proposals as p')
    .innerJoin('stories as s', 's.id', 'p.story_id')
    .leftJoin('stories as o', 'o.id', 'p.other_id')
    .select(['p.id', 'p.kind', 'p.story_id', 's.name', 'p.other_id', 'o.name as other_name'])
    .select(['p.article_ids', 'p.probability', 'p.made_at'])
    .where('p.decided_at', 'is', null);
  if (storyId !== undefined)
    query = query.where((eb) => eb.or([eb('p.story_id', '=', storyId), eb('p.other_id', '=', storyId)]));
  const rows = await query.orderBy('p.probability', 'desc').orderBy('p.id').limit(MOST_OPEN).execute();
  const ids = rows.flatMap((row) => JSON.parse(row.article_ids) as string[]);
  const headlines = await headlinesById(db, ids);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'split' ? 'split' : 'merge',
    story: { id: row.story_id, name: row.name },
    other: row.other_id === null ? null : { id: row.other_id, name: row.other_name ?? '' },
    articles: (JSON.parse(row.article_ids) as string[]).flatMap((id) => {
      const headline = headlines.get(id);
      return headline === undefined ? [] : [{ id, headline }];
    }),
    probability: row.probability,
    madeAt: row.made_at,
  }));
}

async function headlinesById(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('articles').select(['id', 'headline']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row.headline]));
}

export async function countOpenProposals(db: Db): Promise<number> {
  const row = await db
    .selectFrom('story_proposals')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('decided_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** A proposal that nobody decided about yet. */
export async function findOpenProposal(db: Db, id: string) {
  return db
    .selectFrom('story_proposals')
    .selectAll()
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst();
}

export async function setDecided(
  tx: Tx,
  id: string,
  decision: { by: string | null; accepted: boolean },
): Promise<void> {
  await tx.db
    .updateTable('story_proposals')
    .set({ decided_at: tx.now, decided_by: decision.by, accepted: decision.accepted ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}
