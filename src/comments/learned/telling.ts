import { evidenceOf, featuresOf, LESSON_UNIT, read, type Reading } from '#spam';
import type { Store } from '#store';
import type { Judging } from '../filter/judging.ts';
import { taughtComments } from './queries.ts';

/** Comments read for it: the lessons themselves are numbers, and say which words they are about only through these. */
const COMMENTS = 200;
/** Shown of each kind. */
const MOST_SHOWN = 12;
/** Log-odds below which a word moves no verdict. */
const TELLING = 0.02;
/** Words that stand in spam and honest comments alike, such as "the", tell a reader nothing. */
const ONE_SIDED = 0.75;

export interface Telling {
  readonly kind: 'word' | 'link' | 'website' | 'mail';
  readonly text: string;
  /** Log-odds that it adds to a comment like those it stood in: above 0 for spam, below 0 for an honest comment. */
  readonly weight: number;
  /** Of the comments looked at, how many it stood in that were taught as spam, and as honest. */
  readonly inSpam: number;
  readonly inHam: number;
}

export interface TellingWords {
  readonly forSpam: readonly Telling[];
  readonly forHam: readonly Telling[];
  /** How many of the newest lessons were looked at. */
  readonly lessons: number;
}

/** The strongest of what this newsroom taught, in words where its comments are still stored. */
export async function tellingWords(store: Store, judging: Judging): Promise<TellingWords> {
  const [rows, knowledge] = await Promise.all([taughtComments(store.db, COMMENTS), judging.knowledge()]);
  const found = new Map<string, Sum>();
  for (const row of rows) {
    const evidence = evidenceOf({ text: row.body, email: row.author_email, link: row.author_link });
    for (const [name, sum] of tellingOf(read(evidence, knowledge))) {
      const all = found.get(name) ?? { ...sum, weight: 0 };
      all.weight += sum.weight;
      if (row.label === 'spam') all.inSpam += 1;
      else all.inHam += 1;
      found.set(name, all);
    }
  }
  const weighed = [...found.values()].map(({ weight, ...one }) => ({
    ...one,
    weight: weight / (one.inSpam + one.inHam),
  }));
  const strongest = (sign: 1 | -1) =>
    weighed
      .filter((one) => one.weight * sign >= TELLING && share(one, sign) >= ONE_SIDED)
      .sort((one, other) => (other.weight - one.weight) * sign || (one.text < other.text ? -1 : 1))
      .slice(0, MOST_SHOWN);
  return { forSpam: strongest(1), forHam: strongest(-1), lessons: rows.length };
}

function share({ inSpam, inHam }: Pick<Telling, 'inSpam' | 'inHam'>, sign: 1 | -1): number {
  return (sign === 1 ? inSpam : inHam) / (inSpam + inHam);
}

interface Sum {
  readonly kind: Telling['kind'];
  readonly text: string;
  weight: number;
  inSpam: number;
  inHam: number;
}

/** What each word, link and address of one comment gets from the lessons. Names of people are left out. */
function tellingOf(reading: Reading): Map<string, Sum> {
  const { local } = reading.knowledge;
  const sums = new Map<string, Sum>();
  featuresOf(reading, (feature, value, source, place) => {
    const learned = local.get(feature);
    if (!learned || source === 'shape' || source === 'name') return;
    const [kind, text] = named(reading, source, place);
    if (!text) return;
    const name = `${kind} ${text}`;
    const sum = sums.get(name) ?? { kind, text, weight: 0, inSpam: 0, inHam: 0 };
    sum.weight += (learned / LESSON_UNIT) * value;
    sums.set(name, sum);
  });
  return sums;
}

function named(reading: Reading, source: string, place: number): [Telling['kind'], string] {
  if (source === 'link') return ['link', reading.links[place]?.host ?? ''];
  if (source === 'site') return ['website', reading.linkHost];
  if (source === 'mail') return ['mail', reading.mailHost];
  const word = reading.words[place];
  return ['word', word ? reading.text.text.slice(word.start, word.end) : ''];
}
