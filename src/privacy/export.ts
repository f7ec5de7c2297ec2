import { Failure, type CommentId } from '#base';
import type { Db } from '#store';
import { commentRow, commentsOfAuthor, decisionRows, verdictRows } from './queries.ts';

/**
 * Everything stored about the author of this comment, for taking away as JSON: this comment and the others that were
 * written with the same browser pass. Times are ISO 8601. @throws Failure `not-found`.
 */
export async function exportOf(db: Db, commentId: CommentId): Promise<Readonly<Record<string, unknown>>> {
  const row = await commentRow(db, commentId);
  if (!row) throw new Failure('not-found', 'This comment is no longer stored, and nothing about it is.');
  const rows = await commentsOfAuthor(db, commentId, row.author_key);
  const comments = [];
  for (const { headline, path, created_at: createdAt, decided_at: decidedAt, ...stored } of rows) {
    const [verdicts, decisions] = await Promise.all([
      verdictRows(db, stored.id),
      decisionRows(db, stored.id),
    ]);
    comments.push({
      article: { headline, path },
      createdAt: iso(createdAt),
      decidedAt: decidedAt === null ? null : iso(decidedAt),
      stored,
      checks: verdicts.map(({ judged_at: at, reasons, ...verdict }) => {
        return { ...verdict, judgedAt: iso(at), reasons: JSON.parse(reasons) as unknown };
      }),
      // Who of the staff decided is the newsroom's business; that a moderator did is yours.
      decisions: decisions.map(({ decided_at: at, staff_id: _who, ...decision }) => ({
        ...decision,
        decidedAt: iso(at),
      })),
    });
  }
  return { format: 'broadsheet-comments-1', comments };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
