import type { Archive } from './archive.ts';
import { companyOf, localLikeness, NO_COMPANY, NO_LOCAL, type Company } from './around.ts';
import {
  readAgain,
  readFeatures,
  roomForFeatures,
  type Features,
  type Pair,
  type Standing,
} from './features.ts';
import { overlap, RAREST, type Other } from './overlap.ts';
import { sharedWith } from './shared.ts';
import type { Held } from './shelf.ts';
import { daysBetween, patient, timeOf, type Time } from './time.ts';
import { weigh } from './weigh.ts';

export interface Compared {
  readonly held: Held;
  /** Between the two publications; null when one of them is not known. */
  readonly days: number | null;
  readonly features: Features;
  /** The same with patience about dates, see `time.ts`: what is believed goes by these. */
  readonly patient: Features;
}

/** Candidates that are compared with each other as well: the best at first look. The others are out of the running. */
const LOOKED_AT_TWICE = 50;
/** Days within which candidates are of the same day, give or take the hour and the time zone. */
const SAME_DAY = 1.6;

/** A candidate at first look. */
interface Looked {
  readonly other: Other;
  readonly pair: Pair;
  readonly days: number | null;
  readonly time: Time;
  /** How well it fits by its text, and with its date. */
  readonly quick: number;
  readonly quickInTime: number;
}

/** Compares an article with its candidates, one by one and with each other. */
export function compare(archive: Archive, article: Held, candidates: readonly Held[]): Compared[] {
  const looked = look(archive, article, candidates);
  const standingOf = standings(looked, archive.rarest / RAREST);
  const first = looked.toSorted((a, b) => b.quickInTime - a.quickInTime).slice(0, LOOKED_AT_TWICE);
  const companies = companyOf(
    archive,
    first.map(({ other, pair }) => ({ other, text: pair.text })),
  );
  const companyBy = new Map(first.map((one, at) => [one, companies[at] ?? NO_COMPANY]));
  const telling = archive.tellingOfDate(article);
  const room = roomForFeatures(2 * looked.length);
  return looked.map((one, at) => {
    const { other, pair, days, time } = one;
    const standing = standingOf(one, companyBy.get(one) ?? NO_COMPANY);
    const [features, patiently] = [room[2 * at] as Features, room[2 * at + 1] as Features];
    readFeatures(features, { pair, standing, time });
    const undecided = { ...standing, nearShare: 0, nearRank: 0 };
    readAgain(patiently, features, { pair, standing: undecided, time: patient(time, telling) });
    return { held: other.held, days, features, patient: patiently };
  });
}

function look(archive: Archive, article: Held, candidates: readonly Held[]): Looked[] {
  const own = weigh(archive, article);
  const shared = sharedWith(archive.scratch(), article, candidates);
  const others = candidates.map((held, at): Other => ({
    held,
    norms: archive.norms(held),
    shared: shared[at] ?? new Uint16Array(),
  }));
  const days = candidates.map((held) => daysBetween(article.publishedAt, held.publishedAt));
  const local = localLikeness(own, others, days);
  return others.map((other, at): Looked => {
    const pair: Pair = { ...overlap(archive, own, other), ...(local[at] ?? NO_LOCAL) };
    const time = timeOf(days[at] ?? null);
    const quick =
      4 * Math.sqrt(pair.text) +
      1.5 * Math.min(pair.titles[0], pair.titles[1]) +
      1.5 * pair.names +
      2 * pair.rare +
      2 * pair.local;
    const quickInTime = quick + 3 * time.near + time.weeks;
    return { other, pair, days: days[at] ?? null, time, quick, quickInTime };
  });
}

/** How each stands among all: what they are like taken together is worked out once. */
function standings(looked: readonly Looked[], wealth: number): (one: Looked, company: Company) => Standing {
  const texts = looked.map(({ pair }) => pair.text).sort((a, b) => b - a);
  const best = texts[0] ?? 0;
  const rest = mean(texts.slice(5, 25));
  const bestQuick = most(looked.map(({ quick }) => quick));
  const bestTitle = Math.max(0.01, most(looked.map(({ pair }) => Math.min(...pair.titles))));
  const sameDay = looked.filter(({ days }) => days !== null && days < SAME_DAY);
  const near = (sameDay.length > 0 ? sameDay : looked).map(({ quick }) => quick);
  const bestNear = most(near);
  return ({ pair, quick }, company) => ({
    ...company,
    quickShare: bestQuick > 0 ? quick / bestQuick : 0,
    titleShare: Math.min(...pair.titles) / bestTitle,
    aboveRest: Math.max(0, pair.text - rest),
    crowd: best > 0 ? rest / best : 0,
    best,
    wealth,
    nearShare: bestNear > 0 ? Math.min(1, quick / bestNear) : 0,
    nearRank: Math.log1p(near.filter((other) => other > quick).length) / 4,
  });
}

function most(list: readonly number[]): number {
  return list.reduce((highest, one) => Math.max(highest, one), 0);
}

function mean(list: readonly number[]): number {
  return list.length > 0 ? list.reduce((sum, one) => sum + one, 0) / list.length : 0;
}
