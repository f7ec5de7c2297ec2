import { DENSE, DIGIT, LETTER } from './alphabet.ts';
import { finish, hashOf, join, START, step } from './hash.ts';
import type { Reading } from './reading.ts';
import { SHAPE_GROUPS, shapeFeatures } from './shape-features.ts';
import { placeOf, type Word } from './words.ts';

/** Buckets of the shipped model. A quarter of a million: words of twelve languages share them with few collisions. */
export const BUCKETS = 1 << 18;

/** What a feature came from; `token` below is then a place in the list of words, of links, or -1. */
const SOURCES = ['shape', 'word', 'near', 'link', 'name', 'mail', 'site'] as const;
type Source = (typeof SOURCES)[number];

/** Takes one feature: its bucket, its value, what it came from, and which word or link (-1: none). */
export type Emit = (bucket: number, value: number, source: Source, token: number) => void;

// One salt a group, so that a word as a name is another feature than the word in the text.
const SALT = { word: 11, pair: 23, gram: 37, near: 41, link: 53, name: 67, mail: 79, site: 83 } as const;

/** How many words on each side of a link or a contact say what it is for. */
const NEAR = 8;
const LONGEST_GRAM = 4;
const GRAM_WORD = 24;

/** Groups of features; each can be left out by its name, to measure what it is worth. */
export const FEATURE_GROUPS = [
  'words',
  'pieces',
  'near-link',
  'addresses',
  'name-words',
  'mail-host',
  'site-address',
  ...SHAPE_GROUPS,
] as const;

const NOTHING: ReadonlySet<string> = new Set();

/**
 * All features of a comment but those of the groups left out. Each group is scaled to its own length, so that padding
 * one group leaves the others.
 */
export function featuresOf(reading: Reading, emit: Emit, without: ReadonlySet<string> = NOTHING): void {
  shapeFeatures(reading, without, (hash, worth) => emit(bucketOf(hash), worth, 'shape', -1));
  if (!without.has('words')) wordFeatures(reading, emit);
  if (!without.has('pieces')) pieceFeatures(reading, emit);
  if (!without.has('near-link')) nearFeatures(reading, emit);
  if (!without.has('addresses')) addressFeatures(reading, emit);
  if (!without.has('name-words')) nameFeatures(reading, emit);
  if (!without.has('mail-host') && reading.mailHost)
    emit(bucketOf(join(SALT.mail, hashOf(reading.mailHost))), 1, 'mail', -1);
  if (!without.has('site-address')) siteFeatures(reading, emit);
}

function bucketOf(hash: number): number {
  return finish(hash) & (BUCKETS - 1);
}

function wordFeatures({ words }: Reading, emit: Emit): void {
  const value = 1 / Math.sqrt(Math.max(4, words.length));
  let before = START;
  for (let token = 0; token < words.length; token++) {
    const word = words[token] as Word;
    const hash = word.kind === DIGIT ? DIGIT + word.end - word.start : word.hash;
    emit(bucketOf(join(SALT.word, hash)), value, 'word', token);
    emit(bucketOf(join(SALT.pair, join(before, hash))), value, 'word', token);
    before = hash;
  }
}

// Letters inside a word, two to four at a time, with its beginning and end marked: endings, misspellings, new words.
function pieceFeatures({ text: { text }, words }: Reading, emit: Emit): void {
  const value = 0.4 / Math.sqrt(Math.max(4, words.length));
  for (let token = 0; token < words.length; token++) {
    const word = words[token] as Word;
    if (word.kind !== LETTER) continue;
    const end = Math.min(word.end, word.start + GRAM_WORD);
    for (let start = word.start; start < end - 2; start++) {
      let hash = start === word.start ? step(SALT.gram, 94) : SALT.gram;
      const stop = Math.min(end, start + LONGEST_GRAM);
      for (let place = start; place < stop; place++) hash = step(hash, text.charCodeAt(place));
      emit(bucketOf(stop === word.end ? step(hash, 36) : hash), value, 'word', token);
    }
  }
}

// The words around a link or a contact, as a group of their own: honest padding elsewhere does not thin it out.
function nearFeatures({ words, links, contacts }: Reading, emit: Emit): void {
  const anchors = [...links, ...contacts].slice(0, 10);
  if (anchors.length === 0) return;
  const near = new Set<number>();
  for (const anchor of anchors) {
    const at = placeOf(words, anchor.start);
    for (let token = Math.max(0, at - NEAR); token < Math.min(words.length, at + NEAR); token++)
      near.add(token);
  }
  const value = 1 / Math.sqrt(Math.max(4, near.size));
  let before = START;
  for (const token of near) {
    const hash = (words[token] as Word).hash;
    emit(bucketOf(join(SALT.near, hash)), value, 'near', token);
    emit(bucketOf(join(SALT.near, join(before, hash))), value, 'near', token);
    before = hash;
  }
}

function addressFeatures({ links }: Reading, emit: Emit): void {
  const value = 1 / Math.sqrt(links.length);
  links.forEach((link, place) =>
    partFeatures(`${link.host}${link.path.slice(0, 80)}`, SALT.link, value, (hash, part) =>
      emit(bucketOf(hash), part, 'link', place),
    ),
  );
}

function nameFeatures({ nameWords }: Reading, emit: Emit): void {
  const value = 1 / Math.sqrt(Math.max(2, nameWords.length));
  nameWords.forEach((word, token) => emit(bucketOf(join(SALT.name, word.hash)), value, 'name', token));
}

function siteFeatures({ linkHost, evidence }: Reading, emit: Emit): void {
  if (!linkHost) return;
  partFeatures((evidence.link ?? '').toLowerCase().slice(0, 200), SALT.site, 1, (hash, part) =>
    emit(bucketOf(hash), part, 'site', -1),
  );
}

// The parts of an address: words between its dots, dashes and slashes, and its ends.
function partFeatures(
  address: string,
  salt: number,
  scale: number,
  give: (hash: number, value: number) => void,
): void {
  const parts = address
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 1 && !/^(?:https?|www)$/.test(part));
  const value = scale / Math.sqrt(Math.max(3, parts.length));
  for (const part of parts.slice(0, 12)) {
    give(join(salt, hashOf(part)), value);
    for (let start = 0; start + 5 <= Math.min(part.length, 30); start += 1)
      give(join(salt, hashOf(part, start, start + 5)), value * 0.4);
  }
}

/** Whether a word can be named to a person as evidence. */
export function isNameable(word: Word): boolean {
  return word.kind === LETTER || word.kind === DENSE;
}
