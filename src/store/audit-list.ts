import type { Db } from './db.ts';

export interface AuditEntry {
  readonly id: string;
  /** Who did it; null for the program itself. */
  readonly staffId: string | null;
  readonly action: string;
  readonly subject: string;
  /** JSON. */
  readonly detail: string;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** How many entries a page shows. */
const PAGE = 100;

/** Who did what, newest first, 100 to a page (from 1). */
export async function listAudit(
  db: Db,
  page = 1,
): Promise<{ entries: readonly AuditEntry[]; pages: number }> {
  const [rows, counted] = await Promise.all([
    db
      .selectFrom('audit')
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(PAGE)
      .offset((page - 1) * PAGE)
      .execute(),
    db
      .selectFrom('audit')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  ]);
  return {
    entries: rows.map(({ staff_id, ...row }) => ({ ...row, staffId: staff_id })),
    pages: Math.max(1, Math.ceil(Number(counted?.n ?? 0) / PAGE)),
  };
}
