import { quoted, inText, allOf } from './checks/check.ts';
import { isNameable } from './features.ts';
import { readFieldsAgain, readTextAgain, type Reading } from './reading.ts';
import { removeEvidence } from './remove.ts';
import { conductOf, scoreOf, type Score } from './score.ts';
import type { JudgeOptions, Place, Reason } from './types.ts';

/** Below these log-odds nobody asks why: the comment appears at once. A fifth. */
const WORTH_EXPLAINING = -1.4;
/** More reasons than this are not read. */
const MOST_REASONS = 6;
/** Words of the model that are tried as reasons. */
const MOST_PHRASES = 3;
/** Log-odds below which a word is not worth naming. */
const TELLING = 0.15;

/**
 * The pieces of evidence that weighed, heaviest first. A piece with a place is named only if the score falls when it is
 * taken away: that is tried here, for each one, before it is said.
 */
export function explain(reading: Reading, score: Score, options: JudgeOptions): readonly Reason[] {
  const against = score.reasons.filter((reason) => reason.weight < 0);
  if (score.logOdds < WORTH_EXPLAINING)
    return [...inOrder(score.reasons.filter((reason) => reason.weight > 0)), ...against];
  const candidates = [
    ...score.reasons.filter((reason) => reason.weight > 0),
    ...modelReasons(reading, score),
    ...worstPassage(reading, score),
  ];
  const named: Reason[] = [];
  // Several reasons often stand at one place, such as all that is wrong with a link: it is taken away once.
  const tried = new Map<string, boolean>();
  for (const candidate of inOrder(candidates)) {
    if (named.length >= MOST_REASONS) break;
    const { where } = candidate;
    const place = where ? `${where.field} ${where.start} ${where.end}` : '';
    const falls = tried.get(place) ?? (!where || weighs(reading, score, where, options));
    tried.set(place, falls);
    if (falls) named.push(candidate);
  }
  return [...(named.length > 0 ? named : [AS_A_WHOLE(score)]), ...against];
}

const AS_A_WHOLE = (score: Score): Reason => ({
  check: 'model',
  code: 'as-a-whole',
  words: 'Taken together, the comment looks more like advertising than like talk.',
  weight: Math.max(0, score.content),
});

function inOrder(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => b.weight - a.weight);
}

function weighs(reading: Reading, score: Score, where: Place, options: JudgeOptions): boolean {
  const without = removeEvidence(reading.evidence, where);
  // Neither the model nor a content check knows of visits and decisions: what they said stands.
  if (where.field === 'visit' || where.field === 'history')
    return score.content + conductOf({ ...reading, evidence: without }, options) < score.logOdds;
  const again = where.field === 'text' ? readTextAgain(reading, without) : readFieldsAgain(reading, without);
  const heard = where.field === 'text' ? score.heard : new Map<string, number>();
  return scoreOf(again, options, heard).logOdds < score.logOdds;
}

function worstPassage({ evidence }: Reading, { worst }: Score): Reason[] {
  if (!worst || worst.weight < TELLING) return [];
  const { start, end, weight } = worst;
  const words = `This passage by itself reads like advertising: ${quoted(evidence.text.slice(start, end))}.`;
  return [{ check: 'passage', code: 'worst-passage', words, weight, where: { field: 'text', start, end } }];
}

function modelReasons(reading: Reading, score: Score): Reason[] {
  const reasons = phrases(reading, score);
  const { name, link } = reading.evidence;
  const add = (source: keyof Score['bySource'], words: string, where: Reason['where']): void => {
    const weight = score.bySource[source];
    if (weight > TELLING && where)
      reasons.push({ check: 'model', code: `learned-${source}`, words, weight, where });
  };
  const first = reading.links[0];
  if (first)
    add(
      'link',
      `Links like ${quoted(first.host)} stood mostly in spam.`,
      inText(reading, first.start, first.end),
    );
  if (name) add('name', `Names like ${quoted(name)} stood mostly in spam.`, allOf('name', name));
  if (link)
    add('site', `Websites like ${quoted(reading.linkHost)} came mostly with spam.`, allOf('link', link));
  return reasons;
}

// The heaviest words of the text, neighbours joined into one phrase.
function phrases(reading: Reading, score: Score): Reason[] {
  const found: { start: number; end: number; weight: number; last: number }[] = [];
  reading.words.forEach((word, token) => {
    const weight = score.byWord[token] ?? 0;
    if (weight < TELLING / 2 || !isNameable(word)) return;
    const before = found.at(-1);
    if (before && before.last === token - 1) {
      before.end = Math.max(before.end, word.end);
      before.weight += weight;
      before.last = token;
    } else found.push({ start: word.start, end: word.end, weight, last: token });
  });
  return found
    .filter((phrase) => phrase.weight >= TELLING)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_PHRASES)
    .map(({ start, end, weight }) => {
      const phrase = reading.text.text.slice(start, end);
      const words = `The ${/\s/u.test(phrase.trim()) ? 'words' : 'word'} ${quoted(phrase)} stood mostly in spam.`;
      return { check: 'model', code: 'learned-words', words, weight, where: inText(reading, start, end) };
    });
}
