import type { Clock } from '#base';
import { HOUR } from '#base';
import type { StaleTag } from '#store';
import { createHash } from 'node:crypto';
import { prebuild, type Answer } from './prebuilt.ts';

export interface PageCache {
  /** The kept page for this path and query, or undefined. */
  get(key: string): KeptPage | undefined;
  /** To be called before the first read for a page; hand it to `put`. */
  begin(): number;
  /** Keeps a page, unless something it shows became stale since `begin`. Resolves when it is kept or dropped. */
  put(key: string, page: NewPage, begun: number): Promise<boolean>;
  /** Drops every page with one of these tags. */
  drop(tags: readonly StaleTag[]): void;
  readonly size: number;
  readonly bytes: number;
}

interface NewPage {
  readonly status: number;
  readonly body: Buffer;
  /** Without content-length, content-encoding and etag. */
  readonly headers: readonly (readonly [string, string])[];
  readonly tags: readonly StaleTag[];
  /** ms UTC after which it is not true any more, whatever is written; an hour from now at the latest. */
  readonly until?: number;
}

export interface KeptPage {
  readonly status: number;
  readonly etag: string;
  readonly br: Answer;
  readonly gzip: Answer;
  readonly identity: Answer;
}

interface Entry extends KeptPage {
  readonly tags: readonly StaleTag[];
  readonly bytes: number;
  readonly until: number;
}

/** 64 MB hold some 1,500 article pages in three encodings: more than a day's reading of a small paper. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A page carries a signed form time that is good for a day. */
const KEPT = HOUR;
/** Tags whose last fall is remembered; beyond that everything counts as fallen once. */
const MOST_TAGS = 10_000;

/** The entity tag of a body: the same bytes have the same one, in every process and after every start. */
export function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
}

/** Whole answers, already compressed, by path and query. The page used longest ago goes first. */
// oxlint-disable-next-line max-lines-per-function -- its functions share what is held here
export function createPageCache(clock: Clock, mostBytes: number = MOST_BYTES): PageCache {
  const entries = new Map<string, Entry>();
  const keysOf = new Map<StaleTag, Set<string>>();
  const fellAt = new Map<StaleTag, number>();
  let falls = 0;
  let floor = 0;
  let bytes = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const keys = keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) keysOf.delete(tag);
    }
  }

  function insert(key: string, entry: Entry): void {
    remove(key);
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const tag of entry.tags) keysOf.set(tag, (keysOf.get(tag) ?? new Set()).add(key));
    for (const oldest of entries.keys()) {
      if (bytes <= mostBytes) break;
      remove(oldest);
    }
  }

  /** A read that began before the fall may have seen the old state. */
  const fellSince = (begun: number, tags: readonly StaleTag[]) =>
    floor > begun || tags.some((tag) => (fellAt.get(tag) ?? 0) > begun);

  return {
    get size() {
      return entries.size;
    },
    get bytes() {
      return bytes;
    },
    begin: () => falls,
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.until < clock()) {
        remove(key);
        return undefined;
      }
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    async put(key, page, begun) {
      if (fellSince(begun, page.tags)) return false;
      const etag = etagOf(page.body);
      const answers = await prebuild(page.body, [...page.headers, ['etag', etag]]);
      const size = answers.br.body.length + answers.gzip.body.length + answers.identity.body.length + 1024;
      if (size > mostBytes / 4 || fellSince(begun, page.tags)) return false;
      insert(key, {
        ...answers,
        status: page.status,
        etag,
        tags: page.tags,
        bytes: size,
        until: Math.min(page.until ?? Infinity, clock() + KEPT),
      });
      return true;
    },
    drop(tags) {
      falls += 1;
      if (tags.includes('all') || tags.includes('settings') || fellAt.size + tags.length > MOST_TAGS) {
        entries.clear();
        keysOf.clear();
        fellAt.clear();
        bytes = 0;
        floor = falls;
        return;
      }
      for (const tag of tags) {
        fellAt.set(tag, falls);
        for (const key of [...(keysOf.get(tag) ?? [])]) remove(key);
      }
    },
  };
}
