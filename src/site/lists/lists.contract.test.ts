import { addByline, publish, saveSection, withdraw } from '#articles';
import { LIMITS } from '#base';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
let city: string;
let ilse: string;
beforeEach(async () => {
  street = await openStreet();
  city = await saveSection(
    street.store,
    { name: 'City', description: 'What happens here.', position: 1 },
    null,
  );
  ilse = await addByline(street.store, 'Ilse Brandt', 'Covers the harbour.', null);
});
const parts = () => ({ sectionId: city, bylineIds: [ilse], tagNames: ['Harbour'] });
const LISTS = ['/section/city', '/by/ilse-brandt', '/tag/harbour'];

test.each(LISTS)('%s shows what is published, the newest first, and nothing else', async (path) => {
  await street.print({ headline: 'Older', ...parts() });
  street.clock.now += 1_000;
  await street.print({ headline: 'Newer', ...parts() });
  await street.print({ headline: 'Elsewhere' });
  await street.write({ headline: 'A draft', ...parts() });
  await withdraw(
    street.store,
    (await street.print({ headline: 'Was wrong', ...parts() })).id,
    'Wrong.',
    null,
  );
  const { status, text } = await street.get(path);
  expect(status).toBe(200);
  expect(words(text, 'h2')).toEqual(['Newer', 'Older']);
  expect(value(text, 'link', { rel: 'canonical' }, 'href')).toBe(`https://paper.example${path}`);
  expect(value(text, 'meta', { name: 'description' }, 'content')).toBeTruthy();
  expect(all(text, 'meta', { name: 'robots' })).toEqual([]);
});

describe('pages', () => {
  beforeEach(async () => {
    for (let n = 0; n <= LIMITS.page; n++) {
      street.clock.now += 1_000;
      await street.print({ headline: `Report ${n}`, ...parts() });
    }
  });

  test.each(LISTS)('%s goes on where the first page ends', async (path) => {
    const first = (await street.get(path)).text;
    const second = (await street.get(`${path}?page=2`)).text;
    expect(words(first, 'h2')).toHaveLength(LIMITS.page);
    expect(words(second, 'h2')).toEqual(['Report 0']);
    expect(value(first, 'link', { rel: 'next' }, 'href')).toBe(`${path}?page=2`);
    expect(value(second, 'link', { rel: 'prev' }, 'href')).toBe(path);
    expect(value(second, 'link', { rel: 'canonical' }, 'href')).toBe(`https://paper.example${path}?page=2`);
    expect(value(second, 'a', { rel: 'prev' }, 'href')).toBe(path);
    expect(words(second, 'title')[0]).toContain('page 2');
  });

  test.each(LISTS)('%s has no others', async (path) => {
    for (const page of ['0', '-1', '3', '99999', '9'.repeat(21), '1.5', '01', 'two', '', '٢', '2%00']) {
      const { status, text } = await street.get(`${path}?page=${page}`);
      expect([page, status]).toEqual([page, page === '2%00' ? 400 : 404]);
      expect(words(text, 'h1')).toHaveLength(1);
      expect(value(text, 'meta', { name: 'robots' }, 'content')).toBe('noindex');
    }
  });
});

test('a section without articles is an empty page; a name that nobody has is none', async () => {
  expect((await street.get('/section/city')).text).toContain('Nothing has been published here yet.');
  for (const path of ['/section/nowhere', '/by/nobody', '/tag/nothing', '/section/__proto__', '/tag/%ff'])
    expect([path, (await street.get(path)).status]).toEqual([path, 404]);
});

test('a tag and an author say nothing of what is not published', async () => {
  const draft = await street.write({ tagNames: ['Mayor resigns'], bylineIds: [ilse] });
  const lists = ['/tag/mayor-resigns', '/by/ilse-brandt'];
  const addresses = lists.flatMap((list) => [list, `${list}/feed.xml`, `${list}/feed.json`]);
  for (const address of addresses)
    expect([address, (await street.get(address)).status]).toEqual([address, 404]);
  await publish(street.store, draft.id, null);
  for (const address of addresses)
    expect([address, (await street.get(address)).status]).toEqual([address, 200]);
});

test('an author whose only article was withdrawn is no secret', async () => {
  const { id } = await street.print({ bylineIds: [ilse] });
  await withdraw(street.store, id, 'Wrong.', null);
  for (const address of ['/by/ilse-brandt', '/by/ilse-brandt/feed.xml'])
    expect([address, (await street.get(address)).status]).toEqual([address, 200]);
});

test('names of any script have addresses that work wherever they are written', async () => {
  const id = await saveSection(street.store, { name: 'Город', description: '', position: 2 }, null);
  const byline = await addByline(street.store, 'Мирела Ц.', '', null);
  const article = await street.print({ sectionId: id, bylineIds: [byline], tagNames: ['Мост'] });
  const { text } = await street.get(article.path);
  const links = all(text, 'a').map(({ attribs }) => attribs['href'] ?? '');
  for (const folder of ['/section/', '/by/', '/tag/']) {
    const href = links.find((one) => one.startsWith(`${folder}%D0`)) ?? `no link to ${folder}`;
    const page = await street.get(href);
    expect([href, page.status]).toEqual([href, 200]);
    expect(value(page.text, 'link', { rel: 'canonical' }, 'href')).toBe(`https://paper.example${href}`);
  }
});

test.each(LISTS)('%s says where its feeds are, and those of the paper', async (path) => {
  await street.print(parts());
  const feeds = all((await street.get(path)).text, 'link', { rel: 'alternate' }).map(
    ({ attribs }) => attribs['href'] ?? '',
  );
  expect(feeds).toEqual(expect.arrayContaining([`${path}/feed.xml`, `${path}/feed.json`, '/feed.xml']));
  for (const feed of feeds) expect([feed, (await street.get(feed)).status]).toEqual([feed, 200]);
});
