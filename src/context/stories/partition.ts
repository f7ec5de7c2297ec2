/** Two articles of a story, and how probably they tell of one chain of events. */
export type Likeness = (one: string, other: string) => number;

/** A part of fewer articles is an aside, not a story. */
const LEAST_PART = 3;
/** Between the parts, on average, at most so likely: half of what lets an article join. */
const APART = 0.2;
/** Within each part, on average, at least so likely. */
const TOGETHER = 0.5;

/**
 * Whether a story has become two: its articles are joined, the likest first by average linkage, until two parts are left. If
 * each hangs together and the two do not, the smaller one is returned, else undefined. Quadratic memory, cubic time: for a
 * hundred articles, not for a thousand.
 */
export function partition(
  ids: readonly string[],
  likeness: Likeness,
): { part: string[]; between: number } | undefined {
  if (ids.length < 2 * LEAST_PART) return undefined;
  const parts = ids.map((id) => [id]);
  while (parts.length > 2) {
    const { one, other } = likest(parts, likeness);
    const joined = [...(parts[one] ?? []), ...(parts[other] ?? [])];
    parts.splice(other, 1);
    parts.splice(one, 1, joined);
  }
  const [first = [], second = []] = parts;
  if (first.length < LEAST_PART || second.length < LEAST_PART) return undefined;
  const between = average(first, second, likeness);
  if (between > APART || within(first, likeness) < TOGETHER || within(second, likeness) < TOGETHER)
    return undefined;
  return { part: first.length <= second.length ? first : second, between };
}

function likest(parts: readonly (readonly string[])[], likeness: Likeness): { one: number; other: number } {
  let best = { one: 0, other: 1, value: -1 };
  for (let one = 0; one < parts.length; one++)
    for (let other = one + 1; other < parts.length; other++) {
      const value = average(parts[one] ?? [], parts[other] ?? [], likeness);
      if (value > best.value) best = { one, other, value };
    }
  return best;
}

function average(ones: readonly string[], others: readonly string[], likeness: Likeness): number {
  let sum = 0;
  for (const one of ones) for (const other of others) sum += likeness(one, other);
  return sum / (ones.length * others.length);
}

function within(part: readonly string[], likeness: Likeness): number {
  let sum = 0;
  part.forEach((one, at) => part.slice(at + 1).forEach((other) => (sum += likeness(one, other))));
  return sum / ((part.length * (part.length - 1)) / 2);
}
