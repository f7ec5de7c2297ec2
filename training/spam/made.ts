import { evidenceOf } from '#spam';
import { drawing } from './drawing.ts';
import { GOODS, HONEST_LINKS, PEOPLE, PRAISE, PROMOTIONS, REPLIES, SELLERS, TOPICS } from './made-phrases.ts';
import { LETTERS, MORE_HONEST_LINKS, OPENERS, PITCHES, SOFT_SALES } from './made-phrases-more.ts';
import type { Row } from './row.ts';

const ALL_PROMOTIONS = [...PROMOTIONS, ...SOFT_SALES, ...SOFT_SALES];
const ALL_LINKS = [...HONEST_LINKS, ...MORE_HONEST_LINKS];

/** Rows of each kind that are put together. */
const EACH = 700;
const ENDS = ['com', 'net', 'org', 'co.uk', 'example', 'test', 'info', 'io', 'de', 'com'];

type Draw = () => number;

/**
 * Comments put together from honest newspaper comments and phrases of our own: an honest text with a promotion at its
 * end is spam, the same with a source at its end is not; praise under the name of a trade is spam, under a person's it
 * is not. They teach what a link is for, which whole public comments cannot.
 */
export function madeRows(found: readonly Row[]): Row[] {
  const draw = drawing(7);
  const honest = found.filter((row) => row.set === 'news_en_nyt_rfd').map((row) => row.evidence.text);
  const rows: Row[] = [];
  for (let index = 0; index < EACH; index++) {
    const text = start(pick(honest, draw), draw);
    rows.push(promoted(text, draw), sourced(text, draw), praisedBySeller(draw), praisedByReader(draw));
    if (index % 4 === 0) rows.push(pitch(draw), letter(draw));
    if (index % 2 === 0) rows.push(plainBySeller(text, draw), plainByReader(text, draw));
  }
  return rows;
}

function promoted(text: string, draw: Draw): Row {
  const goods = pick(GOODS, draw);
  const host = hostFrom(goods, draw);
  const promotion = filled(pick(ALL_PROMOTIONS, draw), goods, host, draw);
  const before = draw() < 0.45 ? pick(OPENERS, draw) : text;
  const body =
    draw() < 0.15 ? promotion : draw() < 0.85 ? `${before} ${promotion}` : `${promotion} ${before}`;
  return made(
    'spam',
    body,
    draw() < 0.7 ? pick(PEOPLE, draw) : title(goods),
    draw() < 0.3 ? `https://${host}` : '',
  );
}

function filled(phrase: string, goods: string, host: string, draw: Draw): string {
  const brand = title(host.split('.')[0] ?? '').replace(/-(.)/g, (_, small: string) => small.toUpperCase());
  const deep =
    draw() < 0.2
      ? pick(['/offer', '/?ref=news', '/blog/' + goods.replaceAll(' ', '-'), '/shop', '/free-trial'], draw)
      : '';
  return phrase
    .replaceAll('{goods}', goods)
    .replaceAll('{brand}', brand)
    .replaceAll('{person}', pick(PEOPLE, draw))
    .replaceAll('{link}', linkTo(host + deep, draw));
}

function pitch(draw: Draw): Row {
  const goods = pick(GOODS, draw);
  const host = hostFrom(goods, draw);
  const text = filled(pick(PITCHES, draw), goods, host, draw);
  return made(
    'spam',
    text,
    draw() < 0.5 ? pick(PEOPLE, draw) : title(goods),
    draw() < 0.3 ? `https://${host}` : '',
  );
}

function letter(draw: Draw): Row {
  const writer = pick(PEOPLE, draw);
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(draw() * 10)).join('');
  const text = pick(LETTERS, draw)
    .replaceAll('{day}', pick(['Monday', 'Tuesday', '12 March', 'last week', '3.5.', 'Friday'], draw))
    .replaceAll('{number}', digits(5))
    .replaceAll('{phone}', `0${digits(4)} ${digits(6)}`)
    .replaceAll(
      '{mail}',
      `${writer.toLowerCase().replace(/[^a-z]/g, '')}@${pick(['post', 'mail', 'web'], draw)}.example`,
    )
    .replaceAll('{topic}', pick(TOPICS, draw))
    .replaceAll('{person}', writer)
    .replaceAll('{link}', linkTo(hostFrom(pick(TOPICS, draw), draw), draw));
  return made('ham', text, writer, '');
}

