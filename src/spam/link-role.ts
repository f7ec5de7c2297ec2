import { endOfHost, kindOfHost, kindOfPath, subjectOfHost } from './hosts.ts';
import { SUBJECTS, TALKING } from './lexicon-words.ts';
import type { Link } from './links.ts';
import type { Reading } from './reading.ts';
import { isTelling, titlePrefixes } from './relevance.ts';
import { endsSentence } from './sentences.ts';
import { placeOf } from './words.ts';

/** Links and contacts whose sentences are looked at; more say nothing new. */
const MOST_ANCHORS = 5;
/** Characters a sentence may reach to each side. */
const LONGEST_SIDE = 240;

type Put = (name: string, detail?: string) => void;

/**
 * What a link or a contact is there for: which words of selling or talking stand in its own sentence, where that
 * sentence stands, what the address looks like, and whether the rest of the comment speaks of the same things. Means the
 * same in every language, and honest text around the sentence does not change it.
 */
export function linkRoles(reading: Reading, put: Put): void {
  const { links, contacts, text } = reading;
  for (const link of links.slice(0, MOST_ANCHORS)) {
    addressShape(link, put);
    sentenceRole(reading, link, put, 'role');
    if (isSaid(text.text, link)) put('host said', kindOfHost(link.host));
  }
  for (const contact of contacts.slice(0, 3)) sentenceRole(reading, contact, put, 'call');
}

function addressShape(link: Link, put: Put): void {
  const kind = kindOfHost(link.host);
  const path = kindOfPath(link.path);
  put('host kind', kind);
  if (kind !== 'other') return;
  put('host end', endOfHost(link.host));
  put('path', path);
  const subject = subjectOfHost(link.host);
  if (subject) {
    put('host sells');
    put('host sells', subject);
  }
  put('end+path', endOfHost(link.host) + path);
}

function sentenceRole(
  reading: Reading,
  anchor: { readonly start: number; readonly end: number },
  put: Put,
  as: string,
): void {
  const { text } = reading.text;
  const { words, mentions } = reading;
  const start = sentenceStart(text, anchor.start);
  const end = sentenceEnd(text, anchor.end);
  const [first, last] = [placeOf(words, start), placeOf(words, end)];
  const inside = mentions.filter((mention) => mention.first >= first && mention.last < last);
  const concepts = new Set(inside.map((mention) => mention.concept));
  const sales = [...concepts].filter((concept) => !TALKING.has(concept) && concept !== 'praise').length;
  for (const concept of concepts) put(`${as} concept`, concept);
  put(`${as} sales`, String(Math.min(4, sales)));
  if ([...concepts].some((concept) => SUBJECTS.has(concept))) put(`${as} subject`);
  if ([...concepts].some((concept) => TALKING.has(concept))) put(`${as} talk`, String(sales > 0));
  put(`${as} length`, String(Math.min(5, Math.floor((last - first) / 4))));
  put(`${as} place`, `${start <= 2 ? 'first' : 'later'}${end >= text.length - 2 ? 'last' : ''}`);
  if (text.slice(start, end).includes('?') && !text.slice(anchor.start, anchor.end).includes('?'))
    put(`${as} question`);
  drift(reading, { first, last }, put, as);
}

// Whether the sentence with the link speaks of what the comment and the headline speak of.
function drift(
  reading: Reading,
  { first, last }: { first: number; last: number },
  put: Put,
  as: string,
): void {
  const { words } = reading;
  if (words.length - (last - first) < 10) return;
  const around = new Set<number>(titlePrefixes(reading));
  words.forEach((word, place) => {
    if (place < first || place >= last) around.add(word.prefix);
  });
  let [telling, shared] = [0, 0];
  for (let place = first; place < last; place++) {
    const word = words[place];
    if (!word || !isTelling(word)) continue;
    telling += 1;
    if (around.has(word.prefix)) shared += 1;
  }
  if (telling > 2) put(`${as} drift`, String(Math.min(3, Math.floor((4 * shared) / telling))));
}

function sentenceStart(text: string, from: number): number {
  const least = Math.max(0, from - LONGEST_SIDE);
  for (let place = from - 1; place >= least; place--)
    if (endsSentence(text, place) && (place < from - 2 || text[place] === '\n')) return place + 1;
  return least;
}

function sentenceEnd(text: string, from: number): number {
  const most = Math.min(text.length, from + LONGEST_SIDE);
  for (let place = from; place < most; place++) if (endsSentence(text, place)) return place + 1;
  return most;
}

// "LedgerLeap … ledgerleap.example": the name of the site stands in the words as well.
function isSaid(text: string, link: Link): boolean {
  const label = link.host.split('.').at(-2)?.replaceAll('-', '') ?? '';
  if (label.length < 5) return false;
  const around = `${text.slice(Math.max(0, link.start - LONGEST_SIDE), link.start)} ${text.slice(link.end, link.end + LONGEST_SIDE)}`;
  return around.replace(/[\s'’-]+/gu, '').includes(label);
}
