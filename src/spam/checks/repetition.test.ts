import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { repetition } from './repetition.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['repeated-words'], { text: 'buy now '.repeat(20) }],
  [['shouted-offer'], { text: 'THE VERY BEST SHOES IN THE WHOLE WIDE WORLD https://x.example' }],
  [[], { text: 'WHY IS NOBODY TALKING ABOUT THE BUSES IN THIS TOWN' }],
])('says %j', (codes, evidence) => {
  expect(found(repetition, evidenceOf(evidence))).toEqual(codes);
});
