import type { Facts } from '../src/context/engine/shelf.ts';
import { hashText, mix } from '../src/context/terms/hash.ts';
import { NAME, PAIR, TERMS_KEPT, type Profile, type TellingTerm } from '../src/context/terms/profile.ts';
import type { Piece } from '../src/context/types.ts';

/** A newspaper made up by numbers: the same for the same number, of any size. */
export interface GeneratedPress {
  facts(n: number): Facts;
  /** A text of about 400 words: a story's own names and words, those of its subject, and those of the language. */
  piece(n: number): Piece;
  /** The terms that such a text keeps, without the text: a million texts take half an hour to write and read. */
  profile(n: number): Profile;
}

const ARTICLES_A_STORY = 8;
const STORIES_A_SUBJECT = 60;
const WORDS = 400;
/** Different words of the language; their use falls as in Zipf's law. */
const LANGUAGE = 60_000;
const DAY = 86_400_000;

/** As a paper gives them: ids of another form take more memory. */
const idOf = (n: number) => `019ab000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export function generatedPress(articles: number): GeneratedPress {
  const storyOf = (n: number) => mix(n) % Math.max(1, Math.ceil(articles / ARTICLES_A_STORY));
  const facts = (n: number): Facts => ({
    id: idOf(n),
    publishedAt: Date.UTC(2000, 0, 1) + (storyOf(n) % 9_000) * DAY + (mix(n * 7) % 14) * DAY,
    sectionId: `section-${storyOf(n) % 8}`,
    tagIds: [],
    links: [],
  });
  return {
    facts,
    piece: (n) => {
      const words = wordsOf(n, storyOf(n));
      const headline = [...words.slice(0, 2), ...words.slice(4, 9)].join(' ');
      const text = sentences(words);
      return { ...facts(n), headline, standfirst: '', text };
    },
    profile: (n) => profileOf(wordsOf(n, storyOf(n))),
  };
}

/** A stream of words: the first are the story's two main names. */
function wordsOf(n: number, story: number): string[] {
  const subject = Math.floor(story / STORIES_A_SUBJECT);
  let state = mix(n + 1);
  const next = (below: number): number => {
    state = mix(state + 0x9e3779b9);
    return state % below;
  };
  const zipf = (below: number): number => Math.floor(below ** (next(1_000_000) / 1_000_000)) - 1;
  const own = (count: number) => `Name${story}x${zipf(count)}`;
  const words = [own(3), own(8), `Place${subject}x${zipf(20)}`, own(20)];
  while (words.length < WORDS) {
    const lot = next(100);
    if (lot < 5) words.push(own(20));
    else if (lot < 9) words.push(`event${story}x${zipf(40)}`);
    else if (lot < 17) words.push(`topic${subject}x${zipf(150)}`);
    else if (lot < 19) words.push(`Person${next(200_000)}`);
    else words.push(`word${zipf(LANGUAGE)}`);
  }
  return words;
}

function sentences(words: readonly string[]): string {
  let text = '';
  words.forEach((word, at) => (text += at % 17 === 16 ? `${word}. The ` : `${word} `));
  return text;
}

function profileOf(words: readonly string[]): Profile {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const head = new Set([...words.slice(0, 2), ...words.slice(4, 9)]);
  const lead = new Set(words.slice(0, 60));
  const terms = [...counts]
    .map(([word, body]) => ({
      word,
      body,
      rank: rarityOf(word) * (Math.log1p(body) + (head.has(word) ? 1 : 0) + (lead.has(word) ? 0.5 : 0)),
    }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, TERMS_KEPT)
    .map(({ word, body }): TellingTerm => ({
      term: word.toLowerCase(),
      surface: word,
      title: head.has(word) ? 1 : 0,
      lead: lead.has(word) ? 1 : 0,
      body,
      kind: /^[A-Z]/.test(word) ? NAME : 0,
    }));
  const pair = `${words[0]} ${words[1]}`;
  terms.splice(20, 0, {
    term: pair.toLowerCase(),
    surface: pair,
    title: 1,
    lead: 1,
    body: 1,
    kind: NAME | PAIR,
  });
  return {
    terms: terms.slice(0, TERMS_KEPT),
    seen: Uint32Array.from(counts.keys(), (word) => hashText(word.toLowerCase())).sort(),
    sentences: Uint32Array.from({ length: 23 }, (_, at) =>
      hashText(`${words[at * 17]}${words[at * 17 + 1]}${words[at * 17 + 2]}`),
    ),
    length: words.length,
    signature: Uint8Array.from(
      { length: 32 },
      (_, at) => hashText(`${at}${words[at * 7]}${words[at * 7 + 3]}`) & 255,
    ),
  };
}

/** About what an archive would find: names of one story are the rarest. */
function rarityOf(word: string): number {
  if (word.startsWith('word')) return 1 + Math.log(1 + Number(word.slice(4))) * 0.6;
  return word.startsWith('topic') || word.startsWith('Place') ? 7 : 9;
}
