/** A feed before it is written in one of three formats. Addresses are absolute, times ms UTC. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page that the feed follows. */
  readonly home: string;
  /** The feed's own address. */
  readonly self: string;
  readonly updatedAt: number;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** Stays the same when the address changes. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly language: string;
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly categories: readonly string[];
  /** The story it is part of. */
  readonly story: { readonly name: string; readonly url: string } | null;
  readonly image: { readonly url: string; readonly mime: string } | null;
  readonly publishedAt: number;
  readonly updatedAt: number;
}

/** Relative addresses in our own canonical HTML made absolute: feed readers have no page to start from. */
export function absolute(html: string, origin: string): string {
  return html.replace(/(<[^<>]*\s(?:href|src|poster|cite)=")\/(?!\/)/g, `$1${origin}/`);
}
