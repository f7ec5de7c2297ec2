import { TALKING } from './lexicon-words.ts';
import { originalSpan } from './normalise.ts';
import type { Reading } from './reading.ts';
import { endsSentence } from './sentences.ts';

/** A piece of the text as it was sent in, UTF-16 offsets. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Characters a passage needs; of scripts without spaces a third is as much. A sentence or two. */
const ENOUGH = 80;
const ENOUGH_DENSE = 30;
/** No sentence is longer than this, whatever its writer thinks. */
const LONGEST_SENTENCE = 400;
/** A text that is hardly longer than one passage is read as a whole. */
const WORTH_PARTING = 2;

/**
 * The passages of a long text that could be advertising by themselves: with a link, a contact, words of selling or a
 * disguise in them. They overlap by half, so that nothing hides on a border. None for a short text.
 */
export function passagesOf(reading: Reading): Passage[] {
  const { text } = reading.text;
  const enough = reading.shape.dense * 2 > reading.shape.letters ? ENOUGH_DENSE : ENOUGH;
  if (text.length < WORTH_PARTING * enough) return [];
  const marks = telling(reading);
  if (marks.length === 0 && reading.text.disguises.first < 0) return [];
  const ends = sentenceEnds(text);
  const passages: Passage[] = [];
  let start = 0;
  for (let first = 0; first < ends.length && start < text.length;) {
    let last = first;
    while (last < ends.length - 1 && (ends[last] ?? 0) - start < enough) last += 1;
    const end = ends[last] ?? text.length;
    const place = originalSpan(reading.text, start, end);
    const disguised = reading.text.disguises.first >= place.start && reading.text.disguises.first < place.end;
    if (disguised || marks.some((mark) => mark >= start && mark < end)) passages.push(place);
    if (last === ends.length - 1) break;
    const next = Math.min(last, Math.floor((first + last) / 2));
    start = ends[next] ?? end;
    first = next + 1;
  }
  return passages;
}

function telling({ links, contacts, mentions, words }: Reading): number[] {
  const selling = mentions.filter(({ concept }) => !TALKING.has(concept) && concept !== 'praise');
  return [
    ...[...links, ...contacts].map((one) => one.start),
    ...selling.map((mention) => words[mention.first]?.start ?? 0),
  ];
}

function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  let before = 0;
  for (let place = 0; place < text.length; place++)
    if (endsSentence(text, place) || place - before >= LONGEST_SENTENCE) {
      ends.push(place + 1);
      before = place + 1;
    }
  if (before < text.length) ends.push(text.length);
  return ends;
}
