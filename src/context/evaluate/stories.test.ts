import { expect, test } from 'vitest';
import { bCubed } from './b-cubed.ts';
import { evaluateStories } from './evaluate-stories.ts';
import { renderStories } from './render.ts';

test('B³ of the example in Amigó et al. (2009): two groups with one stray', () => {
  const items = [
    { truth: 'a', given: '1' },
    { truth: 'a', given: '1' },
    { truth: 'b', given: '1' },
    { truth: 'b', given: '2' },
  ];
  const { precision, recall, f1 } = bCubed(items);
  expect(precision).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 10);
  expect(recall).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4, 10);
  expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 10);
});

const TURNS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'strike',
    'Drivers of the Kingsway depot and Desmond Achebe of the union fight Veltram over a roster',
    [
      'No tram ran before noon.',
      'A mediator sat between them until late.',
      'Passengers got their money back.',
    ],
  ],
  [
    'bridge',
    'Mayor Ilse Brandt and Castellan want a Harbour Bridge between Saltmarsh and Old Quay',
    [
      'Ferrymen protested.',
      'Engineers drilled into the river bed.',
      'The council voted for a tunnel instead.',
    ],
  ],
];
const rows = TURNS.flatMap(([label, text, turns]) =>
  turns.map((turn, n) => ({
    id: `${label}${n}`,
    title: text.slice(0, 40),
    text: `${text}. ${turn}`,
    date: `2026-11-0${n + 1}`,
    label,
  })),
);

test('stories that share no word are grouped as they are', () => {
  const measured = evaluateStories(rows);
  expect(measured).toMatchObject({ asked: 6, stories: 2, founded: 2, precision: 1, recall: 1, f1: 1 });
  expect(measured.unlabelledInStories).toBe(0);
});

test('the order of the lines changes nothing', () => {
  expect(evaluateStories(rows.toReversed())).toEqual(evaluateStories(rows));
});

test('the table names every measure', () => {
  const [heads, line] = renderStories(evaluateStories(rows)).split('\n');
  expect(heads).toMatch(/asked +stories +founded +precision +recall +B³ F1 +unlabelled in stories/);
  expect(line).toMatch(/Broadsheet +6 +2 +2 +1\.000 +1\.000 +1\.000/);
});
