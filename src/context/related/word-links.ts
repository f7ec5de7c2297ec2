import type { Db } from '#store';
import { wordReasons } from '../reasons/word-reasons.ts';
import { readWritten, type Text } from '../reasons/written.ts';
import type { ChosenLink, Reason } from '../types.ts';
import { savedAtOf, type StoredLink } from './queries.ts';
import { readGrounds } from './stored-grounds.ts';
import { textsOf } from './texts/queries.ts';

/** A link with its reasons in words. */
export interface Found {
  readonly id: string;
  readonly probability: number;
  readonly reasons: readonly Reason[];
}

/** Pairs whose reasons are kept, some 300 bytes each: a page that is made for one reader alone is made again and again. */
const KEPT = 4_000;

type Known = Map<string, readonly Reason[]>;
const knownOf = new WeakMap<Db, Known>();

/**
 * Why each of an article's links stands there, from the texts as they are now. To read seven texts takes some milliseconds, so
 * what was said of a pair is kept until one of the two is saved again. Links from and to what is not published are left out.
 */
export async function wordLinks(db: Db, id: string, links: readonly StoredLink[]): Promise<Found[]> {
  if (links.length === 0) return [];
  const savedAt = await savedAtOf(db, [id, ...links.map((link) => link.id)]);
  const shown = savedAt.has(id) ? links.filter((link) => savedAt.has(link.id)) : [];
  const known = knownOf.get(db) ?? new Map<string, readonly Reason[]>();
  knownOf.set(db, known);
  const keyOf = (link: StoredLink) =>
    [id, savedAt.get(id), link.id, savedAt.get(link.id), link.grounds].join(' ');
  const missing = shown.filter((link) => !known.has(keyOf(link)));
  for (const [link, reasons] of await reasonsOf(db, id, missing)) keep(known, keyOf(link), reasons);
  return shown.flatMap((link) => {
    const reasons = known.get(keyOf(link));
    return reasons ? [{ id: link.id, probability: link.probability, reasons }] : [];
  });
}

/** An article that was deleted meanwhile has none. */
async function reasonsOf(
  db: Db,
  id: string,
  links: readonly StoredLink[],
): Promise<Map<StoredLink, readonly Reason[]>> {
  const texts = await textsOf(db, links.length > 0 ? [id, ...links.map((link) => link.id)] : []);
  const text = texts.get(id);
  if (!text) return new Map();
  const own = readWritten(text);
  const reasons = new Map<StoredLink, readonly Reason[]>();
  for (const link of links) {
    const other = texts.get(link.id);
    if (other) reasons.set(link, wordReasons(readGrounds(link.grounds), own, readWritten(other)));
  }
  return reasons;
}

/** The oldest makes room for a new one. */
function keep(known: Known, key: string, reasons: readonly Reason[]): void {
  const [oldest] = known.keys();
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
  known.set(key, reasons);
}

/** The same of a text that is not stored. */
export async function wordDraft(db: Db, draft: Text, links: readonly ChosenLink[]): Promise<Found[]> {
  if (links.length === 0) return [];
  const own = readWritten(draft);
  const texts = await textsOf(
    db,
    links.map(({ id }) => id),
  );
  return links.flatMap(({ id, probability, grounds }) => {
    const text = texts.get(id);
    return text ? [{ id, probability, reasons: wordReasons(grounds, own, readWritten(text)) }] : [];
  });
}
