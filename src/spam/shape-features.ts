import { LETTER } from './alphabet.ts';
import { hashOf, hashOn, join } from './hash.ts';
import { SUBJECTS, TALKING, type Concept } from './lexicon-words.ts';
import { linkRoles, type Put } from './link-role.ts';
import type { Reading } from './reading.ts';
import { mainScript } from './shape.ts';
import { talkShare } from './speech.ts';

const SALT = 97;

/** Groups of the features that say what a comment looks like; each can be left out. */
export const SHAPE_GROUPS = [
  'size',
  'manner',
  'roles',
  'fields',
  'signs',
  'codes',
  'disguises',
  'speech',
] as const;
type Group = (typeof SHAPE_GROUPS)[number];

/** Shapes are few and common: at full size they drown what the words say on sources never seen. Measured. */
const WORTH = 0.3;
/** Turns of selling are what the texts made for training are made of: believed more, they help there and nowhere else. */
const MANNER_WORTH = 0.15;

/** Where one class of a count or a share ends and the next begins. In one place: a list in a call is made anew at each. */
const EDGES = {
  size: [1, 20, 60, 120, 250, 500, 1000, 2500],
  words: [4, 8, 16, 32],
  links: [1, 2, 3, 5, 10],
  capitals: [0.001, 0.03, 0.06, 0.12, 0.3, 0.6],
  latin: [0.001, 0.1, 0.3],
  digits: [0.001, 0.02, 0.06, 0.15],
  number: [3, 5, 6, 8, 11],
  spread: [6, 8, 10, 12],
  row: [3, 4, 6, 10],
  lines: [2, 4, 8],
  signs: [1, 2, 4, 8],
  few: [1, 2, 4],
  selling: [0.001, 0.03, 0.08, 0.15, 0.3],
  talking: [0.001, 0.02, 0.06, 0.12],
  sales: [1, 2, 3, 4, 5],
  salesBesideTalk: [1, 2, 3, 5],
  topics: [1, 2, 3],
} as const;

const GROUPS: Readonly<Record<Group, (reading: Reading, put: Put) => void>> = {
  size: sizeShapes,
  manner: mannerShapes,
  roles: linkRoles,
  fields: fieldShapes,
  signs: signShapes,
  codes: codeShapes,
  disguises: disguiseShapes,
  speech: speechShapes,
};

/**
 * What a comment looks like apart from its words: how long, how many links of which kind, which concepts of the lexicon
 * next to which means of contact. These features mean the same in every language.
 */
export function shapeFeatures(
  reading: Reading,
  without: ReadonlySet<string>,
  give: (hash: number, worth: number) => void,
): void {
  const put: Put = (name, detail = '', more = '') => give(hashOfShape(name, detail, more), WORTH);
  const putManner: Put = (name, detail = '', more = '') =>
    give(hashOfShape(name, detail, more), MANNER_WORTH);
  for (const group of SHAPE_GROUPS)
    if (!without.has(group)) GROUPS[group](reading, group === 'manner' ? putManner : put);
}

// Its parts are one text; to put them together first would take longer than all the rest.
function hashOfShape(name: string, detail: string, more: string): number {
  return join(SALT, hashOn(hashOn(nameHash(name), detail), more));
}

// Some hundred names, each asked for at every comment: hashed once.
const NAMES = new Map<string, number>();

function nameHash(name: string): number {
  let hash = NAMES.get(name);
  if (hash === undefined) NAMES.set(name, (hash = hashOf(name)));
  return hash;
}

function linkedOf({ links, contacts }: Reading): string {
  return links.length > 0 ? 'linked' : contacts.length > 0 ? 'contact' : 'none';
}

// Length in letters of a script with spaces: a Chinese sentence has a third of an English one's.
function sizeOf({ shape }: Reading): string {
  const dense = ['han', 'kana', 'thai'].includes(mainScript(shape) ?? '');
  return bin(shape.length * (dense ? 3 : 1), EDGES.size);
}

