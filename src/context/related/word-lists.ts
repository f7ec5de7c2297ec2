import type { Db } from '#store';
import { setImmediate } from 'node:timers/promises';
import { wordReasons } from '../reasons/word-reasons.ts';
import { readWritten, type Text, type Written } from '../reasons/written.ts';
import type { ChosenLink, WordedLink } from '../types.ts';
import { textsOf } from './texts/queries.ts';

/** Texts that are held at once: an archive is linked by its days, and articles of a day link to the same ones. */
const HELD = 100;

/** Lists of links with their reasons in words, from the texts as they are now. Reads them, so it comes before the transaction. */
export async function wordLists(
  db: Db,
  lists: ReadonlyMap<string, readonly ChosenLink[]>,
): Promise<Map<string, WordedLink[]>> {
  const held = new Map<string, Written>();
  const worded = new Map<string, WordedLink[]>();
  for (const [id, links] of lists) {
    // Others have their turn between two of them: readers come first.
    await setImmediate();
    if (held.size > HELD) held.clear();
    const missing =
      links.length > 0 ? [id, ...links.map((link) => link.id)].filter((one) => !held.has(one)) : [];
    for (const [one, text] of await textsOf(db, missing)) held.set(one, readWritten(text));
    const own = held.get(id);
    worded.set(id, own ? links.flatMap((link) => withReasons(link, own, held.get(link.id)) ?? []) : []);
  }
  return worded;
}

/** The same of a text that is not stored. */
export async function wordDraft(db: Db, draft: Text, links: readonly ChosenLink[]): Promise<WordedLink[]> {
  const own = readWritten(draft);
  const texts = await textsOf(
    db,
    links.map(({ id }) => id),
  );
  return links.flatMap((link) => {
    const text = texts.get(link.id);
    return withReasons(link, own, text && readWritten(text)) ?? [];
  });
}

/** Undefined for an article that was deleted meanwhile. */
function withReasons(
  { grounds, ...link }: ChosenLink,
  own: Written,
  other: Written | undefined,
): WordedLink | undefined {
  return other && { ...link, reasons: wordReasons(grounds, own, other) };
}
