import type { Held } from '../../src/context/engine/archive.ts';
import { compare, FEATURES } from '../../src/context/engine/compare.ts';
import { isForLearning, type World } from './world.ts';

/** One article asking for its background, and every candidate it was given. */
export interface Question {
  readonly kind: 'mixed' | 'distractor' | 'archive' | 'undated' | 'foreign';
  /** Its own story was taken out of the archive, or it has none: every link is wrong. */
  readonly absent: boolean;
  readonly candidates: readonly {
    readonly x: Float64Array;
    readonly patient: Float64Array;
    readonly good: boolean;
  }[];
}

const CANDIDATES = 200;

/** The questions that the learning half of the stories asks. */
export function questions(mixed: World, archive: World): Question[] {
  const asked: Question[] = [];
  for (const row of mixed.rows) {
    const held = mixed.archive.get(row.id);
    if (!held) continue;
    const partners = row.label ? (mixed.stories.get(row.label)?.length ?? 0) - 1 : 0;
    if (row.label && partners > 0 && isForLearning(row.label)) {
      asked.push(
        ask('mixed', mixed, held, { label: row.label, absent: false }),
        ask('mixed', mixed, held, { label: row.label, absent: true }),
      );
    } else if (partners <= 0 && isForLearning(row.id)) {
      asked.push(ask('distractor', mixed, held, { label: null, absent: true }));
      asked.push(
        ask('foreign', archive, elsewhere(archive, mixed, row.id, held), { label: null, absent: true }),
      );
    }
  }
  for (const row of archive.rows) {
    const held = archive.archive.get(row.id);
    if (!held || !row.label || !isForLearning(row.label) || (archive.stories.get(row.label)?.length ?? 0) < 2)
      continue;
    asked.push(ask('archive', archive, held, { label: row.label, absent: false }));
    // Some without their date, so that the weights of the text stand on their own.
    if (asked.length % 3 === 0)
      asked.push(
        ask('undated', archive, { ...held, publishedAt: null }, { label: row.label, absent: false }),
      );
  }
  return asked;
}

function elsewhere(archive: World, home: World, id: string, held: Held): Held {
  const row = home.rows.find((one) => one.id === id);
  if (!row) return held;
  const { facts, profile } = archive.outside(row);
  return archive.archive.outside(facts, profile);
}

function ask(
  kind: Question['kind'],
  world: World,
  held: Held,
  { label, absent }: { label: string | null; absent: boolean },
): Question {
  const isPartner = (id: string) => label !== null && world.labels.get(id) === label;
  const candidates = world.archive
    .candidates(held, CANDIDATES)
    .filter((one) => !absent || !isPartner(one.held.id));
  return {
    kind,
    absent,
    candidates: compare(world.archive, held, candidates).map(({ held: { id }, features, patient }) => ({
      x: Float64Array.from(FEATURES, (name) => features[name]),
      patient: Float64Array.from(FEATURES, (name) => patient[name]),
      good: !absent && isPartner(id),
    })),
  };
}
