import { expect, it } from 'vitest';
import { evidenceOf, NO_HISTORY } from '../evidence.ts';
import { fingerprintOf } from '../similarity.ts';
import type { RecentComment } from '../types.ts';
import { duplicate } from './duplicate.ts';
import { found } from './look.test-kit.ts';

const TEXT =
  'I lost all my savings to a broker and a friend of my sister brought every penny of it back within a week.';

function codes(text: string, label: RecentComment['label'], times = 1): string[] {
  const recent = Array.from({ length: times }, () => ({ fingerprint: fingerprintOf(TEXT), label }));
  return found(duplicate, evidenceOf({ text, history: { ...NO_HISTORY, recent } }));
}

it('knows spam again when a word has changed', () => {
  expect(codes(TEXT.replace('sister', 'brother'), 'spam')).toEqual(['like-spam']);
});

it('needs two waiting comments before it wonders', () => {
  expect(codes(TEXT, 'waiting', 1)).toEqual([]);
  expect(codes(TEXT, 'waiting', 2)).toEqual(['like-waiting']);
});

it('notices an honest comment sent again with a link', () => {
  expect(codes(TEXT, 'ham')).toEqual([]);
  expect(codes(`${TEXT} https://x.example`, 'ham')).toEqual(['copied']);
});

it('notices an honest comment with its link exchanged, and judges it more strictly for that', async () => {
  const { judge } = await import('../judge.ts');
  const { SHIPPED } = await import('../shipped.test-kit.ts');
  const text = `${TEXT} The whole story: https://broker-victims.example/story`;
  const recent = [{ fingerprint: fingerprintOf(text), label: 'ham' as const }];
  const copy = text.replace('broker-victims.example', 'fast-recovery.example');
  const [first, again] = [NO_HISTORY, { ...NO_HISTORY, recent }].map((history) =>
    judge(evidenceOf({ text: copy, history }), SHIPPED),
  );
  expect(again?.reasons.map((reason) => reason.code)).toContain('copied');
  expect(again?.probability).toBeGreaterThan(first?.probability ?? 1);
  const inField = judge(
    evidenceOf({ text: TEXT, link: 'https://fast-recovery.example', history: { ...NO_HISTORY, recent } }),
    SHIPPED,
  );
  expect(inField.reasons.map((reason) => reason.code)).toContain('copied');
});

it('leaves other texts alone', () => {
  expect(
    codes('The engineers of the council knew about the cracks in the bridge for years.', 'spam'),
  ).toEqual([]);
});
