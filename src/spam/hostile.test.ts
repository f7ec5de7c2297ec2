import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { judge } from './judge.ts';
import { fingerprintOf } from './similarity.ts';
import { SHIPPED } from './shipped.test-kit.ts';

const MEGABYTE = 1_000_000;

const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  spaces: ' '.repeat(MEGABYTE),
  'combining marks': 'a' + '\u0301'.repeat(MEGABYTE),
  'ten thousand links': 'http://a.example/x '.repeat(10_000),
  'open brackets': '['.repeat(MEGABYTE),
  'open anchors': '<a href='.repeat(100_000),
  'half markdown links': '[a]('.repeat(100_000),
  'one long word': 'a'.repeat(MEGABYTE),
  'dots and letters': 'a.'.repeat(300_000),
  'dashes and letters': 'a-'.repeat(300_000),
  'at signs': 'a@'.repeat(300_000),
  'one long number': '1'.repeat(MEGABYTE),
  'digits and dashes': '1-'.repeat(300_000),
  'dot dot dot': 'abc dot '.repeat(100_000),
  'spaced letters': 'a b '.repeat(200_000),
  'leet word': 'a1'.repeat(300_000),
  'lone surrogates': '\ud800'.repeat(MEGABYTE),
  NUL: '\u0000'.repeat(MEGABYTE),
  'zero width': 'a\u200b'.repeat(300_000),
  'decorated letters': '𝐚'.repeat(300_000),
  'one phrase of the lexicon': 'free spins contact me '.repeat(30_000),
};

// A text that costs more than linear time needs minutes, and then the limit of every test fails it.
it.each(Object.entries(HOSTILE))('judges %s, and comes to an end', (_, text) => {
  const verdict = judge(evidenceOf({ text, name: text, email: text, link: text }), SHIPPED);
  expect(fingerprintOf(text)).toMatch(/^([0-9a-f]{64})?$/);
  expect(verdict.probability).toBeGreaterThanOrEqual(0);
  expect(verdict.probability).toBeLessThanOrEqual(1);
});

it('gives a verdict on anything', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, text, (body, name, email, link) => {
      const { probability, reasons } = judge(evidenceOf({ text: body, name, email, link }), SHIPPED);
      expect(probability >= 0 && probability <= 1).toBe(true);
      for (const reason of reasons) expect(Number.isFinite(reason.weight)).toBe(true);
    }),
  );
});

it('is not talked out of it by honest padding', () => {
  const spam =
    'Register at https://spin.example for 200 free spins, the best online casino, WhatsApp +44 7700 900123.';
  const padding =
    'The council met on Tuesday and talked about the harbour bridge for three hours without a result. ';
  const plain = judge(evidenceOf({ text: spam }), SHIPPED);
  const padded = judge(evidenceOf({ text: padding.repeat(5) + spam }), SHIPPED);
  expect(plain.probability).toBeGreaterThan(0.85);
  expect(padded.probability).toBeGreaterThan(0.5);
});
