import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alike, fingerprintOf, likeness } from './similarity.ts';

const TEXT =
  'The council has promised this bridge for ten years, and now the money is gone and nobody will say where it went.';

it('gives a text and its copy with a few words changed like fingerprints', () => {
  expect(likeness(fingerprintOf(TEXT), fingerprintOf(TEXT.replace('council', 'mayor')))).toBeGreaterThan(0.6);
});

it('does not see links and capitals', () => {
  expect(likeness(fingerprintOf(TEXT), fingerprintOf(`${TEXT.toUpperCase()} https://x.example/y`))).toBe(1);
});

it('tells other texts apart', () => {
  const other =
    'I was there on Saturday with my two children, and the ferry left an hour late as it always does in spring.';
  expect(likeness(fingerprintOf(TEXT), fingerprintOf(other))).toBeLessThan(0.2);
});

it('says at once what the share of like slots says', () => {
  const slot = fc.constantFrom('00', '01');
  const half = fc.array(slot, { minLength: 32, maxLength: 32 }).map((slots) => slots.join(''));
  fc.assert(fc.property(half, half, (one, other) => alike(one, other) === likeness(one, other) >= 0.6));
});

it('has no fingerprint for a few words, and nothing is like it', () => {
  expect(fingerprintOf('Thank you!')).toBe('');
  expect(likeness('', '')).toBe(0);
  expect(alike('', '')).toBe(false);
});
