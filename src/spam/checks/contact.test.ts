import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { contact } from './contact.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['contact-phone'], { text: 'Call +44 7700 900123 now' }],
  [['contact-mail'], { text: 'write to me at desk@post.example' }],
  [['contact-messenger'], { text: 'join https://t.me/example_channel' }],
  [['contact-handle'], { text: 'ask @some_body for it' }],
  [[], { text: 'Call +44 7700 900123 now', kind: 'contact-form' }],
  [[], { text: 'It cost 1,200,000 in 2024 and 3.500.000 in 2025.' }],
  [[], { text: 'On 2024-11-02 19:30 the lights went out.' }],
])('says %j', (codes, evidence) => {
  expect(found(contact, evidenceOf(evidence))).toEqual(codes);
});
