import { newId } from '#base';
import type { Db } from './db.ts';
import type { Tx } from './open.ts';

export interface NewLetter {
  readonly recipient: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** Where the reader stops such letters, for the head of the letter: an address that takes a POST (RFC 8058). */
  readonly unsubscribe?: string;
}

export interface Letter extends NewLetter {
  readonly id: string;
  /** `kept`: no mail server is configured, the desk shows it. */
  readonly status: 'waiting' | 'sent' | 'kept' | 'failed';
  readonly error: string | null;
  /** Milliseconds UTC. */
  readonly createdAt: number;
  readonly sentAt: number | null;
}

/** How many letters the desk shows at once. */
const PAGE = 50;

/** Writes a letter in the caller's transaction; it is sent, or kept for the desk, after the commit. Returns its id. */
export async function writeLetter(tx: Tx, letter: NewLetter): Promise<string> {
  const id = newId(tx.now);
  await tx.db
    .insertInto('letters')
    .values({
      id,
      ...letter,
      unsubscribe: letter.unsubscribe ?? null,
      status: 'waiting',
      error: null,
      created_at: tx.now,
      sent_at: null,
    })
    .execute();
  await tx.later('letter.written', `letter:${id}`, { letterId: id });
  return id;
}

/** Letters, the newest first, 50 to a page (from 1). */
export async function listLetters(db: Db, page = 1): Promise<readonly Letter[]> {
  const rows = await db
    .selectFrom('letters')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
    status: row.status as Letter['status'],
    error: row.error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}
