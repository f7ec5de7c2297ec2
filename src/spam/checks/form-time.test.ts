import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { formTime } from './form-time.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['sent-at-once'], { text: 'Hello there', visit: { formMs: 300, honeypotFilled: false } }],
  [['sent-in-haste'], { text: 'Hello there', visit: { formMs: 2500, honeypotFilled: false } }],
  [[], { text: 'Hello there', visit: { formMs: 60000, honeypotFilled: false } }],
  [[], { text: 'Hello there', visit: { formMs: null, honeypotFilled: false } }],
  [[], { text: 'Hello there', visit: { formMs: -5, honeypotFilled: false } }],
  [['pasted'], { text: 'word '.repeat(200), visit: { formMs: 5_000, honeypotFilled: false } }],
])('says %j', (codes, evidence) => {
  expect(found(formTime, evidenceOf(evidence))).toEqual(codes);
});
