import { DAY } from '#base';
import type { Archive, Candidate, Held } from './archive.ts';
import { likeness, overlap, weigh, withPlaces, type Places, type Shared, type Weighed } from './overlap.ts';

/** What the ranking sees of a pair of articles. All between 0 and about 1; the learned weights do the rest. */
export const FEATURES = [
  'text', // cosine of the telling terms
  'textRoot',
  'title', // cosine of the headlines
  'titleInText', // how much of the one headline the other article holds: the lesser of the two ways
  'titleInTextMost', // the greater
  'lead', // cosine of headline and lead
  'names',
  'pairs',
  'numbers',
  'rare', // the five rarest shared terms
  'shared', // how many terms are shared
  'company', // likeness to the other good candidates
  'companyText',
  'ofBest', // likeness, as a share of the best candidate's
  'aboveRest', // by how much it stands out of the crowd
  'near', // published within days
  'nearText',
  'weeks', // published within weeks
  'weeksText',
  'far', // years apart
  'textNames',
  'textTitle',
  'companyTitle',
  'nearTitle',
  'nearCrowd', // near in time, where many are as like: then the date decides
  'weeksCrowd',
] as const;

export type Feature = (typeof FEATURES)[number];
export type Features = Readonly<Record<Feature, number>>;

export interface Compared {
  readonly held: Held;
  readonly features: Features;
  /**
   * The same, where a date may speak for a pair but hardly against it: a story of this newspaper can rest for months, and
   * the labelled sets, in which many papers tell of one day, would teach otherwise. What is believed goes by these.
   */
  readonly patient: Features;
  /** The terms that both hold, the weightiest first. */
  readonly shared: readonly Shared[];
}

/** Candidates whose company is asked about: the few best, which are mostly right when anything is. */
const COMPANY = 4;
const NEAR_DAYS = 3;
const WEEKS_DAYS = 30;
const FAR_DAYS = 365;
// With an unknown date nothing is said for or against: the usual values of a pair of one story.
const UNKNOWN = { near: 0.3, weeks: 0.5, far: 0.2 };

type Overlap = ReturnType<typeof overlap>;

/** Compares an article with its candidates, one by one and with each other. */
export function compare(archive: Archive, article: Held, candidates: readonly Candidate[]): Compared[] {
  const places = archive.scratch();
  const own = weigh(article, archive.idf);
  const others = candidates.map(({ held }) => weigh(held, archive.idf));
  const overlaps = withPlaces(places, article, () =>
    others.map((other, at) => ({ at, held: other.held, ...overlap(own, places, other) })),
  );
  const ranked = overlaps.toSorted((a, b) => b.text - a.text);
  const best = ranked[0]?.text ?? 0;
  const crowd = mean(ranked.slice(5, 25).map(({ text }) => text));
  const company = companyOf(ranked.slice(0, COMPANY), others, places);
  return overlaps.map((one) => {
    const time = apart(article.publishedAt, one.held.publishedAt);
    const around = {
      company: company[one.at] ?? 0,
      ofBest: best > 0 ? one.text / best : 0,
      aboveRest: Math.max(0, one.text - crowd),
      crowded: best > 0 ? crowd / best : 0,
    };
    return {
      held: one.held,
      shared: one.shared,
      features: features(one, { ...around, ...time }),
      patient: features(one, { ...around, ...patient(time) }),
    };
  });
}

interface Time {
  near: number;
  weeks: number;
  far: number;
}

interface Surroundings extends Time {
  company: number;
  ofBest: number;
  aboveRest: number;
  /** How like the crowd is, as a share of the best: 1 when text alone cannot decide. */
  crowded: number;
}

function features(one: Overlap, around: Surroundings): Features {
  return {
    text: one.text,
    textRoot: Math.sqrt(one.text),
    title: one.title,
    titleInText: Math.min(one.titleInOther, one.otherTitleIn),
    titleInTextMost: Math.max(one.titleInOther, one.otherTitleIn),
    lead: one.lead,
    names: one.names,
    pairs: one.pairs,
    numbers: one.numbers,
    rare: one.rare,
    shared: Math.log1p(one.shared.length) / 4,
    company: around.company,
    companyText: Math.sqrt(around.company * one.text),
    ofBest: around.ofBest,
    aboveRest: around.aboveRest,
    near: around.near,
    nearText: around.near * Math.sqrt(one.text),
    weeks: around.weeks,
    weeksText: around.weeks * Math.sqrt(one.text),
    far: around.far,
    textNames: Math.sqrt(one.text * one.names),
    textTitle: Math.sqrt(one.text * one.title),
    companyTitle: Math.sqrt(around.company * one.title),
    nearTitle: around.near * Math.sqrt(one.title),
    nearCrowd: around.near * around.crowded,
    weeksCrowd: around.weeks * around.crowded,
  };
}

/** How like each candidate is to the best ones taken together; one of them is not compared with itself. */
function companyOf(
  best: readonly (Overlap & { at: number })[],
  others: readonly Weighed[],
  places: Places,
): Float64Array {
  const sum = new Float64Array(others.length);
  const trust = new Float64Array(others.length);
  for (const { at: memberAt, text } of best) {
    const member = others[memberAt];
    if (!member) continue;
    withPlaces(places, member.held, () => {
      others.forEach((other, at) => {
        if (at === memberAt) return;
        sum[at] = (sum[at] as number) + text * likeness(member, places, other);
        trust[at] = (trust[at] as number) + text;
      });
    });
  }
  return sum.map((one, at) => ((trust[at] as number) > 0 ? one / (trust[at] as number) : 0));
}

function apart(a: number | null, b: number | null): Time {
  if (a === null || b === null) return UNKNOWN;
  const days = Math.abs(a - b) / DAY;
  return {
    near: Math.exp(-days / NEAR_DAYS),
    weeks: Math.exp(-days / WEEKS_DAYS),
    far: 1 - Math.exp(-days / FAR_DAYS),
  };
}

function patient(time: Time): Time {
  return {
    near: Math.max(time.near, UNKNOWN.near),
    weeks: Math.max(time.weeks, UNKNOWN.weeks),
    far: Math.min(time.far, UNKNOWN.far),
  };
}

function mean(list: readonly number[]): number {
  return list.length > 0 ? list.reduce((sum, one) => sum + one, 0) / list.length : 0;
}
