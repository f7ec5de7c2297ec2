import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { bareKnowledge } from '../knowledge.ts';
import { read } from '../reading.ts';
import { found } from './look.test-kit.ts';
import { praise } from './praise.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['empty-praise'], { text: 'Great post! Very informative, thanks for sharing.' }],
  [['empty-praise'], { text: 'Toller Artikel, sehr informativ.', link: 'https://x.example' }],
  [
    [],
    {
      text: 'The engineers found cracks in the harbour bridge years ago. Great article.',
      article: {
        title: 'Council closes the harbour bridge',
        text: 'The council has closed the harbour bridge after engineers found cracks. '.repeat(6),
        section: null,
        language: 'en',
      },
    },
  ],
  [[], { text: 'The photo shows the west side.' }],
])('says %j', (codes, evidence) => {
  expect(found(praise, evidenceOf(evidence))).toEqual(codes);
});

it('says that a telephone number comes with it, where no link does', () => {
  const text = 'Great post! Very informative, thanks for sharing. +44 20 7946 0991';
  const [reason] = praise.look(read(evidenceOf({ text }), bareKnowledge()));
  expect(reason?.words).toBe('The praise would fit any article, and a link or a contact comes with it.');
});
