import { countTerms } from '../../src/context/terms/count.ts';
import { hashText } from '../../src/context/terms/hash.ts';
import type { Row } from './rows.ts';

/** Terms of the prior: rarer ones stand in fewer than one article of three hundred, and say so by being absent. */
const TERMS = 6_000;

/** In what share of articles the commonest terms stand, as `hash, share` in five bytes each, base64. Numbers only. */
export function learnPrior(rows: readonly Row[]): string {
  const held = new Map<string, number>();
  for (const row of rows) {
    const piece = { id: row.id, headline: row.title, standfirst: '', text: row.text, publishedAt: null };
    for (const [term, count] of countTerms(piece).counts)
      if (!count.pair) held.set(term, (held.get(term) ?? 0) + 1);
  }
  const commonest = [...held].sort((a, b) => b[1] - a[1]).slice(0, TERMS);
  const bytes = Buffer.alloc(commonest.length * 5);
  commonest.forEach(([term, count], at) => {
    bytes.writeUInt32LE(hashText(term), at * 5);
    // 24 steps a halving: the share is known within 3 %.
    bytes.writeUInt8(Math.min(255, Math.round(-24 * Math.log2(count / rows.length))), at * 5 + 4);
  });
  return bytes.toString('base64');
}
