import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { honeypot } from './honeypot.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['honeypot-filled'], { text: 'Hello', visit: { formMs: null, honeypotFilled: true } }],
  [[], { text: 'Hello', visit: { formMs: null, honeypotFilled: false } }],
])('says %j', (codes, evidence) => {
  expect(found(honeypot, evidenceOf(evidence))).toEqual(codes);
});
