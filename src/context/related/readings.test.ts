import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { createReadings } from './readings.ts';

test('it knows which text was read and since when, until it is forgotten', () => {
  const readings = createReadings();
  const [a, b] = [v7(), 'from-elsewhere'];
  expect([readings.savedAt(a), readings.readAt(a)]).toEqual([undefined, 0]);
  readings.note(a, 1_000, 5_000);
  readings.note(b, 2_000, 6_000);
  readings.note(a, 3_000, 7_000);
  expect([readings.savedAt(a), readings.readAt(a)]).toEqual([3_000, 7_000]);
  expect([...readings.ids()].toSorted()).toEqual([a, b].toSorted());
  readings.forget(a);
  readings.forget(a);
  expect([readings.savedAt(a), readings.readAt(a)]).toEqual([undefined, 0]);
  expect([...readings.ids()]).toEqual([b]);
});

test('an article in the place of a forgotten one has none of its times', () => {
  const readings = createReadings();
  const first = v7();
  readings.note(first, 1_000, 5_000);
  readings.forget(first);
  const second = v7();
  readings.note(second, 2_000, 6_000);
  expect([readings.savedAt(first), readings.savedAt(second)]).toEqual([undefined, 2_000]);
});