function sizeShapes(reading: Reading, put: Put): void {
  const { shape, links, contacts } = reading;
  const size = sizeOf(reading);
  const linked = linkedOf(reading);
  put('size', size);
  put('size+linked', size, linked);
  put('links', bin(links.length, EDGES.links));
  put('linked', linked);
  for (const style of new Set(links.map((link) => link.style))) put('style', style);
  for (const kind of new Set(contacts.map((contact) => contact.kind))) put('contact', kind);
  put('capitals', bin(shape.capitals / (shape.letters + 1), EDGES.capitals));
  put('digits', bin(shape.digits / (shape.length + 1), EDGES.digits));
  put('pictures', bin(shape.pictures, EDGES.signs));
  put('shouts', bin(shape.shouts, EDGES.signs));
  put('lines', bin(shape.lines, EDGES.lines));
}

function mannerShapes(reading: Reading, put: Put): void {
  const { mentions, nameMentions, evidence } = reading;
  const linked = linkedOf(reading);
  const concepts = new Set<Concept>();
  let talking = 0;
  for (const { concept } of mentions) {
    concepts.add(concept);
    if (TALKING.has(concept)) talking += 1;
  }
  for (const concept of concepts) {
    put('concept', concept);
    put('concept+linked', concept, linked);
    if (evidence.link) put('concept+site', concept);
  }
  const sales = salesOf(reading);
  const selling = mentions.length - talking;
  steps(put, 'selling', selling / (reading.words.length + 1), EDGES.selling);
  steps(put, 'talking', talking / (reading.words.length + 1), EDGES.talking);
  put('sales', bin(sales, EDGES.sales));
  put('sales+linked', bin(sales, EDGES.sales), linked);
  put('sales+talk', bin(sales, EDGES.salesBesideTalk), bin(talking, EDGES.few));
  let topics = 0;
  for (const concept of concepts) if (SUBJECTS.has(concept)) topics += 1;
  put('topics', bin(topics, EDGES.topics));
  if (topics > 0)
    for (const concept of concepts) if (!SUBJECTS.has(concept)) put('topic+manner', concept, linked);
  for (const mention of nameMentions) put('name', mention.concept);
}

// How many kinds of selling the words speak of.
function salesOf({ mentions }: Reading): number {
  if (mentions.length === 0) return 0;
  const kinds = new Set<string>();
  for (const { concept } of mentions) if (!TALKING.has(concept) && concept !== 'praise') kinds.add(concept);
  return kinds.size;
}

// A sum of money or a share, in the signs and short words of many countries.
const MONEY =
  /[$€£¥₽₹₺₫₩฿]\s?\d|(?<![\d.,])\d[\d.,]{0,14}\s?(?:[$€£¥₽₹₺₫₩฿%]|usd|usdt|eur|euro|rub|руб|тыс|грн|тл|tl|lira|rb|ribu|jt|juta|k\b|tr\b|triệu|元|万|만|円|บาท|ريال|درهم|تومان|zł|zl|kr|ft|lei|kč)/gu;

function signShapes(reading: Reading, put: Put): void {
  const { text, shape, words } = reading;
  const sums = shape.digits > 0 ? (text.text.match(MONEY)?.length ?? 0) : 0;
  put('money', bin(sums, EDGES.few));
  if (sums > 0) put('money+sales', bin(salesOf(reading), EDGES.topics));
  put('number', bin(shape.longestNumber, EDGES.number));
  put('symbols', bin(shape.symbols, EDGES.signs));
  if (words.length > 0 && shape.dense > 0) {
    steps(put, 'dense latin', (shape.letters - shape.dense) / shape.letters, EDGES.latin);
    steps(put, 'dense gaps', shape.gaps, EDGES.few);
    steps(put, 'dense number', shape.longestNumber, EDGES.number);
  }
}

