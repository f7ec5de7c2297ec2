import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceOf } from '#spam';
import { drawing } from '../drawing.ts';
import type { Row } from '../row.ts';
import { coinedName, contactFor, disguised } from './coined.ts';
import { pick, type Draw } from './draw.ts';

/** Rows put together of each language and label. */
const EACH = 64;
/** Rows put together from each letter. */
const EACH_LETTER = 12;
const ENDS = ['com', 'net', 'org', 'shop', 'example', 'test', 'info', 'io', 'store', 'online'];
const CODES =
  'A320 B737 iPhone15 PS5 RTX4090 MP3 H1N1 G20 4K E10 CO2 1080p V8 S24 E85 F16 WiFi6 A4 B12'.split(' ');
const SMILES = ['😂', '👍', '😢', '😡', '❤️', '🙏', '🤔', '😅', '👏'];

type Phrases = Readonly<
  Record<
    | 'goods'
    | 'soft'
    | 'contact'
    | 'game'
    | 'beg'
    | 'pitch'
    | 'plain'
    | 'letter'
    | 'source'
    | 'topics'
    | 'people',
    readonly string[]
  >
>;

const LANGUAGES = Object.entries(
  JSON.parse(readFileSync(join(import.meta.dirname, 'phrases.json'), 'utf8')) as Record<string, Phrases>,
);

/**
 * Comments and letters in some twenty-five languages, put together from phrases of our own: praise of one firm in passing,
 * a contact spelled so that no filter finds it, a coined name dropped into small talk, begging for followers, sales
 * letters; and beside each the honest comment that looks like it. They teach what means the same in every language.
 */
export function languageRows(): Row[] {
  const draw = drawing(11);
  return LANGUAGES.flatMap(([language, phrases]) => [
    ...Array.from({ length: EACH }, (_, index) => [
      spamOf(index, phrases, language, draw),
      honestOf(index, phrases, draw),
    ]).flat(),
    ...lettersOf(phrases, draw),
  ]);
}

const SPAM = [softSale, contactSale, game, begging, contactSale, game, pitch, hiddenSeller];
const HONEST = [plain, sourced, talked, plain, talked, plain, letter, visitor];

function spamOf(index: number, phrases: Phrases, language: string, draw: Draw): Row {
  return (SPAM[index % SPAM.length] as (typeof SPAM)[number])(phrases, draw, language);
}

function honestOf(index: number, phrases: Phrases, draw: Draw): Row {
  return (HONEST[index % HONEST.length] as (typeof HONEST)[number])(phrases, draw);
}

// Every letter there is a phrase for, honest or selling, a few times over: no two of them are alike.
function lettersOf(phrases: Phrases, draw: Draw): Row[] {
  return Array.from({ length: EACH_LETTER }, () => [
    ...phrases.pitch.map((phrase) => pitch({ ...phrases, pitch: [phrase] }, draw)),
    ...phrases.letter.map((phrase) => letter({ ...phrases, letter: [phrase] }, draw)),
  ]).flat();
}

function softSale(phrases: Phrases, draw: Draw): Row {
  const host = hostFrom(draw);
  const sale = filled(pick(phrases.soft, draw), phrases, draw, host);
  const text = draw() < 0.3 ? `${sentence(phrases, draw)} ${sale}` : sale;
  const name = draw() < 0.7 ? pick(phrases.people, draw) : pick(phrases.goods, draw);
  return made('spam', text, name, draw() < 0.2 ? `https://${host}` : '');
}

function contactSale(phrases: Phrases, draw: Draw, language: string): Row {
  const text = filled(pick(phrases.contact, draw), phrases, draw, hostFrom(draw)).replaceAll(
    '{contact}',
    contactFor(language, draw),
  );
  return made('spam', text, draw() < 0.8 ? pick(phrases.people, draw) : pick(phrases.goods, draw), '');
}

function game(phrases: Phrases, draw: Draw): Row {
  const text = pick(phrases.game, draw).replaceAll('{name}', disguised(coinedName(draw), draw));
  return made('spam', draw() < 0.2 ? `${text} ${pick(SMILES, draw)}` : text, pick(phrases.people, draw), '');
}

function begging(phrases: Phrases, draw: Draw): Row {
  const text =
    draw() < 0.25 ? `${sentence(phrases, draw)} ${pick(phrases.beg, draw)}` : pick(phrases.beg, draw);
  return made(
    'spam',
    draw() < 0.15 ? `${text} https://${hostFrom(draw)}` : text,
    pick(phrases.people, draw),
    '',
  );
}

