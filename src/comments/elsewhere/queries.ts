import type { Label } from '#spam';
import type { Db, Tx } from '#store';
import { sql } from 'kysely';
import { RECENT } from '../newest.ts';

/** How far back a sender's past is looked at, as for the paper's own comments. */
const PAST = 40;

/** What is remembered of a comment on another site: marks made with the paper's secret, which nobody can read back. */
export interface Marks {
  readonly id: string;
  readonly email: string | null;
  readonly host: string | null;
  readonly block: string | null;
  /** Of the text; null for texts too short to be told apart. */
  readonly fingerprint: string | null;
}

export interface SeenRow {
  readonly about: 'email' | 'host' | 'block';
  readonly said: Label;
  readonly reported: Label | null;
}

/** Earlier comments on the site with the same marks, this one left out: it may be asked about again. */
export async function seenWith(db: Db, site: string, marks: Marks): Promise<SeenRow[]> {
  const columns = { email: 'email_mark', host: 'host_mark', block: 'block_mark' } as const;
  const asked = (['email', 'host', 'block'] as const).filter((about) => marks[about] !== null);
  const [first, ...others] = asked.map((about) => {
    const newest = db
      .selectFrom('spam_seen')
      .select(['said', 'reported', sql<SeenRow['about']>`${sql.lit(about)}`.as('about')])
      .where('site', '=', site)
      .where(columns[about], '=', marks[about])
      .where('id', '<>', marks.id)
      .orderBy('seen_at', 'desc')
      .limit(PAST)
      .as('newest');
    return db.selectFrom(newest).selectAll();
  });
  if (!first) return [];
  return (await others.reduce((all, one) => all.unionAll(one), first).execute()) as SeenRow[];
}

/** The newest comments on a site that have a fingerprint, newest first. */
export async function seenTexts(db: Db, site: string, since: number) {
  const rows = await db
    .selectFrom('spam_seen')
    .select(['id', 'fingerprint', 'said', 'reported'])
    .where('site', '=', site)
    .where('seen_at', '>=', since)
    .where('fingerprint', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(RECENT)
    .execute();
  return rows as { id: string; fingerprint: string; said: Label; reported: Label | null }[];
}

export async function findSeen(db: Db, site: string, id: string) {
  const row = await db
    .selectFrom('spam_seen')
    .select(['said', 'reported'])
    .where('site', '=', site)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as { said: Label; reported: Label | null } | undefined;
}

/** Writes down what was said of a comment; one that is asked about again keeps its time and what was reported of it. */
export async function putSeen(tx: Tx, site: string, marks: Marks, said: Label): Promise<void> {
  await tx.db
    .insertInto('spam_seen')
    .values({
      site,
      id: marks.id,
      said,
      reported: null,
      email_mark: marks.email,
      host_mark: marks.host,
      block_mark: marks.block,
      fingerprint: marks.fingerprint,
      seen_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet({ said }))
    .execute();
}

export async function setReported(tx: Tx, site: string, id: string, reported: Label): Promise<void> {
  await tx.db
    .updateTable('spam_seen')
    .set({ reported })
    .where('site', '=', site)
    .where('id', '=', id)
    .execute();
}
