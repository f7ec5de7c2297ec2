import { expect, test } from 'vitest';
import { engineWith, piece, STRIKE, TALKS } from '../engine/pieces.test-kit.ts';
import { day } from '../press.test-kit.ts';
import { hashText } from '../terms/hash.ts';
import { fold } from '../terms/tokens.ts';
import { wordReasons } from './word-reasons.ts';
import { readWritten, type Text } from './written.ts';

/** An article of this text under a headline that says nothing. */
const text = (words: string, more: Partial<Text> = {}): Text => ({
  headline: '—',
  standfirst: '',
  text: words,
  ...more,
});

/** What is said of two texts when these words weighed most, in this order. */
function said(words: readonly string[], one: Text, other: Text): string {
  const shared = words.map((word) => ({
    hash: hashText(word.split(' ').map(fold).join(' ')),
    isPair: word.includes(' '),
    isNumber: /^\d/.test(word),
  }));
  const [reason] = wordReasons({ link: null, shared }, readWritten(one), readWritten(other));
  return reason?.words ?? '';
}

const SAME = 'On the same subject';

test.each([
  [
    'a piece of a name stands for the whole of it',
    'A vote in New Jersey was lost.',
    'He left New Jersey.',
    'New Jersey',
  ],
  [
    'without the office that one text leaves out',
    'Then Mayor Ilse Brandt spoke.',
    'They met Ilse Brandt.',
    'Ilse Brandt',
  ],
  [
    'after an abbreviation as well',
    'It was Sen. Ilse Brandt who spoke.',
    'But Sen. Ilse Brandt left.',
    'Ilse Brandt',
  ],
  ['with its hyphen', 'He drank Oke-Cola there.', 'They sell Oke-Cola.', 'Oke-Cola'],
  [
    'not in capitals where one text has it without',
    'He went to ATHENS again.',
    'They love Athens.',
    'Athens',
  ],
  ['an acronym as it is', 'He sued the NSA again.', 'They fear the NSA.', 'NSA'],
  ['without a possessive ending', 'It is Brandt’s bridge.', 'They met Brandt.', 'Brandt'],
])('a name: %s', (_, one, other, name) => {
  const words = name.split(/[ -]/);
  for (const word of words) expect(said([word], text(one), text(other)), word).toBe(`Also about ${name}`);
});

test('no name is put together that neither text holds', () => {
  const one = text('He met Lindsey Graham and went to South Korea.');
  const other = text('They met Bill Graham in South Dakota, and Lindsey Oke.');
  expect(said(['graham', 'south', 'lindsey'], one, other)).toBe(SAME);
});

test('an office without its holder, a month, a weekday, a number and a word of three letters explain nothing', () => {
  const one = text('On Monday in May, Special Counsel Ana Sol met Ms Oke, and I’ve seen 212 of it.');
  const other = text('On Monday in May, Special Counsel Bo Li met Ms Tibbet; I’ve had 212.');
  expect(said(['special', 'counsel', 'monday', 'may', 'ms', 'i’ve', '212'], one, other)).toBe(SAME);
  const french = (words: string) => text(words, { language: 'fr' });
  expect(said(['Février'], french('Le Février fut froid.'), french('En Février il part.'))).toBe(SAME);
});

test('two names of which one holds the other, or is short for it, are one', () => {
  const one = text('He left Iran. The Iranian envoy met the Coast Guard Office, or CGO.');
  const other = text('She left Iran. Every Iranian knows the Coast Guard Office as the CGO.');
  expect(said(['iran', 'iranian', 'coast', 'cgo'], one, other)).toBe(
    'Also about Iran and Coast Guard Office',
  );
});

test('a country and its people are one thing', () => {
  const one = text(
    'In Athens the Greek ministers said that Greece and the Varenian Airways would pay, and Varenia too.',
  );
  const other = text('Nobody in Greece trusts the Greek banks; Varenia lends to the Varenian state.');
  expect(said(['greece', 'greek'], one, other)).toBe('Also about Greece');
  expect(said(['varenia', 'varenian', 'greek'], one, other)).toBe('Also about Varenia and Greek');
});

test('plain words are named in twos, and alone only where there is nothing else', () => {
  const one = text('x', { headline: 'The debt limit is raised' });
  const other = text('x', { headline: 'Debt limit: a vote' });
  expect(said(['limit', 'debt limit'], one, other)).toBe('Also about debt limit');
  expect(said(['limit'], one, other)).toBe('Also about limit');
  const [brandt, too] = [text('He met Brandt in the minute.'), text('She met Brandt for a minute.')];
  expect(said(['minute', 'brandt'], brandt, too)).toBe('Also about Brandt');
});

test('in a script without spaces, a run that both texts hold, not two characters of it', () => {
  const [one, other] = [
    text('四年の工事を経て港大橋が開通した。'),
    text('市長は港大橋の費用が増えたと説明した。'),
  ];
  expect(said(['港大'], one, other)).toBe('Also about 港大橋');
  expect(said(['した'], one, other)).toBe(SAME);
});

test('the parts of an address are no words', () => {
  const [one, other] = [1, 2].map((n) =>
    text(`x https://oke.example/page?utm=${n}, desk@harbour.example, fig-bridge.jpg`),
  );
  if (one && other) expect(said(['page utm', 'page', 'harbour', 'bridge'], one, other)).toBe(SAME);
});

test('of two articles that the engine brought together, what is named stands in both', () => {
  const strike = piece('strike', 'Trams stop as Kingsway depot walks out', STRIKE);
  const talks = piece('talks', 'Veltram meets the union', TALKS, { publishedAt: day(12) });
  const [link] = engineWith(strike, talks).related('talks');
  const grounds = link?.grounds ?? { link: null, shared: [] };
  const [reason] = wordReasons(grounds, readWritten(talks), readWritten(strike));
  const named = reason?.words.replace('Also about ', '').split(' and ') ?? [];
  expect(named).toHaveLength(2);
  for (const name of named) expect(TALKS.includes(name) && STRIKE.includes(name), name).toBe(true);
});
