import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { language } from './language.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [
    ['other-script'],
    {
      text: 'Лучшие новости здесь https://x.example',
      article: { title: '', text: '', section: null, language: 'en' },
    },
  ],
  [[], { text: 'Спасибо за статью', article: { title: '', text: '', section: null, language: 'en' } }],
  [
    [],
    {
      text: 'Лучшие новости здесь https://x.example',
      article: { title: '', text: '', section: null, language: 'ru' },
    },
  ],
  [
    [],
    { text: 'Ein Link: https://x.example', article: { title: '', text: '', section: null, language: 'en' } },
  ],
])('says %j', (codes, evidence) => {
  expect(found(language, evidenceOf(evidence))).toEqual(codes);
});
