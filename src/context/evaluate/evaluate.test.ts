import { isFailure } from '#base';
import { expect, test } from 'vitest';
import { evaluateRelated } from './evaluate-related.ts';
import { readLabelled } from './labelled.ts';
import { renderEvaluation } from './render.ts';

const STORIES: readonly (readonly [string, string])[] = [
  ['strike', 'Drivers of the Kingsway depot and Desmond Achebe of the union fight Veltram over a roster'],
  ['bridge', 'Mayor Ilse Brandt and Castellan want a Harbour Bridge between Saltmarsh and Old Quay'],
  ['soup', 'The cooks of Lindenhof school and headmaster Anton Weiss made a lentil soup'],
];
const rows = STORIES.flatMap(([label, text]) =>
  [1, 2, 3].map((n) => ({
    id: `${label}${n}`,
    title: `${text.slice(0, 30)} ${n}`,
    text: `${text}. ${['At first', 'Later', 'In the end'][n - 1]} it rained on day ${n}${n}${n}.`,
    date: `2026-11-0${n}`,
    label,
  })),
);

test('stories that share no word are told apart perfectly, by the engine and by its peers', () => {
  const measured = evaluateRelated(rows, { absent: true, peers: true });
  expect(measured.map(({ name }) => name)).toEqual([
    'Broadsheet',
    'TF-IDF cosine',
    'BM25',
    'more like this',
    'MySQL full text',
  ]);
  // "More like this" asks for no word that fewer than five articles hold: among nine it finds little.
  for (const { asked, ndcg10, mrr, s3, r10 } of measured.filter(({ name }) => name !== 'more like this'))
    expect([asked, ndcg10, mrr, s3, r10].map((one) => Number(one.toFixed(6)))).toEqual([9, 1, 1, 1, 1]);
});

test('earlier only: the first article of a story has no partner, and the last has two', () => {
  const [measured] = evaluateRelated(rows, { earlierOnly: true });
  expect(measured?.asked).toBe(6);
});

test('the table names every measure', () => {
  const table = renderEvaluation(evaluateRelated(rows.slice(0, 3)));
  expect(table.split('\n')[0]).toMatch(/asked +nDCG@10 +MRR +S@3 +R@10 +absent@95/);
  expect(table).toMatch(/Broadsheet +3 +1\.000/);
});

test.each([
  ['not json', 'Line 7 is not a JSON object.'],
  ['[]', 'Line 7 has no “id”.'],
  ['null', 'Line 7 is not a JSON object.'],
  ['{"id":"a"}', 'Line 7 has neither “title” nor “text”.'],
])('%s is refused with its line', (line, words) => {
  try {
    readLabelled(line, 7);
    expect.unreachable();
  } catch (error) {
    expect(isFailure(error) && error.message).toBe(words);
  }
});
