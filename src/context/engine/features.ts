import type { LocalLikeness, Company } from './around.ts';
import type { Overlap } from './overlap.ts';
import type { Time } from './time.ts';

/** An article and one candidate, by themselves. */
export type Pair = Overlap & LocalLikeness;

/** How the candidate stands among the others. */
export interface Standing extends Company {
  /** The first look at it, as a share of the best one's. */
  readonly quickShare: number;
  readonly titleShare: number;
  /** By how much its text stands out of the crowd. */
  readonly aboveRest: number;
  /** How like the crowd is, as a share of the best: near 1 when text alone cannot decide. */
  readonly crowd: number;
  /** Likeness of the best candidate: low when the archive has nothing. */
  readonly best: number;
  /** How rare a word can be in this archive: it grows with the logarithm of its articles. */
  readonly wealth: number;
  /** The first look, as a share of the best one's of the same days … */
  readonly nearShare: number;
  /** … and how many of the same days are better. */
  readonly nearRank: number;
}

type Reader = (pair: Pair, standing: Standing) => number;
type TimedReader = (pair: Pair, standing: Standing, time: Time) => number;

/** How many there are, as a feature. */
export function countOf(things: number): number {
  return Math.log1p(things) / 4;
}

/** What the ranking sees of a pair of articles. All between 0 and about 1; the learned weights do the rest. */
const READERS = {
  text: ({ text }) => text,
  textRoot: ({ text }) => Math.sqrt(text),
  coverMin: ({ covers }) => Math.min(covers[0], covers[1]),
  coverMax: ({ covers }) => Math.max(covers[0], covers[1]),
  title: ({ title }) => title,
  titleInMin: ({ titles }) => Math.min(titles[0], titles[1]),
  titleInMax: ({ titles }) => Math.max(titles[0], titles[1]),
  titleLeadMin: ({ leads }) => Math.min(leads[0], leads[1]),
  titleLeadMax: ({ leads }) => Math.max(leads[0], leads[1]),
  lead: ({ lead }) => lead,
  names: ({ names }) => names,
  pairs: ({ pairs }) => pairs,
  numbers: ({ numbers }) => numbers,
  rare: ({ rare }) => rare,
  rareAlone: ({ rareAlone }) => rareAlone,
  shared: ({ shared }) => countOf(shared),
  sharedRarity: ({ rarity }) => Math.log1p(2 * rarity) / 4,
  lengths: ({ lengths }) => lengths,
  local: ({ local }) => local,
  localCover: ({ localCover }) => localCover,
  burst: ({ burst }) => burst,
  burstCover: ({ burstCover }) => burstCover,
  company: (_, { company }) => company,
  rival: (_, { rival }) => rival,
  ofRival: ({ text }, { rival }) => Math.min(3, text / (rival + 0.05)) / 3,
  quickShare: (_, { quickShare }) => quickShare,
  titleShare: (_, { titleShare }) => titleShare,
  aboveRest: (_, { aboveRest }) => aboveRest,
  crowd: (_, { crowd }) => crowd,
  best: (_, { best }) => best,
  wealth: (_, { wealth }) => wealth,
  textNames: ({ text, names }) => Math.sqrt(text * names),
  textTitle: ({ text, titles }) => Math.sqrt(text * Math.min(titles[0], titles[1])),
  companyText: ({ text }, { company }) => Math.sqrt(company * text),
} satisfies Record<string, Reader>;

/** What it sees of their dates. */
const TIMED_READERS = {
  nearShare: (_, { nearShare }) => nearShare,
  nearRank: (_, { nearRank }) => nearRank,
  day: (_, __, { day }) => day,
  days: (_, __, { days }) => days,
  near: (_, __, { near }) => near,
  weeks: (_, __, { weeks }) => weeks,
  far: (_, __, { far }) => far,
  nearText: ({ text }, _, { near }) => near * Math.sqrt(text),
  // Near in time, where many are as like: then the date decides.
  nearCrowd: (_, { crowd }, { near }) => near * crowd,
  weeksCrowd: (_, { crowd }, { weeks }) => weeks * crowd,
} satisfies Record<string, TimedReader>;

export type Feature = keyof typeof READERS | keyof typeof TIMED_READERS;

const IN_ORDER: readonly Reader[] = Object.values(READERS);
const TIMED: readonly TimedReader[] = Object.values(TIMED_READERS);

export const FEATURES = [...Object.keys(READERS), ...Object.keys(TIMED_READERS)] as readonly Feature[];

/** The features in the order of `FEATURES`. */
export type Features = Float64Array;

/** Room for the features of so many pairs in one piece of memory: fetching a piece for each would take longer than filling it. */
export function roomForFeatures(pairs: number): Features[] {
  const all = new Float64Array(pairs * FEATURES.length);
  return Array.from({ length: pairs }, (_, at) =>
    all.subarray(at * FEATURES.length, (at + 1) * FEATURES.length),
  );
}

/** Everything that the features of a pair are read from. */
interface Regarded {
  readonly pair: Pair;
  readonly standing: Standing;
  readonly time: Time;
}

export function readFeatures(into: Features, regarded: Regarded): void {
  const { pair, standing } = regarded;
  for (let at = 0; at < IN_ORDER.length; at++) into[at] = (IN_ORDER[at] as Reader)(pair, standing);
  readTimed(into, regarded);
}

/** The features of a pair that is known, with something else known of its dates. */
export function readAgain(into: Features, known: Features, regarded: Regarded): void {
  into.set(known);
  readTimed(into, regarded);
}

function readTimed(into: Features, { pair, standing, time }: Regarded): void {
  for (let at = 0; at < TIMED.length; at++)
    into[IN_ORDER.length + at] = (TIMED[at] as TimedReader)(pair, standing, time);
}
