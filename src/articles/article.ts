import type { ArticleId } from '#base';

export type ArticleKind = 'article' | 'page';
export type ArticleStatus = 'draft' | 'scheduled' | 'published' | 'withdrawn';

export interface Section {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

export interface Byline {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
}

export interface Tag {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** One stored size of an image; `file` is served under /media/. */
export interface ImageVariant {
  readonly file: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

export interface Image extends ImageVariant {
  readonly id: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  /** Smaller and newer-format copies, smallest first. */
  readonly variants: readonly ImageVariant[];
}

export interface Correction {
  readonly id: string;
  readonly words: string;
  readonly madeAt: number;
}

/** Where an article was published first, if not here. */
export interface Source {
  readonly name: string;
  readonly url: string | null;
  readonly language: string | null;
}

/** What a list shows of an article. */
export interface ArticleCard {
  readonly id: ArticleId;
  readonly kind: ArticleKind;
  readonly status: ArticleStatus;
  readonly path: string;
  readonly headline: string;
  readonly standfirst: string;
  /** How the text begins, on one line, where there is no standfirst; otherwise empty. */
  readonly opening: string;
  readonly dateline: string;
  readonly language: string;
  readonly section: Section | null;
  readonly image: Image | null;
  readonly bylines: readonly Byline[];
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
}

export interface Article extends ArticleCard {
  readonly slug: string;
  /** Canonical HTML as stored: links to other articles read `article:ID`. Use `renderBody` to show it. */
  readonly bodyHtml: string;
  readonly bodyText: string;
  readonly tags: readonly Tag[];
  readonly corrections: readonly Correction[];
  readonly source: Source | null;
  readonly commentsOpen: boolean;
  readonly withdrawnAt: number | null;
  readonly withdrawalReason: string | null;
  readonly version: number;
  readonly createdAt: number;
  readonly savedAt: number;
}

/** Who does it: a staff id, or null for the program itself (an import, the clock). */
export type By = string | null;
