import type { Check } from './checks/check.ts';
import { CHECKS } from './checks/checks.ts';
import { featuresOf, type Emit } from './features.ts';
import { passagesOf, type Passage } from './passages.ts';
import { readTextAgain, type Reading } from './reading.ts';
import type { JudgeOptions, Reason } from './types.ts';
import { LESSON_UNIT } from './learn-unit.ts';

/** What the content checks weigh beside the model before calibration: the shipped slope makes it about twice that. */
const CHECK_SHARE = 0.6;

/** Log-odds and what they are made of. */
export interface Score {
  readonly logOdds: number;
  /** The part that comes from the words, names and links alone. */
  readonly content: number;
  /** The part that comes from how it was sent and what is known of the sender. */
  readonly conduct: number;
  /** The part of `content` that was taught here. */
  readonly local: number;
  readonly reasons: readonly Reason[];
  /** What the model gave each word of the text. */
  readonly byWord: Float64Array;
  /** What it gave the addresses in the text, the name and the site. */
  readonly bySource: BySource;
  /** The passage that speaks for the whole, and by how much it is worse; null where the whole speaks for itself. */
  readonly worst: (Passage & { readonly weight: number }) | null;
  /** What the passages said, by their text. */
  readonly heard: Map<string, number>;
}

/**
 * What a passage must be worse by than the comment as a whole, log-odds, before it speaks for the whole: among several
 * passages one is always the worst, of honest comments too. Measured on newspaper comments never trained on.
 */
const PASSAGE_DISCOUNT = 1;

/**
 * Asks all checks and the model. Raw content is calibrated; conduct and what the newsroom taught are added as they are. A
 * long comment is as bad as its worst passage, less a discount: honest text around an advertisement excuses nothing.
 * @param heard passages that were scored before, under the same name, link and article; what is missing is added.
 */
export function scoreOf(
  reading: Reading,
  options: JudgeOptions = {},
  heard: Map<string, number> = new Map(),
): Score {
  const whole = wholeScore(reading, options, CHECKS);
  let [worst, passage]: [number, Passage | null] = [whole.content, null];
  for (const place of passagesOf(reading)) {
    const text = reading.evidence.text.slice(place.start, place.end);
    const content = (heard.get(text) ?? passageScore(reading, text, options, heard)) + whole.local;
    if (content > worst) [worst, passage] = [content, place];
  }
  if (passage === null) return { ...whole, heard };
  return {
    ...whole,
    content: worst,
    logOdds: worst + whole.conduct,
    worst: { ...passage, weight: worst - whole.content },
    heard,
  };
}

// What was taught here counts for the whole alone: in a passage of ten words each lesson would weigh several times as much.
function passageScore(
  reading: Reading,
  text: string,
  options: JudgeOptions,
  heard: Map<string, number>,
): number {
  const part = wholeScore(readTextAgain(reading, { ...reading.evidence, text }), options, CONTENT_CHECKS);
  const content = part.content - part.local - PASSAGE_DISCOUNT;
  heard.set(text, content);
  return content;
}

const CONTENT_CHECKS = CHECKS.filter((check) => check.kind === 'content');

function wholeScore(reading: Reading, options: JudgeOptions, checks: readonly Check[]): Omit<Score, 'heard'> {
  const { prior } = reading.knowledge;
  const sums = { content: 0, conduct: 0 };
  const reasons: Reason[] = [];
  for (const check of checks) {
    if (options.without?.has(check.name)) continue;
    for (const reason of check.look(reading)) {
      const weight = check.kind === 'content' ? reason.weight * CHECK_SHARE : reason.weight;
      sums[check.kind] += weight;
      reasons.push(
        check.kind === 'content' ? { ...reason, weight: weight * prior.calibration.slope } : reason,
      );
    }
  }
  const model = options.without?.has('model') ? SILENT(reading) : askModel(reading, options.without);
  const content =
    prior.calibration.slope * (model.prior + prior.bias + sums.content) +
    prior.calibration.shift +
    model.local;
  return { ...model, reasons, content, conduct: sums.conduct, logOdds: content + sums.conduct, worst: null };
}

interface ModelSays {
  readonly prior: number;
  readonly local: number;
  readonly byWord: Float64Array;
  readonly bySource: BySource;
}

type BySource = Readonly<Record<'link' | 'name' | 'site', number>>;

const NOTHING: BySource = { link: 0, name: 0, site: 0 };
const SILENT = (reading: Reading): ModelSays => ({
  prior: 0,
  local: 0,
  byWord: new Float64Array(reading.words.length),
  bySource: NOTHING,
});

function askModel(reading: Reading, without?: ReadonlySet<string>): ModelSays {
  const { weights, calibration } = reading.knowledge.prior;
  const { local } = reading.knowledge;
  const byWord = new Float64Array(reading.words.length);
  const bySource = { ...NOTHING };
  // The model's sum and that of the lessons. Kept in variables, each step of them would be a new number on the heap.
  const sums = new Float64Array(2);
  const lessons = local.size > 0;
  const add: Emit = (bucket, value, source, token) => {
    const shipped = (weights[bucket] ?? 0) * value;
    const lesson = lessons ? ((local.get(bucket) ?? 0) / LESSON_UNIT) * value : 0;
    sums[0] = (sums[0] ?? 0) + shipped;
    sums[1] = (sums[1] ?? 0) + lesson;
    const both = shipped * calibration.slope + lesson;
    if (source === 'word' || source === 'near') byWord[token] = (byWord[token] ?? 0) + both;
    else if (source === 'link' || source === 'name' || source === 'site') bySource[source] += both;
  };
  featuresOf(reading, add, without);
  return { prior: sums[0] ?? 0, local: sums[1] ?? 0, byWord, bySource };
}

/** What the conduct checks alone say of a comment. */
export function conductOf(reading: Reading, options: JudgeOptions): number {
  let sum = 0;
  for (const check of CHECKS)
    if (check.kind === 'conduct' && !options.without?.has(check.name))
      for (const reason of check.look(reading)) sum += reason.weight;
  return sum;
}

/** What the content checks alone say of a comment: the model is trained on what they leave to say. */
export function checkedLogOdds(reading: Reading, without?: ReadonlySet<string>): number {
  let sum = 0;
  for (const check of CHECKS)
    if (check.kind === 'content' && !without?.has(check.name))
      for (const reason of check.look(reading)) sum += reason.weight;
  return sum * CHECK_SHARE;
}
