import { hashOf, join } from './hash.ts';
import { SUBJECTS, TALKING } from './lexicon-words.ts';
import { endOfHost, kindOfHost, subjectOfHost } from './hosts.ts';
import { linkRoles } from './link-role.ts';
import type { Reading } from './reading.ts';
import { mainScript } from './shape.ts';

const SALT = 97;

/**
 * What a comment looks like apart from its words: how long, how many links of which kind, which concepts of the lexicon
 * next to which means of contact. These features mean the same in every language.
 */
export function shapeFeatures(reading: Reading, give: (hash: number) => void): void {
  const { shape, links, contacts, mentions, nameMentions, evidence } = reading;
  const put = (name: string, detail = ''): void => give(join(SALT, hashOf(name + detail)));
  const dense = ['han', 'kana', 'thai'].includes(mainScript(shape) ?? '');
  const size = bin(shape.length * (dense ? 3 : 1), [1, 20, 60, 120, 250, 500, 1000, 2500]);
  const linked = links.length > 0 ? 'linked' : contacts.length > 0 ? 'contact' : 'none';

  put('size', size);
  put('size+linked', size + linked);
  put('links', bin(links.length, [1, 2, 3, 5, 10]));
  put('linked', linked);
  for (const style of new Set(links.map((link) => link.style))) put('style', style);
  for (const kind of new Set(contacts.map((contact) => contact.kind))) put('contact', kind);
  put('capitals', bin(shape.capitals / (shape.letters + 1), [0.001, 0.03, 0.06, 0.12, 0.3, 0.6]));
  put('digits', bin(shape.digits / (shape.length + 1), [0.001, 0.02, 0.06, 0.15]));
  put('pictures', bin(shape.pictures, [1, 2, 4, 8]));
  put('shouts', bin(shape.shouts, [1, 2, 4, 8]));
  put('lines', bin(shape.lines, [2, 4, 8]));

  const concepts = new Set(mentions.map((mention) => mention.concept));
  for (const concept of concepts) {
    put('concept', concept);
    put('concept+linked', concept + linked);
    if (evidence.link) put('concept+site', concept);
  }
  const sales = [...concepts].filter((concept) => !TALKING.has(concept) && concept !== 'praise').length;
  const topics = [...concepts].filter((concept) => SUBJECTS.has(concept));
  const selling = mentions.filter((mention) => !TALKING.has(mention.concept)).length;
  const talking = mentions.length - selling;
  put('selling', bin(selling / (reading.words.length + 1), [0.001, 0.03, 0.08, 0.15, 0.3]));
  put('talking', bin(talking / (reading.words.length + 1), [0.001, 0.02, 0.06, 0.12]));
  put('sales', bin(sales, [1, 2, 3, 4, 5]));
  put('sales+linked', bin(sales, [1, 2, 3, 4, 5]) + linked);
  put('sales+talk', bin(sales, [1, 2, 3, 5]) + bin(talking, [1, 2, 4]));
  put('topics', bin(topics.length, [1, 2, 3]));
  if (topics.length > 0)
    for (const concept of concepts) if (!SUBJECTS.has(concept)) put('topic+manner', concept + linked);
  for (const mention of nameMentions) put('name', mention.concept);
  // A coined name with a number is how betting sites call themselves, and what their comments drop into small talk.
  if (BRAND.test(reading.text.text)) put('brand', linked);
  if (BRAND.test(reading.name.text)) put('name brand');
  fieldShapes(reading, put);
  linkRoles(reading, put);
  signShapes(reading, put, sales);
}

// A sum of money or a share, in the signs and short words of many countries.
const MONEY =
  /[$€£¥₽₹₺₫₩฿]\s?\d|(?<![\d.,])\d[\d.,]{0,14}\s?(?:[$€£¥₽₹₺₫₩฿%]|usd|usdt|eur|euro|rub|руб|тыс|грн|тл|tl|lira|rb|ribu|jt|juta|k\b|tr\b|triệu|元|万|만|円|บาท|ريال|درهم|تومان|zł|zl|kr|ft|lei|kč)/gu;

function signShapes(
  { text, shape, words }: Reading,
  put: (name: string, detail?: string) => void,
  sales: number,
): void {
  const sums = /\d/.test(text.text) ? (text.text.match(MONEY)?.length ?? 0) : 0;
  put('money', bin(sums, [1, 2, 4]));
  if (sums > 0) put('money+sales', bin(sales, [1, 2, 3]));
  put('number', bin(shape.longestNumber, [3, 5, 6, 8, 11]));
  put('symbols', bin(shape.symbols, [1, 2, 4, 8]));
  if (words.length > 0 && shape.dense > 0) {
    put('dense latin', bin((shape.letters - shape.dense) / shape.letters, [0.001, 0.1, 0.3]));
    put('dense gaps', bin(shape.gaps, [1, 2, 4]));
    put('dense number', bin(shape.longestNumber, [3, 5, 6, 8, 11]));
  }
}

const BRAND = /(?<![\p{L}\p{N}@.:/-])(?!covid)[a-z]{4,12}\d{2,3}(?![\p{L}\p{N}])/u;

function fieldShapes(reading: Reading, put: (name: string, detail?: string) => void): void {
  const { evidence, name, nameWords, linkHost, mailHost } = reading;
  if (evidence.link && linkHost) {
    const path = /^[^/]*\/\/[^/]+\/(.+)/.exec(evidence.link)?.[1] ?? '';
    put('site', `${bin(path.length, [1, 20])}${linkHost.split('.').length}`);
    put('site kind', kindOfHost(linkHost));
    put('site end', endOfHost(linkHost));
    const subject = subjectOfHost(linkHost);
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
  let place = 0;
  while (place < edges.length && value >= (edges[place] ?? 0)) place += 1;
  return String(place);
}
