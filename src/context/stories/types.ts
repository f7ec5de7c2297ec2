/** A story as a list shows it. Counts and times are of its published articles. */
export interface StoryCard {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly standfirst: string;
  /** An editor gave or confirmed the name; if not, the program proposed it. */
  readonly isNamed: boolean;
  /** When an editor closed it, ms UTC: no article joins by itself any more. */
  readonly closedAt: number | null;
  readonly count: number;
  /** Of its first and its newest article, ms UTC. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** A story with everything that its page shows. */
export interface Story extends StoryCard {
  /** People and places that its articles share, the most shared first. */
  readonly names: readonly string[];
  /** Published ones, oldest first. */
  readonly articles: readonly StoryArticle[];
}

export interface StoryArticle {
  readonly id: string;
  readonly path: string;
  readonly headline: string;
  readonly language: string;
  readonly publishedAt: number;
  /** What turned with this article; empty for most. */
  readonly turningPoint: string;
  /** An editor put it there. */
  readonly isByEditor: boolean;
}

/** Where an article stands in its story. */
export interface PlaceInStory {
  readonly story: StoryCard;
  readonly previous: StoryArticle | null;
  readonly next: StoryArticle | null;
}

/** What the program thinks should become of stories; an editor decides. */
export interface StoryProposal {
  readonly id: string;
  readonly kind: 'merge' | 'split';
  readonly story: { readonly id: string; readonly name: string };
  /** Merge: the story it might be one with. */
  readonly other: { readonly id: string; readonly name: string } | null;
  /** Split: the articles that might be a story of their own. */
  readonly articles: readonly { readonly id: string; readonly headline: string }[];
  readonly probability: number;
  readonly madeAt: number;
}
