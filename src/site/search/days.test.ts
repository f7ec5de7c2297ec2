import { expect, test } from 'vitest';
import { readDays } from './days.ts';

const London = 'Europe/London';

test('a day begins and ends on the paper’s clocks, also where they change', () => {
  expect(readDays('2026-10-25', '2026-10-25', London)).toEqual({
    fromDay: '2026-10-25',
    toDay: '2026-10-25',
    from: Date.UTC(2026, 9, 24, 23),
    until: Date.UTC(2026, 9, 26, 0),
  });
});

test('either end may stay open', () => {
  expect(readDays('2026-11-24', undefined, London)).toMatchObject({
    from: Date.UTC(2026, 10, 24),
    until: undefined,
  });
  expect(readDays('', '2026-12-31', London)).toMatchObject({ from: undefined, until: Date.UTC(2027, 0, 1) });
});

test('days given the wrong way round are turned', () => {
  expect(readDays('2026-11-24', '2026-11-01', London)).toMatchObject({
    fromDay: '2026-11-01',
    toDay: '2026-11-24',
  });
});

test.each(['yesterday', '2026-02-30', '2026-13-01', '0', "' or 1=1", '99999-01-01'])(
  '%j is no day',
  (text) => {
    expect(readDays(text, text, London)).toEqual({
      fromDay: '',
      toDay: '',
      from: undefined,
      until: undefined,
    });
  },
);
