import { savePaper, saveSection, schedule, withdraw } from '#articles';
import { DAY, newId } from '#base';
import { dataFolder } from '#test/data.ts';
import { SaxesParser } from 'saxes';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStreet, ORIGIN, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

/** What the elements of a name say, after a strict parser has read the document. */
function told(xml: string, name: string): string[] {
  const found: string[] = [];
  let open = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    open = tag.name === name;
    if (open) found.push('');
  });
  parser.on('closetag', () => (open = false));
  parser.on('text', (text) => {
    if (open) found.push((found.pop() ?? '') + text);
  });
  parser.write(xml).close();
  return found;
}

/** Many published articles at once, written as an import writes them. */
async function printMany(count: number, publishedAt: number): Promise<void> {
  const { id: _id, ...like } = await street.store.db
    .selectFrom('articles')
    .selectAll()
    .limit(1)
    .executeTakeFirstOrThrow();
  await street.store.write(async (tx) => {
    for (let from = 0; from < count; from += 500) {
      const rows = Array.from({ length: Math.min(500, count - from) }, (_, n) => ({
        ...like,
        id: newId(publishedAt),
        path: `/2026/11/many-${from + n}`,
        slug: `many-${from + n}`,
        published_at: publishedAt,
      }));
      await tx.db.insertInto('articles').values(rows).execute();
    }
    tx.stale('all');
  });
}

describe('the site map', () => {
  test('is named by its index, and has everything that is published, once, with its last change', async () => {
    await saveSection(street.store, { name: 'Город', description: '', position: 1 }, null);
    const bridge = await street.print({ headline: 'Brücke & <Mehr>' });
    const about = await street.print({ headline: 'About us', kind: 'page' });
    await street.write({ headline: 'A draft' });
    await schedule(
      street.store,
      (await street.write({ headline: 'Tomorrow' })).id,
      street.clock.now + DAY,
      null,
    );
    await withdraw(street.store, (await street.print({ headline: 'Was wrong' })).id, 'Wrong.', null);
    const index = await street.get('/sitemap.xml');
    expect(index.type).toBe('application/xml; charset=utf-8');
    expect(told(index.text, 'loc')).toEqual([`${ORIGIN}/sitemap-1.xml`]);
    const { text } = await street.get('/sitemap-1.xml');
    expect(told(text, 'loc')).toEqual([
      `${ORIGIN}/`,
      `${ORIGIN}/section/${encodeURIComponent('город')}`,
      `${ORIGIN}/stories`,
      `${ORIGIN}/follow`,
      ORIGIN + encodeURI(bridge.path),
      ORIGIN + about.path,
    ]);
    expect(told(text, 'lastmod')).toEqual(['2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.000Z']);
    for (const address of told(text, 'loc'))
      expect((await street.get(address.slice(ORIGIN.length))).status).toBe(200);
  });

  test('is cut into files that search engines take', async () => {
    await street.print();
    await printMany(10_001, street.clock.now);
    const files = told((await street.get('/sitemap.xml')).text, 'loc').map((one) => one.slice(ORIGIN.length));
    expect(files).toEqual(['/sitemap-1.xml', '/sitemap-2.xml']);
    const each = await Promise.all(files.map(async (file) => (await street.get(file)).text));
    const all = each.flatMap((text) => told(text, 'loc'));
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(10_002 + 3);
    for (const text of each) {
      expect(told(text, 'loc').length).toBeLessThanOrEqual(50_000);
      expect(text.length).toBeLessThan(50_000_000);
    }
  });

  test.each([
    '/sitemap-0.xml',
    '/sitemap-2.xml',
    '/sitemap-99999999999999999999.xml',
    '/sitemap-.xml',
    '/sitemap--1.xml',
  ])('%s does not exist', async (path) => {
    await street.print();
    expect([path, (await street.get(path)).status]).toEqual([path, 404]);
  });
});

describe('the news site map', () => {
  test('has the news of two days, in the words of its protocol', async () => {
    await savePaper(street.store, { name: 'The Ansel & Gazette', language: 'pt-BR' }, null);
    await street.print({ headline: 'Old' });
    street.clock.now += DAY;
    await street.print({ headline: 'Fish & <chips> ]]>', language: 'en-GB' });
    await street.print({ headline: 'About us', kind: 'page' });
    street.clock.now += DAY + 1;
    await street.print({ headline: '新聞', language: 'zh-Hant' });
    const { text } = await street.get('/sitemap-news.xml');
    expect(told(text, 'news:title')).toEqual(['新聞', 'Fish & <chips> ]]>']);
    expect(told(text, 'news:language')).toEqual(['zh-tw', 'en']);
    expect(told(text, 'news:name')).toEqual(['The Ansel & Gazette', 'The Ansel & Gazette']);
    expect(told(text, 'news:publication_date')[1]).toBe('2026-11-25T12:00:00.000Z');
  });

  test('has at most a thousand', async () => {
    await street.print();
    await printMany(1_001, street.clock.now);
    expect(told((await street.get('/sitemap-news.xml')).text, 'loc')).toHaveLength(1_000);
  });
});

test('robots are told what differs from reader to reader, and where the maps are', async () => {
  const { text, type } = await street.get('/robots.txt');
  expect(type).toMatch(/^text\/plain/);
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'User-agent: *',
      'Disallow: /desk',
      'Disallow: /search',
      'Disallow: /comments/*/receipt',
      `Sitemap: ${ORIGIN}/sitemap.xml`,
      `Sitemap: ${ORIGIN}/sitemap-news.xml`,
    ]),
  );
  // A map that robots may not fetch is none.
  expect(text).not.toMatch(/^Disallow: \/(?:sitemap|feed|media|assets|$)/m);
});

test('what is published is on the maps at the next request', async () => {
  const maps = async () =>
    [await street.get('/sitemap-1.xml'), await street.get('/sitemap-news.xml')].map(
      ({ text }) => told(text, 'loc').length,
    );
  expect(await maps()).toEqual([3, 0]);
  const { id } = await street.print();
  expect(await maps()).toEqual([4, 1]);
  await withdraw(street.store, id, 'Wrong.', null);
  expect(await maps()).toEqual([3, 0]);
});

test('the maps are valid by the schemas of their protocols', async (context) => {
  const schemas = dataFolder('import/xsd-sitemap');
  if (!schemas) return context.skip('the schemas are not at hand');
  await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
  await street.print({ headline: 'Fish & <chips>' });
  // A schema may name others beside it.
  xmlRegisterFsInputProviders();
  for (const file of ['sitemap.xml', 'sitemap-1.xml', 'sitemap-news.xml']) {
    const schema = join(schemas, file === 'sitemap.xml' ? 'siteindex.xsd' : 'all-local.xsd');
    expect([file, errorsBy(schema, (await street.get(`/${file}`)).text)]).toEqual([file, []]);
    expect(errorsBy(schema, '<urlset/>')).not.toEqual([]);
  }
});

function errorsBy(schema: string, xml: string): string[] {
  using rules = XmlDocument.fromBuffer(readFileSync(schema), { url: schema });
  using validator = XsdValidator.fromDoc(rules);
  using document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
