import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { site } from './site.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['advertising-site'], { text: 'Nice.', link: 'https://seo-company.example/' }],
  [['shortened-site'], { text: 'Nice.', link: 'https://bit.ly/x' }],
  [['name-is-site'], { text: 'Great post!', name: 'Bright Smile', link: 'https://brightsmile.example' }],
  [[], { text: 'The bridge is closed.', name: 'Anna Berg', link: 'https://annaberg.example' }],
  [[], { text: 'Nice.', link: 'not an address' }],
])('says %j', (codes, evidence) => {
  expect(found(site, evidenceOf(evidence))).toEqual(codes);
});
