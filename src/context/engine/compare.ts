import { DAY } from '#base';
import { NAME, NUMBER, PAIR } from '../terms/profile.ts';
import { placeOf, type Archive, type Candidate, type Held } from './archive.ts';

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

export interface Shared {
  /** Position in the article's own terms, and what the term adds to the likeness. */
  readonly at: number;
  readonly weight: number;
}

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
const RARE_TERMS = 5;
/** ln(1 in 100,000): what the rarest term of a middling archive is worth. */
const RAREST = 11.5;

type Overlap = ReturnType<typeof overlap>;

/** Compares an article with its candidates, one by one and with each other. */
export function compare(archive: Archive, article: Held, candidates: readonly Candidate[]): Compared[] {
  const idf = rememberedIdf(archive);
  const own = placed(weigh(article, idf));
  const weighed = new Map(candidates.map(({ held }) => [held.id, weigh(held, idf)] as const));
  const overlaps = [...weighed.values()].map((other) => ({ held: other.held, ...overlap(own, other) }));
  const ranked = overlaps.toSorted((a, b) => b.text - a.text);
  const best = ranked[0]?.text ?? 0;
  const crowd = mean(ranked.slice(5, 25).map(({ text }) => text));
  const company = companyOf(ranked.slice(0, COMPANY), weighed);
  return overlaps.map((one) => {
    const time = apart(article.publishedAt, one.held.publishedAt);
    const around = {
      company: company(one.held),
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

interface Weighed {
  readonly held: Held;
  readonly idf: Float64Array;
  readonly weight: Float64Array;
  readonly norms: Norms;
}
interface Norms {
  text: number;
  title: number;
  lead: number;
  names: number;
  pairs: number;
  numbers: number;
  titleSum: number;
}

function weigh(held: Held, idf: (term: number) => number): Weighed {
  const size = held.terms.length;
  const rarity = new Float64Array(size);
  const weight = new Float64Array(size);
  const sum: Norms = { text: 0, title: 0, lead: 0, names: 0, pairs: 0, numbers: 0, titleSum: 0 };
  for (let at = 0; at < size; at++) {
    const r = (rarity[at] = idf(held.terms[at] as number));
    const w = (weight[at] = r * placeOf(held, at));
    const kind = held.kind[at] as number;
    sum.text += w * w;
    if (held.title[at]) {
      sum.title += r * r;
      sum.titleSum += r;
    }
    if (held.title[at] || held.lead[at]) sum.lead += r * r;
    if (kind & NAME) sum.names += w * w;
    if (kind & PAIR) sum.pairs += w * w;
    if (kind & NUMBER) sum.numbers += w * w;
  }
  return { held, idf: rarity, weight, norms: sum };
}

interface Placed extends Weighed {
  /** Where each term stands in the article's list. */
  readonly at: ReadonlyMap<number, number>;
}

function placed(weighed: Weighed): Placed {
  const at = new Map<number, number>();
  weighed.held.terms.forEach((term, position) => at.set(term, position));
  return { ...weighed, at };
}

function overlap(own: Placed, other: Weighed) {
  const article = own.held;
  const held = other.held;
  const sum: Norms = { text: 0, title: 0, lead: 0, names: 0, pairs: 0, numbers: 0, titleSum: 0 };
  let otherTitle = 0;
  const shared: Shared[] = [];
  const rarities: number[] = [];
  for (let there = 0; there < held.terms.length; there++) {
    const here = own.at.get(held.terms[there] as number);
    if (here === undefined) continue;
    const r = own.idf[here] as number;
    const product = (own.weight[here] as number) * (other.weight[there] as number);
    const kind = (held.kind[there] as number) & (article.kind[here] as number);
    sum.text += product;
    shared.push({ at: here, weight: product });
    if (!(kind & PAIR)) rarities.push(r);
    if (article.title[here]) sum.titleSum += r;
    if (held.title[there]) otherTitle += r;
    if (article.title[here] && held.title[there]) sum.title += r * r;
    if ((article.title[here] || article.lead[here]) && (held.title[there] || held.lead[there]))
      sum.lead += r * r;
    if (kind & NAME) sum.names += product;
    if (kind & PAIR) sum.pairs += product;
    if (kind & NUMBER) sum.numbers += product;
  }
  rarities.sort((a, b) => b - a);
  return {
    shared: shared.sort((a, b) => b.weight - a.weight),
    text: cosine(sum.text, own.norms.text, other.norms.text),
    title: cosine(sum.title, own.norms.title, other.norms.title),
    lead: cosine(sum.lead, own.norms.lead, other.norms.lead),
    names: cosine(sum.names, own.norms.names, other.norms.names),
    pairs: cosine(sum.pairs, own.norms.pairs, other.norms.pairs),
    numbers: cosine(sum.numbers, own.norms.numbers, other.norms.numbers),
    titleInOther: own.norms.titleSum > 0 ? sum.titleSum / own.norms.titleSum : 0,
    otherTitleIn: other.norms.titleSum > 0 ? otherTitle / other.norms.titleSum : 0,
    rare: rarities.slice(0, RARE_TERMS).reduce((total, r) => total + r, 0) / (RARE_TERMS * RAREST),
  };
}

/** The likeness of an article to the best candidates taken together; one of them is not compared with itself. */
function companyOf(best: readonly (Overlap & { held: Held })[], weighed: ReadonlyMap<string, Weighed>) {
  const members = best.flatMap(({ held, text }) => {
    const member = weighed.get(held.id);
    return member ? [{ text, placed: placed(member) }] : [];
  });
  return (held: Held): number => {
    const own = weighed.get(held.id);
    let sum = 0;
    let trust = 0;
    for (const member of members) {
      if (!own || member.placed.held.id === held.id) continue;
      sum += member.text * likeness(member.placed, own);
      trust += member.text;
    }
    return trust > 0 ? sum / trust : 0;
  };
}

function likeness(own: Placed, other: Weighed): number {
  let sum = 0;
  other.held.terms.forEach((term, there) => {
    const here = own.at.get(term);
    if (here !== undefined) sum += (own.weight[here] as number) * (other.weight[there] as number);
  });
  return cosine(sum, own.norms.text, other.norms.text);
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

function rememberedIdf(archive: Archive): (term: number) => number {
  const known = new Map<number, number>();
  return (term) => {
    let idf = known.get(term);
    if (idf === undefined) known.set(term, (idf = archive.idf(term)));
    return idf;
  };
}

function cosine(product: number, a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(1, product / Math.sqrt(a * b)) : 0;
}

function mean(list: readonly number[]): number {
  return list.length > 0 ? list.reduce((sum, one) => sum + one, 0) / list.length : 0;
}
