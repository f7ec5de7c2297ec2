import { compare } from '../../src/context/engine/compare.ts';
import type { Held } from '../../src/context/engine/shelf.ts';
import type { World } from './world.ts';

/** One article asking for its background, and every candidate it was given. */
export interface Question {
  readonly kind: QuestionKind;
  /** Its own story was taken out of the archive, or it has none: every link is wrong. */
  readonly absent: boolean;
  /** How much it counts beside others of its kind. */
  readonly counts: number;
  /** Partners that there are, found or not. */
  readonly partners: number;
  readonly candidates: readonly {
    readonly x: Float64Array;
    readonly patient: Float64Array;
    readonly good: boolean;
  }[];
}

/**
 * In which archive it asks: of mixed news, a large one, that without its own date, one of which no date is known, as a stranger, or a
 * small one.
 */
export type QuestionKind =
  | 'mixed'
  | 'distractor'
  | 'archive'
  | 'undated'
  | 'mixed-without-dates'
  | 'archive-without-dates'
  | 'foreign'
  | 'small'
  | 'ciphered';

const CANDIDATES = 200;

/** The questions that the articles of a world ask: those of the stories that `asks` says yes to. */
export function questionsOf(
  world: World,
  kinds: { partnered: QuestionKind; alone: QuestionKind | null; counts?: number },
  asks: (name: string) => boolean,
): Question[] {
  const asked: Question[] = [];
  const { counts = 1 } = kinds;
  for (const row of world.rows) {
    const held = world.archive.get(row.id);
    if (!held) continue;
    const partners = row.label === null ? 0 : (world.stories.get(row.label)?.length ?? 1) - 1;
    if (row.label !== null && partners > 0) {
      if (!asks(row.label)) continue;
      const base = { kind: kinds.partnered, counts, partners };
      asked.push(ask(world, held, row.label, { ...base, absent: false }));
      // In the large archive the labels are incomplete: what is shown when a story is absent may be right.
      const isLarge = kinds.partnered.startsWith('archive');
      if (!isLarge) asked.push(ask(world, held, row.label, { ...base, absent: true }));
      else if (kinds.partnered === 'archive' && asked.length % 3 === 0)
        asked.push(
          ask(world, { ...held, publishedAt: null }, row.label, { ...base, kind: 'undated', absent: false }),
        );
    } else if (kinds.alone && asks(row.id))
      asked.push(ask(world, held, null, { kind: kinds.alone, counts, partners: 0, absent: true }));
  }
  return asked;
}

/** Articles of another world, which have no partner here. */
export function foreignQuestions(world: World, home: World, asks: (name: string) => boolean): Question[] {
  return home.rows
    .filter(({ id, label }) => label === null && asks(id))
    .map((row) => {
      const { facts, profile } = world.outside(row);
      const held = world.archive.outside(facts, profile);
      return ask(world, held, null, { kind: 'foreign', counts: 1, partners: 0, absent: true });
    });
}

function ask(world: World, held: Held, label: string | null, about: Omit<Question, 'candidates'>): Question {
  const isPartner = (id: string) => label !== null && world.labels.get(id) === label;
  const candidates = world.archive.candidates(held, CANDIDATES, (one) => !about.absent || !isPartner(one.id));
  return {
    ...about,
    candidates: compare(world.archive, held, candidates).map(({ held: { id }, features, patient }) => ({
      x: features,
      patient,
      good: !about.absent && isPartner(id),
    })),
  };
}
