import type { PassagePart } from '../types.ts';
import { foldForSearch, isUnspaced } from './fold.ts';
import type { ParsedQuery } from './parse-query.ts';

/** Characters of a passage: three lines on a phone. */
const PASSAGE = 260;
/** Characters of a text that are looked through; a hit further down is shown without a mark. */
const LOOKED_THROUGH = 200_000;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

/** The whole text in parts, the searched words marked. */
export function highlight(text: string, query: ParsedQuery): PassagePart[] {
  return parts(text, hits(text, query), 0, text.length);
}

/** The stretch of a text that holds most of the searched words, in parts; its beginning when it holds none. */
export function passage(text: string, query: ParsedQuery): PassagePart[] {
  const looked = text.slice(0, LOOKED_THROUGH);
  const found = hits(looked, query);
  const best = densest(found);
  const around = Math.max(0, PASSAGE - (best.to - best.from));
  const from = wordStart(looked, best.from - Math.floor(around / 3));
  const to = wordEnd(looked, Math.max(from + PASSAGE, best.to));
  const inside = parts(looked, found, from, to);
  if (from > 0) inside.unshift({ text: '… ', hit: false });
  if (to < text.length) inside.push({ text: ' …', hit: false });
  return joined(inside);
}

/**
 * The query as an article answers it. The last word may go on, so that one who is still typing finds something; where the article
 * holds it whole, that is why it was found, and other words that begin like it ("their" for "the") are not.
 */
export function asAnswered(query: ParsedQuery, texts: readonly string[]): ParsedQuery {
  const last = query.wanted.at(-1);
  const word = last?.words.at(-1);
  if (!last?.open || word === undefined || isUnspaced(word)) return query;
  const whole = foldForSearch(word);
  if (!texts.some((text) => holds(text.slice(0, LOOKED_THROUGH), whole))) return query;
  return { ...query, wanted: [...query.wanted.slice(0, -1), { ...last, open: false }] };
}

function holds(text: string, word: string): boolean {
  for (const [one] of text.matchAll(WORD)) if (foldForSearch(one) === word) return true;
  return false;
}

function hits(text: string, query: ParsedQuery): Range[] {
  const whole = new Set<string>();
  const unspaced: string[] = [];
  let open: string | undefined;
  for (const { words, open: isOpen } of query.wanted)
    words.forEach((word, at) => {
      if (isUnspaced(word)) unspaced.push(word);
      else if (isOpen && at === words.length - 1) open = foldForSearch(word);
      else whole.add(foldForSearch(word));
    });
  const found: Range[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldForSearch(match[0]);
    if (whole.has(word) || (open !== undefined && word.startsWith(open)))
      found.push({ from: match.index, to: match.index + match[0].length, word });
  }
  for (const word of unspaced)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      found.push({ from: at, to: at + word.length, word });
  return withoutOverlap(found.sort((a, b) => a.from - b.from || b.to - a.to));
}

function withoutOverlap(sorted: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of sorted) if (range.from >= (kept.at(-1)?.to ?? 0)) kept.push(range);
  return kept;
}

/** The window with the most different words, the earliest of equals. */
function densest(found: readonly Range[]): { from: number; to: number } {
  let best = { from: 0, to: 0, different: 0 };
  for (let start = 0, end = 0; start < found.length; start++) {
    const from = found[start]?.from ?? 0;
    while (end < found.length && (found[end]?.to ?? 0) - from <= PASSAGE * 0.8) end++;
    const inside = found.slice(start, end);
    const different = new Set(inside.map(({ word }) => word)).size;
    if (different > best.different) best = { from, to: inside.at(-1)?.to ?? from, different };
  }
  return best;
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/u);
  return space < 0 ? unbroken(text, at) : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(at - 40, at).lastIndexOf(' ');
  return space < 0 ? unbroken(text, at) : at - 40 + space;
}

/** Never between the two halves of a character. */
function unbroken(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

function parts(text: string, found: readonly Range[], from: number, to: number): PassagePart[] {
  const list: PassagePart[] = [];
  let at = from;
  for (const range of found) {
    if (range.from < at || range.to > to) continue;
    if (range.from > at) list.push({ text: text.slice(at, range.from), hit: false });
    list.push({ text: text.slice(range.from, range.to), hit: true });
    at = range.to;
  }
  if (at < to) list.push({ text: text.slice(at, to), hit: false });
  return list;
}

function joined(list: readonly PassagePart[]): PassagePart[] {
  const result: PassagePart[] = [];
  for (const part of list) {
    const last = result.at(-1);
    const text = part.text.replaceAll(/\s+/g, ' ');
    if (last && last.hit === part.hit) result[result.length - 1] = { text: last.text + text, hit: part.hit };
    else result.push({ text, hit: part.hit });
  }
  return result;
}
