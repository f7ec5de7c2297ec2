import { CHECKS } from './checks/checks.ts';
import { featuresOf, type Source } from './features.ts';
import type { Reading } from './reading.ts';
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
  readonly reasons: readonly Reason[];
  /** What the model gave each word of the text. */
  readonly byWord: Float64Array;
  readonly bySource: Readonly<Record<Source, number>>;
}

/** Asks all checks and the model. Raw content is calibrated; conduct and what the newsroom taught are added as they are. */
export function scoreOf(reading: Reading, options: JudgeOptions = {}): Score {
  const { prior } = reading.knowledge;
  const sums = { content: 0, conduct: 0 };
  const reasons: Reason[] = [];
  for (const check of CHECKS) {
    if (options.without?.has(check.name)) continue;
    for (const reason of check.look(reading)) {
      const weight = check.kind === 'content' ? reason.weight * CHECK_SHARE : reason.weight;
      sums[check.kind] += weight;
      reasons.push(
        check.kind === 'content' ? { ...reason, weight: weight * prior.calibration.slope } : reason,
      );
    }
  }
  const model = options.without?.has('model') ? SILENT(reading) : askModel(reading);
  const content =
    prior.calibration.slope * (model.prior + prior.bias + sums.content) +
    prior.calibration.shift +
    model.local;
  return { ...model, reasons, content, conduct: sums.conduct, logOdds: content + sums.conduct };
}

interface ModelSays {
  readonly prior: number;
  readonly local: number;
  readonly byWord: Float64Array;
  readonly bySource: Record<Source, number>;
}

const NOTHING = { shape: 0, word: 0, near: 0, link: 0, name: 0, mail: 0, site: 0 };
const SILENT = (reading: Reading): ModelSays => ({
  prior: 0,
  local: 0,
  byWord: new Float64Array(reading.words.length),
  bySource: { ...NOTHING },
});

function askModel(reading: Reading): ModelSays {
  const { weights, calibration } = reading.knowledge.prior;
  const { local } = reading.knowledge;
  const byWord = new Float64Array(reading.words.length);
  const bySource = { ...NOTHING };
  let prior = 0;
  let taught = 0;
  const lessons = local.size > 0;
  featuresOf(reading, (bucket, value, source, token) => {
    const shipped = (weights[bucket] ?? 0) * value;
    const lesson = lessons ? ((local.get(bucket) ?? 0) / LESSON_UNIT) * value : 0;
    prior += shipped;
    taught += lesson;
    const both = shipped * calibration.slope + lesson;
    bySource[source] += both;
    if (token >= 0 && (source === 'word' || source === 'near')) byWord[token] = (byWord[token] ?? 0) + both;
  });
  return { prior, local: taught, byWord, bySource };
}

/** What the content checks alone say of a comment: the model is trained on what they leave to say. */
export function checkedLogOdds(reading: Reading): number {
  let sum = 0;
  for (const check of CHECKS)
    if (check.kind === 'content') for (const reason of check.look(reading)) sum += reason.weight;
  return sum * CHECK_SHARE;
}
