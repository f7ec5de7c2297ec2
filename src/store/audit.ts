import { newId } from '#base';
import type { Tx } from './open.ts';

/** Writes down, in the same transaction, who did what to which thing. */
export async function recordAudit(
  tx: Tx,
  entry: { by: string | null; action: string; subject: string; detail?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await tx.db
    .insertInto('audit')
    .values({
      id: newId(tx.now),
      staff_id: entry.by,
      action: entry.action,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail ?? {}),
      at: tx.now,
    })
    .execute();
}
