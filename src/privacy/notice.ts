import type { Db } from '#store';

export interface NoticeFacts {
  /** A mail server is configured: letters leave the house. */
  readonly mail: boolean;
}

export interface NoticeSection {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** One line per kind of data; empty for sections of words alone. */
  readonly rows: readonly {
    readonly what: string;
    readonly purpose: string;
    readonly legalBasis: string;
    readonly kept: string;
    readonly receivers: string;
  }[];
}

/** The notice at /privacy/comments, printed from the inventory. */
export async function noticeSections(_db: Db, _facts: NoticeFacts): Promise<readonly NoticeSection[]> {
  throw new Error('not written yet');
}

/** The few lines under the comment form; the page adds the link to the notice. */
export function formLines(): readonly string[] {
  throw new Error('not written yet');
}
