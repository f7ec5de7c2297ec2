import { DAY } from '#base';
import type { Evidence, History, Label, Tally, Verdict } from '#spam';
import type { Store, Tx } from '#store';
import type { Judging } from '../filter/judging.ts';
import { setLesson } from '../filter/set-lesson.ts';
import { countUse, type KeyAtWork } from '../filter-keys/filter-keys.ts';
import { findSeen, putSeen, seenWith, setReported, type Marks, type SeenRow } from './queries.ts';
import { addElsewhere, forgetElsewhere, recentElsewhere } from './recent-elsewhere.ts';

/** What was let through and nobody reported says something, but less than a report. */
const UNREPORTED_WEIGHT = 0.3;

/** A comment on another site that asks this filter. */
export interface Elsewhere {
  readonly key: KeyAtWork;
  readonly evidence: Evidence;
  readonly marks: Marks;
}

/** Judges a comment with what that site taught and with what became of its earlier comments. Stores nothing. */
export async function judgeElsewhere(
  store: Store,
  judging: Judging,
  { key, evidence, marks }: Elsewhere,
): Promise<Verdict> {
  const [past, recent] = await Promise.all([
    seenWith(store.db, key.blog, marks),
    recentElsewhere(store, key.blog, marks),
  ]);
  const history: History = {
    email: tally(past, 'email'),
    linkHost: tally(past, 'host'),
    addressBlock: tally(past, 'block'),
    recent,
  };
  return judging.judge({ ...evidence, history }, key.blog);
}

/** Counts the answer that a check got, and remembers the marks of the comment. */
export async function answered(
  store: Store,
  { key, marks }: Pick<Elsewhere, 'key' | 'marks'>,
  said: Label,
): Promise<void> {
  await store.write(async (tx) => {
    await putSeen(tx, key.blog, marks, said);
    await countUse(tx, key.key, ['checks', said]);
  });
  addElsewhere(store, key.blog, marks, said);
}

/**
 * That site's moderators say what a comment was. It teaches at once, for that site alone; the same report again is the same
 * lesson, the opposite one takes it back. Counted as a mistake only when the filter had said otherwise.
 */
export async function report(
  store: Store,
  judging: Judging,
  { key, evidence, marks }: Elsewhere,
  label: Label,
): Promise<void> {
  const source = {
    taughtBy: key.key,
    day: Math.floor(store.now() / DAY),
    sentBy: marks.email ?? marks.block ?? marks.host,
  };
  await setLesson(store, judging, { id: marks.id, site: key.blog, label, evidence, source }, (tx) =>
    note(tx),
  );
  forgetElsewhere(store, key.blog);

  async function note(tx: Tx): Promise<void> {
    const known = await findSeen(tx.db, key.blog, marks.id);
    // A report about what was never asked, or so long ago that it is forgotten: it is made because something was wrong.
    const said = known?.said ?? opposite(label);
    if (!known) await putSeen(tx, key.blog, marks, said);
    if (known?.reported === label) return;
    await setReported(tx, key.blog, marks.id, label);
    if (said !== label) await countUse(tx, key.key, [label === 'spam' ? 'missedSpam' : 'falsePositives']);
  }
}

function opposite(label: Label): Label {
  return label === 'spam' ? 'ham' : 'spam';
}

function tally(past: readonly SeenRow[], about: SeenRow['about']): Tally {
  const sums = { published: 0, spam: 0, refused: 0 };
  for (const row of past) {
    if (row.about !== about) continue;
    if (row.reported === 'spam') sums.spam += 1;
    else if (row.reported === 'ham') sums.published += 1;
    // What only the filter called spam must not make the next one spam.
    else if (row.said === 'ham') sums.published += UNREPORTED_WEIGHT;
  }
  return sums;
}
