import type { CommentId } from '#base';
import type { Db } from '#store';

export interface ReceiptField {
  readonly what: string;
  /** As stored, in words; null when nothing is stored (any more). */
  readonly value: string | null;
  readonly purpose: string;
  /** 'until 24 December 2026', 'while the comment is published'. */
  readonly goes: string;
}

export interface Receipt {
  readonly commentId: CommentId;
  readonly article: { readonly headline: string; readonly path: string };
  readonly status: 'published' | 'held' | 'refused' | 'spam' | 'withdrawn';
  readonly html: string;
  /** Milliseconds UTC. */
  readonly createdAt: number;
  readonly fields: readonly ReceiptField[];
  readonly checks: readonly {
    readonly at: number;
    /** 'Published', 'Held for a moderator', 'Set aside as spam' */
    readonly result: string;
    readonly probability: number;
    readonly reasons: readonly string[];
    readonly model: string;
  }[];
  readonly decisions: readonly {
    readonly at: number;
    readonly who: string;
    readonly what: string;
    readonly reason: string;
  }[];
}

/** What happened to the data of one comment. @throws Failure `not-found`. */
export async function receipt(_db: Db, _commentId: CommentId): Promise<Receipt> {
  throw new Error('not written yet');
}
