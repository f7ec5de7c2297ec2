import { addByline, correct, savePaper, saveSection, storeImage } from '#articles';
import { DAY } from '#base';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
  await savePaper(street.store, { name: 'The Ansel Gazette', publisher: 'Ansel Press' }, null);
});

async function data(path: string): Promise<Record<string, unknown>> {
  const blocks = words((await street.get(path)).text, 'script', { type: 'application/ld+json' });
  expect(blocks).toHaveLength(1);
  return JSON.parse(blocks[0] ?? '') as Record<string, unknown>;
}

describe('NewsArticle', () => {
  test('says who wrote what when, and where it stands', async () => {
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
      .png()
      .toBuffer();
    const image = await storeImage(street.store, street.mediaFolder, png, {
      alt: 'A harbour',
      caption: '',
      credit: '',
    });
    const article = await street.print({
      bylineIds: [await addByline(street.store, 'Ilse Brandt', '', null)],
      sectionId: await saveSection(street.store, { name: 'City', description: '', position: 1 }, null),
      tagNames: ['Harbour', 'Bridge'],
      leadImageId: image.id,
    });
    street.clock.now += DAY;
    await correct(street.store, article.id, 'It was Tuesday.', null);
    const url = 'https://paper.example/2026/11/council-votes-for-the-harbour-bridge';
    expect(await data(article.path)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Council votes for the harbour bridge',
      description: 'Nineteen votes to twelve.',
      image: [`https://paper.example/media/${image.file}`],
      datePublished: '2026-11-24T12:00:00.000Z',
      dateModified: '2026-11-25T12:00:00.000Z',
      author: [{ '@type': 'Person', name: 'Ilse Brandt', url: 'https://paper.example/by/ilse-brandt' }],
      publisher: { '@type': 'NewsMediaOrganization', name: 'Ansel Press', url: 'https://paper.example/' },
      mainEntityOfPage: url,
      url,
      dateline: 'Port Ansel',
      articleSection: 'City',
      keywords: ['Bridge', 'Harbour'],
      inLanguage: 'en',
      isAccessibleForFree: true,
      commentCount: 0,
      correction: ['It was Tuesday.'],
    });
  });

  test('without a byline, the paper is the author', async () => {
    const { author } = await data((await street.print()).path);
    expect(author).toMatchObject([{ '@type': 'NewsMediaOrganization', name: 'Ansel Press' }]);
  });

  test.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]> & "quotes" \u2028 \\',
    "it's </ScRiPt >",
  ])('the headline %j stays a headline', async (headline) => {
    const article = await street.print({ headline, standfirst: headline, tagNames: [headline] });
    const { text } = await street.get(article.path);
    // What was saved: line separators are no part of a headline.
    expect(await data(article.path)).toMatchObject({
      headline: article.headline,
      description: article.standfirst,
    });
    expect(all(text, 'script').filter(({ attribs }) => !attribs['src'])).toHaveLength(1);
    expect(value(text, 'meta', { property: 'og:title' }, 'content')).toBe(article.headline);
    expect(words(text, 'h1')).toEqual([article.headline.replace(/\s+/g, ' ')]);
  });

  test('a page of the paper is no news', async () => {
    const { path } = await street.print({ headline: 'About us', kind: 'page' });
    const { text } = await street.get(path);
    expect(path).toBe('/about-us');
    expect(all(text, 'script', { type: 'application/ld+json' })).toEqual([]);
  });
});

test('other sites are told what they show of it', async () => {
  const { path } = await street.print({ language: 'pt-BR' });
  const { text } = await street.get(path);
  const told = Object.fromEntries(
    all(text, 'meta').flatMap(({ attribs }) =>
      attribs['property'] ? [[attribs['property'], attribs['content']]] : [],
    ),
  );
  expect(told).toEqual({
    'og:type': 'article',
    'og:title': 'Council votes for the harbour bridge',
    'og:description': 'Nineteen votes to twelve.',
    'og:url': 'https://paper.example/2026/11/council-votes-for-the-harbour-bridge',
    'og:site_name': 'The Ansel Gazette',
    'og:locale': 'pt_BR',
    'article:published_time': '2026-11-24T12:00:00.000Z',
  });
});

test('a language without a country gets the one where most speak it', async () => {
  const { path } = await street.print();
  expect(value((await street.get(path)).text, 'meta', { property: 'og:locale' }, 'content')).toBe('en_US');
});

test('without a standfirst, the beginning of the text describes it, cut between words', async () => {
  const { path } = await street.print({ standfirst: '', html: `<p>${'The council 𝒱otes. '.repeat(30)}</p>` });
  const { text } = await street.get(path);
  const description = value(text, 'meta', { name: 'description' }, 'content') ?? '';
  expect(description.length).toBeLessThanOrEqual(200);
  expect(description).toMatch(/^The council 𝒱otes\. .*[\p{L}.]\s?…$/u);
  expect(value(text, 'meta', { property: 'og:description' }, 'content')).toBe(description);
});

test('its feeds are named: the paper’s, and that of its comments', async () => {
  const { id, path } = await street.print();
  const feeds = all((await street.get(path)).text, 'link', { rel: 'alternate' }).map(
    ({ attribs }) => attribs['href'],
  );
  expect(feeds).toEqual(expect.arrayContaining(['/feed.xml', `/comments/of/${id}/feed.xml`]));
  for (const feed of feeds) expect([feed, (await street.get(feed ?? '')).status]).toEqual([feed, 200]);
});

test('only the plain page is for search engines', async () => {
  const { path } = await street.print();
  expect(all((await street.get(path)).text, 'meta', { name: 'robots' })).toEqual([]);
  const { text } = await street.get(`${path}?utm_source=x`);
  expect(value(text, 'link', { rel: 'canonical' }, 'href')).toBe(`https://paper.example${path}`);
});
