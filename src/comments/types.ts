import type { ArticleId, CommentId, StaffId } from '#base';
import type { Action, Reason } from '#spam';

export type Status = 'published' | 'held' | 'refused' | 'spam' | 'withdrawn';
export const STATUSES: readonly Status[] = ['published', 'held', 'refused', 'spam', 'withdrawn'];

/** What a reader sent in, already trimmed, capped and without the address: the site's form makes it. */
export interface NewComment {
  readonly articleId: ArticleId;
  readonly parentId: CommentId | null;
  readonly name: string;
  readonly email: string | null;
  readonly link: string | null;
  readonly text: string;
  /** Keyed hash of the /24 or /48; the address itself never gets this far. */
  readonly addressBlock: string | null;
  /** How long the form was open, milliseconds. */
  readonly formMs: number | null;
  readonly honeypotFilled: boolean;
  /** The form's own number: the same number again is the same comment. */
  readonly once: string;
  /** Hash of the author's pass (`keyOfPass`), null when the browser keeps none. */
  readonly authorKey: string | null;
}

/** What the page says to the author. */
export interface Submitted {
  readonly id: CommentId;
  readonly status: Status;
  /** `/2026/11/slug#comment-ID` */
  readonly permalink: string;
  /** Why it waits, in words for the author; empty when it is published. */
  readonly reasons: readonly string[];
  /** The same form had been sent before; nothing new was stored. */
  readonly repeated: boolean;
}

/** Who looks at a thread: the hash of the author's pass, if the browser carries one. */
export interface Viewer {
  readonly authorKey: string | null;
}

export interface ThreadComment {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  /** `waiting`: held, seen by its author alone. `removed`: no longer shown, kept because replies stand below it. */
  readonly state: 'shown' | 'waiting' | 'removed';
  /** Empty when removed. */
  readonly authorName: string;
  readonly authorLink: string | null;
  /** Sanitised; empty when removed. */
  readonly html: string;
  /** Written by the newsroom. */
  readonly staff: boolean;
  /** Written with the viewer's pass. */
  readonly mine: boolean;
  /** Why it waits, in words for its author. */
  readonly reasons: readonly string[];
  /** Milliseconds UTC. */
  readonly createdAt: number;
  /** Set where a reply stands deeper than is indented. */
  readonly inReplyTo: { readonly id: CommentId; readonly authorName: string } | null;
  readonly replies: readonly ThreadComment[];
}

export interface Pingback {
  readonly id: CommentId;
  readonly authorName: string;
  readonly authorLink: string | null;
  readonly html: string;
  readonly createdAt: number;
}

export interface Thread {
  /** Published comments; neither the waiting nor the removed. */
  readonly count: number;
  readonly comments: readonly ThreadComment[];
  readonly pingbacks: readonly Pingback[];
}

export interface Decided {
  readonly commentId: CommentId;
  readonly decisionId: string;
  readonly from: Status;
  readonly to: Status;
}

export interface StoredVerdict {
  readonly probability: number;
  readonly action: Action;
  readonly reasons: readonly Reason[];
  readonly model: string;
  readonly judgedAt: number;
}

export interface StoredDecision {
  readonly id: string;
  readonly actor: 'filter' | 'moderator' | 'author' | 'import';
  readonly staffId: StaffId | null;
  readonly from: Status | null;
  readonly to: Status;
  readonly reason: string;
  readonly decidedAt: number;
  /** The decision that this one took back. */
  readonly undoes: string | null;
}

export interface QueueFilter {
  readonly status: Status;
  readonly articleId?: ArticleId;
  readonly commentId?: CommentId;
  /** From 1. */
  readonly page?: number;
  /** Words to find in name, e-mail or text. */
  readonly search?: string;
}

/** How the newsroom decided about the same author before (by e-mail). */
export type AuthorHistory = Readonly<Record<Status, number>>;

/** A comment with what a moderator needs to decide. */
export interface QueueItem {
  readonly id: CommentId;
  readonly status: Status;
  readonly kind: 'comment' | 'pingback' | 'trackback';
  readonly authorName: string;
  readonly authorEmail: string | null;
  readonly authorLink: string | null;
  /** As written. */
  readonly body: string;
  readonly html: string;
  readonly createdAt: number;
  readonly article: { readonly id: ArticleId; readonly headline: string; readonly path: string };
  readonly parent: { readonly id: CommentId; readonly authorName: string; readonly html: string } | null;
  readonly verdict: StoredVerdict | null;
  readonly lastDecision: StoredDecision | null;
  /** Null when the author gave no e-mail address. */
  readonly author: AuthorHistory | null;
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly counts: Readonly<Record<Status, number>>;
}

/** Everything that happened to one comment, oldest first. */
export interface CommentHistory {
  readonly verdicts: readonly StoredVerdict[];
  readonly decisions: readonly StoredDecision[];
}