function sourced(text: string, draw: Draw): Row {
  const topic = pick(TOPICS, draw);
  const host =
    draw() < 0.7
      ? hostFrom(topic, draw)
      : `${pick(PEOPLE, draw)
          .toLowerCase()
          .replace(/[^a-z]/g, '')}.${pick(ENDS, draw)}`;
  const deep =
    draw() < 0.75
      ? `/${topic.replaceAll(' ', '-')}${draw() < 0.5 ? `/${1990 + Math.floor(draw() * 36)}` : '.pdf'}`
      : '';
  const source = pick(ALL_LINKS, draw)
    .replaceAll('{topic}', topic)
    .replaceAll('{link}', linkTo(host + deep, draw));
  const body =
    draw() < 0.2
      ? `${pick(OPENERS, draw)} ${source}`
      : draw() < 0.3
        ? source
        : draw() < 0.7
          ? `${text} ${source}`
          : `${source} ${pick(REPLIES, draw)}`;
  return made('ham', body, ...person(draw));
}

function praisedBySeller(draw: Draw): Row {
  const goods = pick(GOODS, draw);
  const name = draw() < 0.6 ? `${title(goods)}${pick(SELLERS, draw)}` : pick(PEOPLE, draw);
  return made('spam', sentences(PRAISE, draw), name, `https://${hostFrom(goods, draw)}/`);
}

function praisedByReader(draw: Draw): Row {
  const text = draw() < 0.5 ? pick(REPLIES, draw) : `${pick(PRAISE, draw)} ${pick(REPLIES, draw)}`;
  return made('ham', text, ...person(draw));
}

function plainBySeller(text: string, draw: Draw): Row {
  const goods = pick(GOODS, draw);
  return made(
    'spam',
    text.slice(0, 160),
    `${title(goods)}${pick(SELLERS, draw)}`,
    `https://${hostFrom(goods, draw)}`,
  );
}

function plainByReader(text: string, draw: Draw): Row {
  return made('ham', text, ...person(draw));
}

function made(label: 'spam' | 'ham', text: string, name: string, link: string): Row {
  return {
    set: 'made',
    label,
    at: null,
    weight: 1,
    evidence: evidenceOf({ text, name, link: link || null }),
  };
}

// The first sentences of a comment, up to some forty words.
function start(text: string, draw: Draw): string {
  const stop = text.indexOf('. ', 60 + Math.floor(draw() * 240));
  return (stop > 0 ? text.slice(0, stop + 1) : text.slice(0, 300)).trim();
}

function sentences(from: readonly string[], draw: Draw): string {
  return Array.from({ length: 1 + Math.floor(draw() * 3) }, () => pick(from, draw)).join(' ');
}

function linkTo(address: string, draw: Draw): string {
  const way = draw();
  if (way < 0.5) return `https://${address}`;
  if (way < 0.65) return `http://www.${address}`;
  return way < 0.9 ? address : `[${pick(['here', 'this page', 'link'], draw)}](https://${address})`;
}

function hostFrom(words: string, draw: Draw): string {
  const joined = words
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .slice(0, 1 + Math.floor(draw() * 2))
    .join(draw() < 0.3 ? '-' : '');
  return `${joined}${draw() < 0.2 ? Math.floor(draw() * 99) : ''}.${pick(ENDS, draw)}`;
}

// A person, and for every second one a site of their own: named after them, or with a fancy of theirs.
function person(draw: Draw): [name: string, site: string] {
  const name = pick(PEOPLE, draw);
  if (draw() < 0.5) return [name, ''];
  const own = draw() < 0.6 ? name : pick(TOPICS, draw);
  const host = own.toLowerCase().replace(/[^a-z]/g, draw() < 0.8 ? '' : '-') || 'home';
  return [
    name,
    `http${draw() < 0.5 ? 's' : ''}://${draw() < 0.3 ? 'www.' : ''}${host}.${pick(ENDS, draw)}${draw() < 0.5 ? '/' : ''}`,
  ];
}

function title(words: string): string {
  return words.replace(/\b[a-z]/g, (small) => small.toUpperCase());
}

function pick<T>(from: readonly T[], draw: Draw): T {
  return from[Math.floor(draw() * from.length)] as T;
}
