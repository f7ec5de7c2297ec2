import { kindOfPath, type HostTraits } from './hosts.ts';
import { SUBJECTS, TALKING, type Concept } from './lexicon-words.ts';
import type { Link } from './links.ts';
import type { Reading } from './reading.ts';
import { isTelling, titlePrefixes } from './relevance.ts';
import { endsSentence } from './sentences.ts';
import { placeOf } from './words.ts';

/** Links and contacts whose sentences are looked at; more say nothing new. */
const MOST_ANCHORS = 5;
/** Characters a sentence may reach to each side. */
const LONGEST_SIDE = 240;

/** Takes one thing that a comment looks like: what it is called, and up to two details that make it another. */
export type Put = (name: string, detail?: string, more?: string) => void;

/** What is told of a sentence with a link, and of one with a contact. */
const LINKED = namesOf('role');
const CALLING = namesOf('call');

type Names = ReturnType<typeof namesOf>;

function namesOf(as: string) {
  return {
    concept: `${as} concept`,
    sales: `${as} sales`,
    subject: `${as} subject`,
    talk: `${as} talk`,
    length: `${as} length`,
    place: `${as} place`,
    question: `${as} question`,
    drift: `${as} drift`,
  };
}

/**
 * What a link or a contact is there for: which words of selling or talking stand in its own sentence, where that
 * sentence stands, what the address looks like, and whether the rest of the comment speaks of the same things. Means the
 * same in every language, and honest text around the sentence does not change it.
 */
export function linkRoles(reading: Reading, put: Put): void {
  const { links, contacts, text } = reading;
  for (const link of links.slice(0, MOST_ANCHORS)) {
    const traits = reading.traitsOf(link.host);
    addressShape(link, traits, put);
    sentenceRole(reading, link, put, LINKED);
    if (isSaid(text.text, link)) put('host said', traits.kind);
  }
  for (const contact of contacts.slice(0, 3)) sentenceRole(reading, contact, put, CALLING);
}

function addressShape(link: Link, { kind, end, subject }: HostTraits, put: Put): void {
  put('host kind', kind);
  if (kind !== 'other') return;
  const path = kindOfPath(link.path);
  put('host end', end);
  put('path', path);
  if (subject) {
    put('host sells');
    put('host sells', subject);
  }
  put('end+path', end, path);
}

function sentenceRole(
  reading: Reading,
  anchor: { readonly start: number; readonly end: number },
  put: Put,
  names: Names,
): void {
  const { text } = reading.text;
  const { words } = reading;
  const start = sentenceStart(text, anchor.start);
  const end = sentenceEnd(text, anchor.end);
  const first = placeOf(words, start);
  const last = placeOf(words, end);
  const concepts = conceptsIn(reading, first, last);
  let sales = 0;
  let talks = false;
  let trades = false;
  for (const concept of concepts) {
    put(names.concept, concept);
    if (TALKING.has(concept)) talks = true;
    else if (concept !== 'praise') sales += 1;
    if (SUBJECTS.has(concept)) trades = true;
  }
  put(names.sales, String(Math.min(4, sales)));
  if (trades) put(names.subject);
  if (talks) put(names.talk, String(sales > 0));
  put(names.length, String(Math.min(5, Math.floor((last - first) / 4))));
  put(names.place, start <= 2 ? 'first' : 'later', end >= text.length - 2 ? 'last' : '');
  if (text.slice(start, end).includes('?') && !text.slice(anchor.start, anchor.end).includes('?'))
    put(names.question);
  const shared = sharedShare(reading, first, last);
  if (shared !== null) put(names.drift, String(Math.min(3, Math.floor(4 * shared))));
}

function conceptsIn({ mentions }: Reading, first: number, last: number): Set<Concept> {
  const concepts = new Set<Concept>();
  for (const mention of mentions)
    if (mention.first >= first && mention.last < last) concepts.add(mention.concept);
  return concepts;
}

// How much of the sentence with the link speaks of what the comment and the headline speak of; null where there is too
// little to compare.
function sharedShare(reading: Reading, first: number, last: number): number | null {
  const { words } = reading;
  if (words.length - (last - first) < 10) return null;
  const telling = words.slice(first, last).filter((word) => isTelling(word));
  if (telling.length < 3) return null;
  const around = new Set<number>(titlePrefixes(reading));
  for (let place = 0; place < words.length; place++)
    if (place < first || place >= last) around.add(words[place]?.prefix ?? 0);
  return telling.filter((word) => around.has(word.prefix)).length / telling.length;
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
  if (label.length < 5 || BETWEEN.test(label)) return false;
  const around = `${text.slice(Math.max(0, link.start - LONGEST_SIDE), link.start)} ${text.slice(link.end, link.end + LONGEST_SIDE)}`;
  const initial = label.charAt(0);
  for (let place = around.indexOf(initial); place >= 0; place = around.indexOf(initial, place + 1))
    if (standsAt(around, place, label)) return true;
  return false;
}

const BETWEEN = /[\s'’-]/u;

// Whether the letters of a name stand there in a row, spaces, dashes and apostrophes between them left out.
function standsAt(text: string, place: number, name: string): boolean {
  let met = 0;
  for (let at = place; at < text.length && met < name.length; at++) {
    if (text.charCodeAt(at) === name.charCodeAt(met)) met += 1;
    else if (!BETWEEN.test(text.charAt(at))) return false;
  }
  return met === name.length;
}
