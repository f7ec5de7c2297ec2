import { listCards, saveSection, savePaper, schedule, withdraw } from '#articles';
import { DAY } from '#base';
import { beforeEach, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

test('an empty paper says so, and is a whole page', async () => {
  const { status, text } = await street.get('/');
  expect(status).toBe(200);
  expect(text).toContain('The first edition is still being written');
  expect(words(text, 'h1')).toEqual(['Broadsheet']);
});

test('the desk chooses what leads', async () => {
  const first = await street.print({ headline: 'Ferry stops' });
  street.clock.now += DAY;
  await street.print({ headline: 'Bridge opens' });
  expect(words((await street.get('/')).text, 'h2')[0]).toBe('Bridge opens');
  await savePaper(street.store, { leadArticleId: first.id }, null);
  expect(words((await street.get('/')).text, 'h2').slice(0, 2)).toEqual(['Ferry stops', 'Bridge opens']);
  await withdraw(street.store, first.id, 'It runs.', null);
  expect(words((await street.get('/')).text, 'h2')).toEqual(['Bridge opens']);
});

test('an article without a standfirst is shown with its first words, cut between two of them', async () => {
  const long = `<p>The ferry runs.</p><p>${'It seats ninety people. '.repeat(40)}</p>`;
  await street.print({ headline: 'Ferry', standfirst: '', html: long });
  await street.print({ headline: 'Bridge', standfirst: 'It opens.', html: '<p>Nobody sees this here.</p>' });
  await street.print({ headline: 'Photograph', standfirst: '', html: '' });
  const { text } = await street.get('/');
  const [lead = '', ...others] = words(text, 'p', { class: 'card-standfirst' }).toSorted();
  expect(others).toEqual(['The ferry runs. It seats ninety people. ' + others[0]?.slice(40)]);
  expect(others[0]).toMatch(/^.{150,199}…$/);
  expect(others[0]).toMatch(/ (?:It|seats|ninety|people\.)…$/);
  expect(lead).toBe('It opens.');
  const [bridge] = await listCards(street.store.db, { headline: 'bridge', limit: 1 });
  expect(bridge?.opening).toBe('');
});

test('nothing stands on it that readers may not see yet, or no more', async () => {
  const { store, write, print, clock } = street;
  await print({ headline: 'Seen' });
  await write({ headline: 'A draft' });
  await schedule(store, (await write({ headline: 'For tomorrow' })).id, clock.now + DAY, null);
  await withdraw(store, (await print({ headline: 'Was wrong' })).id, 'Wrong.', null);
  await print({ headline: 'About us', kind: 'page' });
  const { text } = await street.get('/');
  expect(text).toContain('Seen');
  expect(text).not.toMatch(/A draft|For tomorrow|Was wrong/);
  expect(words(text, 'h2')).not.toContain('About us');
  expect(value(text, 'a', { href: '/about-us' }, 'href')).toBe('/about-us');
});

test('each article stands once: at the top, among the latest, or in its section', async () => {
  const { store, print, clock } = street;
  const city = await saveSection(store, { name: 'City', description: '', position: 1 }, null);
  await saveSection(store, { name: 'World', description: '', position: 2 }, null);
  for (let n = 1; n <= 9; n++) {
    clock.now += DAY;
    await print({ headline: `Report ${n}`, sectionId: city });
  }
  const { text } = await street.get('/');
  const headings = [...words(text, 'h2'), ...words(text, 'h3')];
  for (const name of ['Report 9', 'Report 8', 'Report 5'])
    expect(headings.filter((one) => one === name)).toHaveLength(1);
  expect(headings).toContain('City');
  // A section that has nothing has no block.
  expect(headings).not.toContain('World');
  expect(words(text, 'nav', { 'aria-label': 'Sections' })).toEqual(['CityWorld']);
});

test('has one address, a description, and says where its feeds are', async () => {
  await savePaper(street.store, { name: 'The Ansel Gazette', tagline: 'News of the harbour' }, null);
  const { text } = await street.get('/');
  expect(words(text, 'title')).toEqual(['The Ansel Gazette']);
  expect(value(text, 'link', { rel: 'canonical' }, 'href')).toBe('https://paper.example/');
  expect(value(text, 'meta', { name: 'description' }, 'content')).toBe('News of the harbour');
  expect(value(text, 'meta', { property: 'og:title' }, 'content')).toBe('The Ansel Gazette');
  expect(
    all(text, 'link', { rel: 'alternate' }).map(({ attribs }) => [attribs['type'], attribs['href']]),
  ).toEqual([
    ['application/rss+xml', '/feed.xml'],
    ['application/atom+xml', '/atom.xml'],
    ['application/feed+json', '/feed.json'],
  ]);
});

test('marks a headline in another language as such', async () => {
  await savePaper(street.store, { language: 'en' }, null);
  for (let n = 0; n < 7; n++) {
    street.clock.now += 1_000;
    await street.print({ headline: `الجسر ${n}`, language: 'ar' });
  }
  const { text } = await street.get('/');
  for (const link of all(text, 'a').filter(
    ({ attribs }) => attribs['href']?.startsWith('/2026') && !attribs['aria-hidden'],
  )) {
    const marked = [link, link.parent].some(
      (one) => one && 'attribs' in one && one.attribs['lang'] === 'ar' && one.attribs['dir'] === 'rtl',
    );
    expect([link.attribs['href'], marked]).toEqual([link.attribs['href'], true]);
  }
});