function pitch(phrases: Phrases, draw: Draw): Row {
  const text = filled(pick(phrases.pitch, draw), phrases, draw, hostFrom(draw)).replaceAll(
    '{mail}',
    mailFrom(draw),
  );
  return byForm(made('spam', text, pick(phrases.people, draw), ''), draw);
}

// Today's spam: a harmless sentence, and the business in the name and the link.
function hiddenSeller(phrases: Phrases, draw: Draw): Row {
  return made('spam', sentence(phrases, draw), pick(phrases.goods, draw), `https://${hostFrom(draw)}`);
}

function plain(phrases: Phrases, draw: Draw): Row {
  const text =
    draw() < 0.3 ? `${sentence(phrases, draw)} ${sentence(phrases, draw)}` : sentence(phrases, draw);
  return made(
    'ham',
    draw() < 0.2 ? `${text} ${pick(SMILES, draw).repeat(1 + Math.floor(draw() * 3))}` : text,
    pick(phrases.people, draw),
    '',
  );
}

function talked(phrases: Phrases, draw: Draw): Row {
  const way = draw();
  const text = sentence(phrases, draw);
  const said =
    way < 0.4
      ? `@${pick(phrases.people, draw).replace(/[^\p{L}\p{N}]+/gu, '')} ${text}`
      : way < 0.7
        ? `${pick(CODES, draw)}: ${text}`
        : text;
  return made('ham', said, pick(phrases.people, draw), '');
}

function sourced(phrases: Phrases, draw: Draw): Row {
  const address = `${hostFrom(draw)}/${draw() < 0.6 ? `${2000 + Math.floor(draw() * 26)}/${digits(4, draw)}` : `${coinedName(draw)}.pdf`}`;
  const source = pick(phrases.source, draw).replaceAll(
    '{link}',
    draw() < 0.7 ? `https://${address}` : address,
  );
  return made(
    'ham',
    draw() < 0.7 ? `${sentence(phrases, draw)} ${source}` : source,
    pick(phrases.people, draw),
    '',
  );
}

function letter(phrases: Phrases, draw: Draw): Row {
  const writer = pick(phrases.people, draw);
  const text = pick(phrases.letter, draw)
    .replaceAll('{digits}', digits(5, draw))
    .replaceAll('{phone}', `0${digits(3, draw)} ${digits(6, draw)}`)
    .replaceAll('{mail}', mailFrom(draw))
    .replaceAll('{link}', `${draw() < 0.5 ? 'https://' : 'www.'}${hostFrom(draw)}`);
  return byForm(made('ham', text, writer, ''), draw);
}

function visitor(phrases: Phrases, draw: Draw): Row {
  const link = draw() < 0.6 ? `https://${coinedName(draw).replace(/\d/g, '')}.${pick(ENDS, draw)}` : '';
  return made('ham', sentence(phrases, draw), pick(phrases.people, draw), link);
}

// Numbers are drawn anew each time: it is not they that make a comment honest.
function sentence(phrases: Phrases, draw: Draw): string {
  return pick(phrases.plain, draw)
    .replaceAll('{goods}', pick(phrases.goods, draw))
    .replace(/\d+/g, (number) => `${1 + Math.floor(draw() * 9)}${digits(number.length - 1, draw)}`);
}

function filled(phrase: string, phrases: Phrases, draw: Draw, host: string): string {
  const name = host.split('.')[0] ?? '';
  return phrase
    .replaceAll('{goods}', pick(phrases.goods, draw))
    .replaceAll('{brand}', name.charAt(0).toUpperCase() + name.slice(1))
    .replaceAll('{link}', draw() < 0.75 ? `${draw() < 0.6 ? 'https://' : ''}${host}` : '')
    .trim();
}

function mailFrom(draw: Draw): string {
  return `${coinedName(draw)}@${pick(['post', 'mail', 'web'], draw)}.example`;
}

function hostFrom(draw: Draw): string {
  return `${coinedName(draw).replace(/\d/g, '')}${draw() < 0.3 ? `-${coinedName(draw).replace(/\d/g, '')}` : ''}.${pick(ENDS, draw)}`;
}

function digits(count: number, draw: Draw): string {
  return Array.from({ length: count }, () => Math.floor(draw() * 10)).join('');
}

// Every second letter comes through the contact form.
function byForm(row: Row, draw: Draw): Row {
  return draw() < 0.5 ? { ...row, evidence: { ...row.evidence, kind: 'contact-form' } } : row;
}

function made(label: 'spam' | 'ham', text: string, name: string, link: string): Row {
  return {
    set: 'languages',
    label,
    at: null,
    weight: 1,
    evidence: evidenceOf({ text, name, link: link || null }),
  };
}
