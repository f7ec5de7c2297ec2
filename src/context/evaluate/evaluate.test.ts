import { isFailure } from '#base';
import { expect, test } from 'vitest';
import { evaluateRelated } from './evaluate-related.ts';
import { readLabelled } from './labelled.ts';
import { calibrationError, evaluateShown } from './evaluate-shown.ts';
import { renderEvaluation, renderShown } from './render.ts';

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

const ELSEWHERE = {
  id: 'choir',
  title: 'Altos and basses wanted',
  text: 'The cathedral choir seeks voices for Bach; rehearsals under Tobias Renn begin tonight.',
  date: '2026-11-02',
  label: null,
};

const TURNS = [
  [
    'strike',
    'Drivers of the Kingsway depot walked out at dawn. Desmond Achebe of the union said the roster of Veltram breaks the Holm agreement.',
  ],
  [
    'strike',
    'Veltram met Desmond Achebe and the union at the Kingsway depot. The roster must go, he said; the Holm agreement is what Veltram offers.',
  ],
  [
    'bridge',
    'Mayor Ilse Brandt wants a Harbour Bridge between Saltmarsh and Old Quay. The engineers of Castellan ask for 180 million.',
  ],
  [
    'bridge',
    'Soft ground at Saltmarsh makes the Harbour Bridge dearer, Castellan told Mayor Ilse Brandt; at Old Quay they want a ferry.',
  ],
].map(([label = '', text = ''], n) => ({
  id: `turn${n}`,
  title: text.slice(0, 40),
  text,
  date: `2026-11-0${n + 1}`,
  label,
}));

test('what readers see: every story leads to its parts, and a stranger to nothing', () => {
  const shown = evaluateShown([...TURNS, ELSEWHERE], { foreign: [{ ...ELSEWHERE, id: 'stranger' }] });
  expect(shown).toMatchObject({ asked: 4, served: 1, links: 4, right: 1, alone: 0, twice: 0 });
  expect(evaluateShown(TURNS, { foreign: [ELSEWHERE] }).foreign).toBe(0);
  expect(evaluateShown(TURNS, { asks: (name) => name === 'bridge' }).asked).toBe(2);
  expect(renderShown(shown)).toMatch(/^ *asked +served +links +right +alone +calibration/);
});

test('what is said is compared with what is so, tenth by tenth', () => {
  const claims = [
    { probability: 0.95, isRight: true },
    { probability: 0.95, isRight: false },
    { probability: 0.15, isRight: false },
    { probability: 0.15, isRight: false },
  ];
  expect(calibrationError(claims)).toBeCloseTo((2 * 0.45 + 2 * 0.15) / 4, 10);
  expect(calibrationError([])).toBe(0);
});

test('foreign articles are measured at the threshold that keeps the good links', () => {
  const [ours] = evaluateRelated(rows, { foreign: [ELSEWHERE] });
  expect([ours?.foreignAt95, ours?.foreignShown]).toEqual([0, 0]);
  expect(ours?.r200).toBe(1);
});

test('the table names every measure', () => {
  const table = renderEvaluation(evaluateRelated(rows.slice(0, 3)));
  expect(table.split('\n')[0]).toMatch(
    /asked +nDCG@10 +MRR +S@3 +R@10 +R@200 +absent@95 +absent@90 +foreign@95 +foreign shown/,
  );
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
