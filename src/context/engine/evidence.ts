import type { Archive } from './archive.ts';
import type { Held } from './shelf.ts';

// What the labelled sets cannot teach, for they have no links, tags or sections: set by hand, as log-odds.
/** The writer of this article said so: enough by itself. */
const LINK = 30;
/** The writer of the other one did: a round-up of the year links to everything, so the texts must agree a little. */
const LINKED_FROM = 8;
/** A tag that two of a hundred articles bear says much, one that every third bears hardly anything. */
const TAG = 0.35;
const MOST_FROM_TAGS = 2;
const SECTION = 0.25;

export interface Evidence {
  readonly logit: number;
  /** The article's text links to the other one. */
  readonly linked: boolean;
  /** The other one's text links to the article. */
  readonly linkedFrom: boolean;
}

/** What links, tags and sections add to the log-odds that two articles belong together. */
export function evidence(archive: Archive, article: Held, other: Held): Evidence {
  const linked = isLinked(article, other);
  const linkedFrom = isLinked(other, article);
  const tags = article.tagIds
    .filter((tag) => other.tagIds.includes(tag))
    .reduce((sum, tag) => sum + TAG * Math.log((archive.size + 1) / (archive.tagged(tag) + 1)), 0);
  return {
    logit:
      (linked ? LINK : linkedFrom ? LINKED_FROM : 0) +
      Math.min(MOST_FROM_TAGS, tags) +
      bySection(article, other),
    linked,
    linkedFrom,
  };
}

function isLinked(from: Held, to: Held): boolean {
  return from.links.length > 0 && from.links.includes(to.id);
}

function bySection(article: Held, other: Held): number {
  if (!article.sectionId || !other.sectionId) return 0;
  return article.sectionId === other.sectionId ? SECTION : -SECTION;
}
