import { DAY } from '#base';
import { expect, test } from 'vitest';
import { day } from '../press.test-kit.ts';
import { engineWith, FAIR, piece, STRIKE, TALKS } from './pieces.test-kit.ts';

const HOLM =
  'Veltram and the transport union signed the Holm agreement on the roster of the Kingsway depot. Desmond Achebe of the transport union called it fair to drivers and to trams alike.';
const ONE_AGENCY =
  'Drivers of the Kingsway depot walked out at dawn on Friday and stopped every tram. Desmond Achebe of the transport union said that the new roster of Veltram breaks the Holm agreement. The operator Veltram called the walkout unlawful and will ask the labour court in Brandt Street. Sixty thousand passengers were left waiting, and schools opened an hour late because of the strike.';
const OTHER_AGENCY =
  'Every tram stood still on Friday after drivers at the Kingsway depot walked out at dawn. The walkout is unlawful, said the operator Veltram, which will turn to the labour court in Brandt Street. Its new roster breaks the Holm agreement, said Desmond Achebe of the transport union. The strike left sixty thousand passengers waiting; schools opened late, by an hour.';

/** Papers write of other things as well: what every article held would tell nothing. */
const ELSEWHERE = Array.from({ length: 40 }, (_, n) =>
  piece(
    `other${n}`,
    `Village ${n} opens its garden`,
    `Gardener Rosa${n} Thorn${n} planted ${n + 3} pear trees in Village${n}, and the parish of Stow${n} paid for the fence.`,
    { publishedAt: day(1) + n * DAY },
  ),
);

test('at most six, not more than two of a day, and none twice', () => {
  const told = 'morning harbour school hospital market stadium airport church theatre prison zoo mill'.split(
    ' ',
  );
  const reports = told.map((place, n) =>
    piece(
      `r${n}`,
      `Kingsway strike reaches the ${place}`,
      `The strike of the Kingsway depot was felt at the ${place}: ${n + 20} ${place} people walked home. Desmond Achebe of the transport union told the ${place} staff why; Veltram did not answer.`,
      { publishedAt: day(1) + Math.floor(n / 3) * DAY },
    ),
  );
  const engine = engineWith(
    ...reports,
    ...ELSEWHERE,
    piece('talks', 'Veltram meets the union', TALKS, { publishedAt: day(5) }),
  );
  const chosen = engine.related('talks').map(({ id }) => Number(id.slice(1)));
  expect(chosen).toHaveLength(6);
  for (const dayOf of [0, 1, 2, 3])
    expect(chosen.filter((n) => Math.floor(n / 3) === dayOf).length).toBeLessThanOrEqual(2);
  expect(new Set(chosen).size).toBe(6);
});

test('of two reports that say the same in other words, one stands', () => {
  const engine = engineWith(
    piece('background', 'Veltram and the union sign the Holm agreement', HOLM, { publishedAt: day(2) }),
    piece('first', 'Strike at Kingsway depot stops trams', ONE_AGENCY),
    piece('second', 'Kingsway depot strike halts trams', OTHER_AGENCY, { publishedAt: day(10) + 1 }),
    piece('reader', 'Veltram meets the union', TALKS, { publishedAt: day(12) }),
    piece('fair', 'Book fair opens at the old exchange', FAIR),
  );
  const shown = engine.related('reader').map(({ id }) => id);
  expect(shown).toHaveLength(2);
  expect(shown).toContain('background');
});

test('a brief that stands in a longer report is not linked beside or below it, but leads to it', () => {
  const more =
    'Sixty nurses came on foot, and the head of the hospital, Lena Orth, thanked them one by one. At the market of Brandt Street fish was given away because no cart could fetch it. Pupils of the Nordhof school had a free hour and spent it on the stairs. The mayor refused to take sides, but let it be known that he had walked as well. A taxi company doubled its prices and took the offer back at noon. In the evening the union counted its members at the gate and spoke of a day that nobody would forget so soon, while the operator spoke of nothing at all.';
  const engine = engineWith(
    ...ELSEWHERE,
    piece('brief', 'Strike at Kingsway depot', ONE_AGENCY, { publishedAt: day(10) }),
    piece('full', 'The day Kingsway stood still', `${ONE_AGENCY} ${more}`, { publishedAt: day(10) + 1 }),
    piece('talks', 'Veltram meets the union', TALKS, { publishedAt: day(12) }),
  );
  expect(engine.related('full').map(({ id }) => id)).toEqual(['talks']);
  expect(engine.related('talks')).toHaveLength(1);
  expect(engine.related('brief').map(({ id }) => id)).toContain('full');
});

test('of a brief and a much longer report that holds it, the one that fits better stands', () => {
  const long = Array.from(
    { length: 14 },
    (_, n) => `Witness Odo${n} Farn${n} of Lowgate${n} counted ${n + 30} carts and ${n + 50} lanterns.`,
  ).join(' ');
  const engine = engineWith(
    ...ELSEWHERE,
    piece('brief', 'Strike at Kingsway depot', ONE_AGENCY, { publishedAt: day(10) }),
    piece('full', 'The day Kingsway stood still', `${ONE_AGENCY} ${long}`, { publishedAt: day(10) + 1 }),
    piece('talks', 'Veltram meets the union', TALKS, { publishedAt: day(12) }),
  );
  const believed = engine.rank('talks').filter(({ probability }) => probability >= engine.model.threshold);
  expect(believed.map(({ held }) => held.id)).toEqual(['brief', 'full']);
  expect(engine.related('talks').map(({ id }) => id)).toEqual(['brief']);
});

test('a wire story printed thirty times stands once, and not under its own copies', () => {
  const copies = Array.from({ length: 30 }, (_, n) =>
    piece(`copy${n}`, 'Trams stop as Kingsway depot walks out', STRIKE, { publishedAt: day(10) + n }),
  );
  const engine = engineWith(
    ...copies,
    piece('talks', 'Veltram meets the union', TALKS, { publishedAt: day(12) }),
    piece('fair', 'Book fair', FAIR),
  );
  const under = engine.related('talks').map(({ id }) => id);
  expect(under.length).toBe(1);
  expect(under[0]).toMatch(/^copy/);
  expect(engine.related('copy3').map(({ id }) => id)).toEqual(['talks']);
});
