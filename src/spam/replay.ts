import { DAY } from '#base';
import { NO_HISTORY } from './evidence.ts';
import type { Judged } from './figures.ts';
import { judge } from './judge.ts';
import type { Labelled } from './labelled.ts';
import { learn } from './learn.ts';
import { hostOf } from './links.ts';
import { COPIES, fingerprintOf } from './similarity.ts';
import type { Evidence, Knowledge, Label, RecentComment, Tally } from './types.ts';

interface Memory {
  readonly local: Map<number, number>;
  readonly email: Map<string, Tally>;
  readonly host: Map<string, Tally>;
  /** Oldest first. A new list each time: what is worked out of one is kept for as long as it is the same. */
  recent: readonly Dated[];
}

/** One without a date of its own has that of the one before it; 0 where there is none. */
interface Dated extends RecentComment {
  readonly at: number;
}

const NOTHING: Tally = { published: 0, spam: 0, refused: 0 };

/** Comments without a date that one person decides about in a day. */
const DAYS_WORK = 100;

/** Judges comments in the order of their dates and teaches each one's label after its verdict, as one person would. */
export function replay(rows: readonly Labelled[], knowledge: Knowledge): Judged[] {
  const memory: Memory = { local: new Map(), email: new Map(), host: new Map(), recent: [] };
  const knowing = { ...knowledge, local: memory.local };
  return inOrder(rows).map(({ row: { evidence, label }, at }, nth) => {
    memory.recent = stillNew(memory.recent, at);
    const known = remembered(evidence, memory);
    const { probability } = judge(known, knowing);
    const day = at > 0 ? Math.floor(at / DAY) : Math.floor(nth / DAYS_WORK);
    const source = { taughtBy: 'one person', day, sentBy: evidence.email ?? (evidence.name || null) };
    for (const [feature, change] of learn(knowing, known, label, source))
      memory.local.set(feature, (memory.local.get(feature) ?? 0) + change);
    remember({ evidence, label, at }, memory);
    return { spam: label === 'spam', probability };
  });
}

// An undated comment has the date of the one before it in the file.
function inOrder(rows: readonly Labelled[]): readonly { row: Labelled; at: number }[] {
  let last = 0;
  const dated = rows.map((row, place) => {
    last = row.at ?? last;
    return { row, place, at: last };
  });
  return dated.sort((a, b) => a.at - b.at || a.place - b.place);
}

function remembered(evidence: Evidence, memory: Memory): Evidence {
  const host = hostOf(evidence.link ?? '');
  return {
    ...evidence,
    history: {
      ...NO_HISTORY,
      email: (evidence.email && memory.email.get(evidence.email)) || NOTHING,
      linkHost: (host && memory.host.get(host)) || NOTHING,
      recent: memory.recent,
    },
  };
}

/** As the paper has it: the newest few, of the last days. */
function stillNew(recent: readonly Dated[], now: number): readonly Dated[] {
  return recent.some(({ at }) => isOld(at, now)) ? recent.filter(({ at }) => !isOld(at, now)) : recent;
}

function isOld(at: number, now: number): boolean {
  return at > 0 && now - at > COPIES.days * DAY;
}

function remember(
  { evidence, label, at }: { evidence: Evidence; label: Label; at: number },
  memory: Memory,
): void {
  if (evidence.email) count(memory.email, evidence.email, label);
  const host = hostOf(evidence.link ?? '');
  if (host) count(memory.host, host, label);
  const fingerprint = fingerprintOf(evidence.text);
  if (fingerprint === '') return;
  memory.recent = [...memory.recent, { fingerprint, label, at }].slice(-COPIES.among);
}

function count(tallies: Map<string, Tally>, key: string, label: Label): void {
  const tally = tallies.get(key) ?? NOTHING;
  tallies.set(
    key,
    label === 'spam' ? { ...tally, spam: tally.spam + 1 } : { ...tally, published: tally.published + 1 },
  );
}
