import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { formTime } from './form-time.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [
    ['sent-at-once'],
    { text: 'Hello there', visit: { formMs: 300, honeypotFilled: false, agentFamily: null } },
  ],
  [
    ['sent-in-haste'],
    { text: 'Hello there', visit: { formMs: 2500, honeypotFilled: false, agentFamily: null } },
  ],
  [[], { text: 'Hello there', visit: { formMs: 60000, honeypotFilled: false, agentFamily: null } }],
  [[], { text: 'Hello there', visit: { formMs: null, honeypotFilled: false, agentFamily: null } }],
  [[], { text: 'Hello there', visit: { formMs: -5, honeypotFilled: false, agentFamily: null } }],
  [
    ['pasted'],
    { text: 'word '.repeat(200), visit: { formMs: 5_000, honeypotFilled: false, agentFamily: null } },
  ],
])('says %j', (codes, evidence) => {
  expect(found(formTime, evidenceOf(evidence))).toEqual(codes);
});
