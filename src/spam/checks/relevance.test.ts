import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { relevance } from './relevance.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [
    ['off-topic-link'],
    {
      text: 'My cousin has been selling lovely hand made shoes for years, see them all on https://shoes.example',
      article: {
        title: 'Council closes the harbour bridge',
        text: 'The council has closed the harbour bridge after engineers found cracks. '.repeat(6),
        section: null,
        language: 'en',
      },
    },
  ],
  [
    ['on-topic'],
    {
      text: 'The engineers of the council knew about cracks in the harbour bridge long before anybody closed it.',
      article: {
        title: 'Council closes the harbour bridge',
        text: 'The council has closed the harbour bridge after engineers found cracks. '.repeat(6),
        section: null,
        language: 'en',
      },
    },
  ],
  [
    [],
    {
      text: 'Мы живём у моста двадцать лет и всё это время просим власти починить его, вот письмо https://pismo.example',
      article: {
        title: 'Council closes the harbour bridge',
        text: 'The council has closed the harbour bridge after engineers found cracks. '.repeat(6),
        section: null,
        language: 'en',
      },
    },
  ],
  [[], { text: 'No article, no relevance, and so nothing to say about it here: https://x.example' }],
])('says %j', (codes, evidence) => {
  expect(found(relevance, evidenceOf(evidence))).toEqual(codes);
});
