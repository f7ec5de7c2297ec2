import { addByline, publish, saveSection, withdraw } from '#articles';
import { beforeEach, describe, expect, test } from 'vitest';
import { moveIn } from './moved-in.test-kit.ts';
import { openStreet, type Street } from './site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

describe('what WordPress had at', () => {
  let path: string;
  let id: string;
  beforeEach(async () => {
    ({ id, path } = await street.print({ tagNames: ['Harbour'] }));
    await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
    await moveIn(street.store, id, '/2012/05/bridge/', '/2012/05/bridge', '/?p=12', '/?page_id=13', path);
    path = '/2012/05/bridge/';
  });

  test.each([
    ['/?p=12', '/2012/05/bridge/'],
    ['/?page_id=13', '/2012/05/bridge/'],
    ['/?p=12&preview=true', '/2012/05/bridge/'],
    ['/2012/05/bridge', '/2012/05/bridge/'],
    ['/2012/05/bridge/amp/', '/2012/05/bridge/'],
    ['/2012/05/bridge/comment-page-2/', '/2012/05/bridge/'],
    ['/2012/05/bridge/trackback/', '/2012/05/bridge/'],
    ['/feed/', '/feed.xml'],
    ['/feed', '/feed.xml'],
    ['/feed/rss2/', '/feed.xml'],
    ['/feed/atom/', '/atom.xml'],
    ['/?feed=rss2', '/feed.xml'],
    ['/?feed=atom', '/atom.xml'],
    ['/?s=harbour+bridge', '/search?q=harbour+bridge'],
    ['/page/2/', '/'],
    ['/category/city/', '/section/city'],
    ['/category/news/city', '/section/city'],
    ['/category/city/feed/', '/section/city/feed.xml'],
    ['/category/city/page/3/', '/section/city'],
    ['/category/harbour/', '/tag/harbour'],
    ['/tag/harbour/', '/tag/harbour'],
    ['/tag/harbour/page/2/', '/tag/harbour'],
    ['/tag/harbour/feed/', '/tag/harbour/feed.xml'],
    ['/author/ilse-brandt/', '/by/ilse-brandt'],
    ['/author/ilse-brandt/page/2/', '/by/ilse-brandt'],
    ['/author/ilse-brandt/feed/', '/by/ilse-brandt/feed.xml'],
    ['/author/%D0%BC/', '/by/%D0%BC'],
    ['/wp-sitemap.xml', '/sitemap.xml'],
    ['/sitemap_index.xml', '/sitemap.xml'],
    ['/section/city/', '/section/city'],
    ['/search/?q=x', '/search?q=x'],
    ['/privacy/comments/', '/privacy/comments'],
  ])('%s leads to %s', async (old, place) => {
    const { status, to } = await street.get(old);
    expect([status, to]).toEqual([301, place]);
  });

  test.each([
    ['/author/ilse/', '/by/ilse-brandt'],
    ['/author/ilse/page/2/', '/by/ilse-brandt'],
    ['/author/ilse/feed/', '/by/ilse-brandt/feed.xml'],
    ['/category/news/hafen-stadt/', '/tag/harbour'],
    ['/category/hafen-stadt/feed/', '/tag/harbour/feed.xml'],
    ['/tag/hafen', '/tag/harbour'],
    ['/tag/hafen/feed.xml', '/tag/harbour/feed.xml'],
    ['/category/m%C3%A4rkte/', '/tag/%D0%BC'],
  ])('%s, which had another name there, leads to %s', async (old, place) => {
    await addByline(street.store, 'Ilse Brandt', '', null);
    const lists = [
      { path: '/author/ilse', leads_to: '/by/ilse-brandt' },
      { path: '/author/ilse-brandt', leads_to: '/by/somebody-else' },
      { path: '/category/hafen-stadt', leads_to: '/tag/harbour' },
      { path: '/category/märkte', leads_to: '/tag/м' },
      { path: '/tag/hafen', leads_to: '/tag/harbour' },
      { path: '/tag/harbour', leads_to: '/tag/elsewhere' },
    ];
    await street.store.write((tx) => tx.db.insertInto('list_addresses').values(lists).execute());
    const { status, to } = await street.get(old);
    expect([status, to]).toEqual([301, place]);
    expect((await street.get('/author/ilse-brandt/')).to).toBe('/by/ilse-brandt');
    expect((await street.get('/tag/harbour')).status).toBe(200);
  });

  test('/2012/05/bridge/feed/ leads to its comments', async () => {
    for (const old of ['/2012/05/bridge/feed/', '/2012/05/bridge/feed'])
      expect(await street.get(old)).toMatchObject({ status: 301, to: `/comments/of/${id}/feed.xml` });
  });

  test.each([
    '/?p=99',
    '/?page_id=99',
    '/category/nothing/',
    '/nowhere/feed/',
    '/%ff/feed/',
    '/100%25/feed/',
    '/category/%ff/',
    '/author/',
  ])('%s is nowhere', async (old) => {
    expect([old, (await street.get(old)).status]).toEqual([old, 404]);
  });

  test('an article that was withdrawn says so there too', async () => {
    await withdraw(street.store, id, 'It was wrong.', null);
    for (const old of ['/?p=12', '/2012/05/bridge/amp/'])
      expect((await street.get((await street.get(old)).to)).status).toBe(410);
  });

  test('a category is no way to learn what a draft is about', async () => {
    const draft = await street.write({ tagNames: ['Mayor resigns'] });
    for (const old of ['/category/mayor-resigns/', '/category/news/mayor-resigns/feed/'])
      expect([old, (await street.get(old)).status]).toEqual([old, 404]);
    await publish(street.store, draft.id, null);
    expect((await street.get('/category/mayor-resigns/')).to).toBe('/tag/mayor-resigns');
  });
});
