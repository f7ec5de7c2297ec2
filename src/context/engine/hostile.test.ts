import { expect, test } from 'vitest';
import { day } from '../press.test-kit.ts';
import type { Piece } from '../types.ts';
import { createEngine, type RelatedEngine } from './engine.ts';

function engineWith(pieces: readonly Piece[]): RelatedEngine {
  const engine = createEngine();
  for (const _ of engine.putAll(pieces));
  return engine;
}

const SUBJECTS = [
  'The lighthouse of Skerrin was painted white by forty volunteers from the sailing club, who hung on ropes for a week.',
  'Inflation fell to two per cent in October, the central bank reported, and bread became cheaper for the first time.',
  'A heron nested on the roof of the Tannhof swimming pool; the lifeguards now count its eggs before they open.',
  'The handball women of Ostfeld won the cup after extra time, with nine goals by their keeper Marit Solberg.',
  'Potato farmers fear the blight after a wet June; in Lower Ravensey every third field is already brown.',
  'A court has ruled that the Gallow quarry may not be dug deeper, because the spring beneath it feeds three villages.',
  'The cathedral choir seeks altos and basses for Bach; rehearsals under Tobias Renn begin on Monday evening.',
  'Police warn of false letters that ask for bank codes; a pensioner in Old Quay lost four thousand in one morning.',
  'The night train to Castellan returns after eleven years, with sleeping cars bought from a bankrupt railway.',
  'Beekeepers count their losses after the hard winter: of two hundred hives at Mill Hollow, sixty are alive.',
];

function piece(id: string, text: string, at: number): Piece {
  return { id, headline: text.slice(0, 40), standfirst: '', text, publishedAt: day(at) };
}

test('the style of one author links nothing', () => {
  const column = (text: string) =>
    `Dear reader, here we are again, and the coffee is cold. ${text} My grandmother would have shaken her head, and she would have been right, as grandmothers mostly are. But what do I know? I only write a column. Until next week, then, and keep your boots dry.`;
  const engine = engineWith(
    SUBJECTS.map((text, n) => ({ ...piece(`c${n}`, text, n + 1), text: column(text) })),
  );
  for (let n = 0; n < SUBJECTS.length; n++) expect(engine.related(`c${n}`), `c${n}`).toEqual([]);
});

test('an import that gives every article the same date hides no story and makes none', () => {
  const strike =
    'Drivers of the Kingsway depot walked out at dawn. Desmond Achebe of the transport union said the new roster breaks the Holm agreement. The operator Veltram called the walkout unlawful.';
  const talks =
    'Veltram and the transport union met at the Kingsway depot. Desmond Achebe said the roster must go before trams run; Veltram offered to return to the Holm agreement.';
  const engine = engineWith([
    ...SUBJECTS.map((text, n) => piece(`s${n}`, text, 12)),
    piece('strike', strike, 12),
    piece('talks', talks, 12),
  ]);
  expect(engine.related('talks').map(({ id }) => id)).toEqual(['strike']);
  for (let n = 0; n < SUBJECTS.length; n++) expect(engine.related(`s${n}`), `s${n}`).toEqual([]);
});
