import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { nameCheck } from './name.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['keywords-as-name'], { text: 'Nice.', name: 'Online Casino Bonus' }],
  [['keyword-as-name'], { text: 'Nice.', name: 'viagra' }],
  [['address-as-name'], { text: 'Nice.', name: 'www.shop.example' }],
  [['firm-as-name'], { text: 'Nice.', name: 'Harbour Dentist' }],
  [['phrase-as-name'], { text: 'Nice.', name: 'where the road goes down to the sea' }],
  [[], { text: 'Nice.', name: 'Anna Berg' }],
  [[], { text: 'Nice.', name: 'Hans-Peter von und zu Stein' }],
  [[], { text: 'Nice.', name: '' }],
])('says %j', (codes, evidence) => {
  expect(found(nameCheck, evidenceOf(evidence))).toEqual(codes);
});
