import type { Image } from '#articles';

/** Why two articles belong together, for programs. */
export type ReasonCode = 'chosen' | 'linked' | 'linked-from' | 'same-story' | 'names' | 'subject';

export interface Reason {
  readonly code: ReasonCode;
  /** For readers: "Also about the Harbour bridge vote and Mayor Ilse Brandt". */
  readonly words: string;
}

/** One link under an article: what its card shows, how sure the engine was, and why it is there. */
export interface RelatedLink {
  readonly id: string;
  readonly path: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly dateline: string;
  readonly language: string;
  readonly publishedAt: number;
  readonly section: { readonly slug: string; readonly name: string } | null;
  readonly image: Image | null;
  /** Calibrated, 0 to 1; 1 for a link that the text itself makes. */
  readonly probability: number;
  /** Published after the article it stands under; to be marked "since then". */
  readonly sinceThen: boolean;
  /** An editor put it there. */
  readonly chosen: boolean;
  /** The first one is enough for a card. At least one. */
  readonly reasons: readonly Reason[];
}

/** What speaks for a link, as the engine knows it: by numbers, not yet in words. */
export interface Grounds {
  /** A link in the text, this way or the other. */
  readonly link: 'linked' | 'linked-from' | null;
  /** The terms that both articles hold and that weighed most, the weightiest first, by their hashes. */
  readonly shared: readonly { readonly hash: number; readonly isPair: boolean; readonly isNumber: boolean }[];
}

/** A link as the engine chose it, and as it is stored: the texts put its grounds into words when it is read. */
export interface ChosenLink {
  readonly id: string;
  readonly probability: number;
  readonly sinceThen: boolean;
  readonly grounds: Grounds;
}

/** What the engine reads of an article. Text without markup; times in ms UTC. */
export interface Piece {
  readonly id: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly text: string;
  readonly publishedAt: number | null;
  readonly sectionId?: string | null;
  readonly tagIds?: readonly string[];
  /** Ids of the articles that its text links to. */
  readonly links?: readonly string[];
}

/** What is written at the desk and not yet saved. */
export interface Draft {
  readonly id?: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly text: string;
  readonly sectionId?: string | null;
  readonly tagIds?: readonly string[];
  readonly links?: readonly string[];
}

/** A part of a passage; `hit` is what the reader searched for. */
export interface PassagePart {
  readonly text: string;
  readonly hit: boolean;
}

export interface SearchQuery {
  /** As typed: words, "quoted phrases", -without. Anything else is taken as words. */
  readonly query: string;
  /** A section's slug. */
  readonly section?: string;
  /** Published at or after, ms UTC. */
  readonly from?: number;
  /** Published before, ms UTC. */
  readonly until?: number;
  /** From 1. */
  readonly page?: number;
}

export interface SearchHit {
  readonly id: string;
  readonly path: string;
  readonly headline: readonly PassagePart[];
  readonly passage: readonly PassagePart[];
  readonly dateline: string;
  readonly language: string;
  readonly publishedAt: number;
  readonly section: { readonly slug: string; readonly name: string } | null;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** Articles that match; where `hasMore`, so many and more, which were not counted. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly page: number;
  readonly pages: number;
  /** The query as understood, trimmed and cut to its limit; empty if there was nothing to search for. */
  readonly query: string;
  /** The query that was searched instead, because nothing has the words as typed; null when they were right. */
  readonly corrected: string | null;
}