// A coined name with a number is how betting sites call themselves and what their comments drop into small talk; a row of
// letters and digits, or a long number in a short line, is how people are told whom to write to where links are not allowed.
function codeShapes(reading: Reading, put: Put): void {
  const { words, shape, text, name } = reading;
  const linked = linkedOf(reading);
  let [brands, codes] = [0, 0];
  for (const word of words) {
    if (word.digits === 0 || word.kind !== LETTER) continue;
    const letters = word.end - word.start - word.digits;
    if (BRAND.test(text.text.slice(word.start, word.end))) brands += 1;
    else if (letters > 1 && word.digits > 1 && letters + word.digits > 4) codes += 1;
  }
  const size = bin(words.length, EDGES.words);
  if (brands > 0) {
    put('brand', linked);
    put('brand+size', size);
    put('brand+manner', String(Math.min(3, salesOf(reading))));
  }
  if (codes > 0) {
    put('code', linked);
    put('code+size', size);
    if (shape.dense > 0) put('code+dense', size);
  }
  if (shape.longestSpread > 4) {
    put('spread', bin(shape.longestSpread, EDGES.spread));
    put('spread+size', bin(shape.longestSpread, EDGES.spread), size);
    if (shape.dense > 0) put('spread+dense', bin(shape.longestSpread, EDGES.spread));
  }
  if (shape.capitals < 0.4 * shape.letters) {
    put('loud', bin(shape.loud, EDGES.few));
    put('camel', bin(shape.camel, EDGES.few));
  }
  steps(put, 'row', shape.longestRow, EDGES.row);
  if (shape.pictures > 0) put('pictures+size', bin(shape.pictures, [2, 4]), size);
  for (const word of reading.nameWords)
    if (word.digits > 0 && BRAND.test(name.text.slice(word.start, word.end))) put('name brand');
}

// lucky88, moon4d; not covid19, not 15km.
const BRAND = /^(?!covid)[a-z]{3,14}(?:\d{2,3}|\dd)$/u;

function disguiseShapes(reading: Reading, put: Put): void {
  const { hidden, lookalikes, decorated, halfDecorated, piled, struck, first } = reading.text.disguises;
  if (first < 0) return;
  const size = bin(reading.words.length, [4, 16]);
  for (const [name, count] of Object.entries({ hidden, lookalikes, decorated, halfDecorated, piled, struck }))
    if (count > 0) {
      put('disguise', name);
      put('disguise', name + bin(count, [2, 4, 16]) + size);
    }
}

// Honest evidence, and the only one that needs no link, number or name to be there or not.
function speechShapes(reading: Reading, put: Put): void {
  steps(put, 'talk', talkShare(reading), [0.04, 0.08, 0.16, 0.24]);
}

function fieldShapes(reading: Reading, put: Put): void {
  const { evidence, name, nameWords, linkHost, mailHost } = reading;
  if (evidence.link && linkHost) {
    const path = /^[^/]*\/\/[^/]+\/(.+)/.exec(evidence.link)?.[1] ?? '';
    put('site', `${bin(path.length, [1, 20])}${linkHost.split('.').length}`);
    const { kind, end, subject } = reading.traitsOf(linkHost);
    put('site kind', kind);
    put('site end', end);
    if (subject) put('site sells', subject);
    put('site sells', String(subject !== null));
    if (/\d/.test(linkHost)) put('site digit');
    if (linkHost.includes('-')) put('site dash');
    put('site+praise', String(reading.mentions.some((mention) => mention.concept === 'praise')));
    const bare = name.text.replace(/[^\p{L}\p{N}]/gu, '');
    if (bare.length > 3 && linkHost.replaceAll('-', '').includes(bare)) put('site is name');
  }
  for (const link of reading.links.slice(0, 10)) {
    if (/\d/.test(link.host)) put('link digit');
    if (link.host.includes('-')) put('link dash');
  }
  if (nameWords.length > 2) put('name words', bin(nameWords.length, [3, 4, 6]));
  if (/\d{2}/.test(name.text)) put('name digits');
  const local = evidence.email?.split('@')[0] ?? '';
  if (mailHost) put('mail', bin(local.replace(/\D/g, '').length, [1, 3, 5]));
}

function bin(value: number, edges: readonly number[]): string {
  return String(reached(value, edges));
}

function reached(value: number, edges: readonly number[]): number {
  let place = 0;
  while (place < edges.length && value >= (edges[place] ?? 0)) place += 1;
  return place;
}

// What grows is told step by step, every step that is reached as a feature of its own: a step that the training seldom met
// leans on those below it. Most shapes gain nothing by it on sources never seen, and some lose; measured one by one.
function steps(put: Put, name: string, value: number, edges: readonly number[]): void {
  for (let step = 1; step <= reached(value, edges); step++) put(name, String(step));
}
