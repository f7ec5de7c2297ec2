import { saveSection, withdraw } from '#articles';
import { LIMITS } from '#base';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
  const sectionId = await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
  await street.print({ headline: 'Harbour bridge approved', sectionId });
  await street.print({
    headline: 'The bridge, the harbour and the ferry',
    html: '<p>The ferry sails on.</p>',
  });
  await street.write({ headline: 'A draft about the bridge' });
  const gone = await street.print({ headline: 'A wrong bridge' });
  await withdraw(street.store, gone.id, 'Wrong.', null);
});
const find = (query: string, more = '') => street.get(`/search?q=${encodeURIComponent(query)}${more}`);
const found = async (query: string, more = '') => words((await find(query, more)).text, 'h2').toSorted();

test('finds words, phrases, what lacks a word, and what stands in a section', async () => {
  const both = ['Harbour bridge approved', 'The bridge, the harbour and the ferry'];
  expect(await found('bridge')).toEqual(both);
  expect(await found('"harbour bridge" approved')).toEqual(both.slice(0, 1));
  expect(await found('bridge -ferry')).toEqual(both.slice(0, 1));
  expect(await found('bridge', '&section=city')).toEqual(both.slice(0, 1));
  expect(await found('bridge', '&section=nowhere')).toEqual(both);
});

test('keeps what was asked in the form, and marks what was found', async () => {
  const { text } = await find('"bridge" & <ferry>');
  expect(value(text, 'input', { id: 'query' }, 'value')).toBe('"bridge" & <ferry>');
  expect(words((await find('ferry')).text, 'mark').map((mark) => mark.toLowerCase())).toContain('ferry');
});

test('says in words that nothing was found, and nothing where nothing was asked', async () => {
  expect((await find('xylophone')).text).toContain('Nothing was found for “xylophone”.');
  expect(all((await street.get('/search')).text, 'p', { class: 'outcome' })).toEqual([]);
});

test('shows what articles and readers write as words', async () => {
  await street.print({
    headline: '<script>alert(1)</script> & zebra',
    html: '<p>&lt;img src=x onerror=alert(1)&gt; zebra</p>',
  });
  for (const query of ['zebra', '"><script>alert(1)</script> zebra', 'zebra </title><script>'])
    for (const name of ['script', 'img'])
      expect(
        all((await find(query)).text, name).filter(({ attribs }) => !attribs['src']?.startsWith('/')),
      ).toEqual([]);
});

describe('answers', () => {
  test.each([
    'x'.repeat(10_000),
    'bridge '.repeat(2_000),
    '"',
    '""',
    '-',
    '--',
    '-bridge',
    '*',
    '(',
    'AND OR NOT',
    'NEAR(bridge, 2)',
    'headline:bridge',
    '^bridge',
    "'; drop table articles; --",
    '%',
    '_',
    '\\',
    '&|!<->',
    ':*',
    '\u202e\u200b',
    '🧨',
    '\u0301',
    '😀'.repeat(101),
  ])('the query %j', async (query) => {
    const { status, text } = await find(query);
    expect(status).toBe(200);
    expect(text).not.toMatch(/A draft about|A wrong bridge/);
    expect((value(text, 'input', { id: 'query' }, 'value') ?? '').isWellFormed()).toBe(true);
    expect(text.length).toBeLessThan(50_000);
  });

  test.each([
    ['q=%00', 400],
    ['q=%ff', 200],
    ['q=%', 200],
    ['q=a&q=b', 200],
    ['q[]=a', 200],
    ['q=bridge&page=2', 200],
    ['q=bridge&page=x', 404],
    ['q=bridge&page=0', 404],
    ['q=bridge&section=__proto__', 200],
  ])('the address ?%s with %i', async (query, status) => {
    expect([query, (await street.get(`/search?${query}`)).status]).toEqual([query, status]);
  });
});

test('a misspelt search shows what may have been meant, and leads there as narrow as it was', async () => {
  const { text } = await find('harbor brigde', '&section=city');
  expect(text).toContain('Nothing was found for “harbor brigde”.');
  expect(text).toContain('href="/search?q=harbour+bridge&amp;section=city"');
  expect(words(text, 'h2')).toEqual(['Harbour bridge approved']);
});

test('days narrow a search, stay in the form, and nonsense is as if it had not been given', async () => {
  const today = new Date(street.store.now()).toISOString().slice(0, 10);
  expect(await found('bridge', `&from=${today}&to=${today}`)).toHaveLength(2);
  expect(await found('bridge', '&to=2001-01-01')).toEqual([]);
  expect(value((await find('bridge', `&from=${today}`)).text, 'input', { id: 'search-from' }, 'value')).toBe(
    today,
  );
  for (const nonsense of ['&from=x&to=%3Cscript%3E', '&from=2026-02-30', '&from=9999999-01-01'])
    expect(await found('bridge', nonsense)).toHaveLength(2);
});

test('leads on to more as what is found: the best first, not the newest', async () => {
  for (let n = 0; n < LIMITS.page; n++) await street.print({ headline: `Ferry timetable ${n}` });
  const ways = async (page: number) => words((await find('ferry', `&page=${page}`)).text, 'nav');
  expect((await ways(1)).at(-1)).toBe('Page 1 of 2Next');
  expect((await ways(2)).at(-1)).toBe('PreviousPage 2 of 2');
});

test('who searches without end waits, is told how long, and finds again afterwards', async () => {
  street = await openStreet({ searchesPerMinute: 3 });
  await street.print({ headline: 'Harbour bridge approved' });
  for (let n = 0; n < 3; n++) expect((await find('bridge')).status).toBe(200);
  const { status, headers, text } = await find('bridge');
  expect(status).toBe(429);
  expect(headers.get('retry-after')).toBe('20');
  expect(words(text, 'h1')).toEqual(['A little slower, please']);
  expect(text).toContain('many searches');
  // What costs nothing is not counted: the empty form, and every other page.
  expect((await street.get('/search')).status).toBe(200);
  expect((await street.get('/search?q=+')).status).toBe(200);
  expect((await street.get('/')).status).toBe(200);
  street.clock.now += 20_000;
  expect(await found('bridge')).toEqual(['Harbour bridge approved']);
});
