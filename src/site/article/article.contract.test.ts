import {
  addByline,
  changeSlug,
  correct,
  saveArticle,
  savePaper,
  saveSection,
  storeImage,
  deriveImages,
  withdraw,
} from '#articles';
import { DAY } from '#base';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { all, openStreet, ORIGIN, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

describe('above the text', () => {
  test('stand headline, standfirst, bylines, place and date', async () => {
    const ilse = await addByline(street.store, 'Ilse Brandt', '', null);
    const bram = await addByline(street.store, 'Bram Ode', '', null);
    const cleo = await addByline(street.store, 'Cleo Marsh', '', null);
    const section = await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
    const { path } = await street.print({ bylineIds: [bram, ilse, cleo], sectionId: section });
    const { text } = await street.get(path);
    expect(words(text, 'h1')).toEqual(['Council votes for the harbour bridge']);
    expect(words(text, 'p', { class: 'standfirst' })).toEqual(['Nineteen votes to twelve.']);
    expect(words(text, 'span', { class: 'bylines' })).toEqual(['By Bram Ode, Ilse Brandt and Cleo Marsh']);
    expect(words(text, 'span', { class: 'dateline' })).toEqual(['Port Ansel, 24 November 2026 at 12:00']);
    expect(value(text, 'time', {}, 'datetime')).toBe('2026-11-24T12:00:00.000Z');
    expect(words(text, 'p', { class: 'kicker' })).toEqual(['City']);
    expect(words(text, 'span', { class: 'updated' })).toEqual([]);
    expect(words(text, 'title')).toEqual(['Council votes for the harbour bridge – Broadsheet']);
  });

  test('stands when it was changed, once it was', async () => {
    const article = await street.print();
    street.clock.now += DAY;
    await saveArticle(
      street.store,
      {
        ...article,
        id: article.id,
        html: '<p>New.</p>',
        sectionId: null,
        bylineIds: [],
        tagNames: [],
        leadImageId: null,
      },
      null,
      ORIGIN,
    );
    const { text } = await street.get(article.path);
    expect(words(text, 'span', { class: 'updated' })).toEqual(['Updated 25 November 2026 at 12:00']);
    expect(value(text, 'meta', { property: 'article:modified_time' }, 'content')).toBe(
      '2026-11-25T12:00:00.000Z',
    );
  });

  test('stand dates in the time zone of the paper', async () => {
    await savePaper(street.store, { timezone: 'Pacific/Auckland' }, null);
    const { path } = await street.print();
    expect(words((await street.get(path)).text, 'span', { class: 'dateline' })).toEqual([
      'Port Ansel, 25 November 2026 at 01:00',
    ]);
  });
});

describe('below the text', () => {
  test('stand corrections with their dates, the oldest first', async () => {
    const { id, path } = await street.print();
    street.clock.now += DAY;
    await correct(street.store, id, 'The vote was on Tuesday & not <on> Monday.', null);
    street.clock.now += DAY;
    await correct(street.store, id, 'The bridge has three lanes.', null);
    const [aside] = words((await street.get(path)).text, 'aside', { class: 'corrections' });
    expect(aside).toBe(
      'Correction, 25 November 2026: The vote was on Tuesday & not <on> Monday.Correction, 26 November 2026: The bridge has three lanes.',
    );
  });

  test('stands where it was first published, and in which language', async () => {
    const { path } = await street.print({
      source: { name: 'Le Port', url: 'https://port.example/pont', language: 'fr' },
    });
    const { text } = await street.get(path);
    expect(words(text, 'p', { class: 'source' })).toEqual(['First published in Le Port, in French.']);
    expect(value(text, 'a', { href: 'https://port.example/pont' }, 'href')).toBeTruthy();
  });

  test('a source that is no web address is words, not a link', async () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'not an address']) {
      const article = await street
        .write({ source: { name: 'Le Port', url, language: null } })
        .catch(() => undefined);
      if (!article) continue;
      expect(article.source?.url ?? null).toBeNull();
    }
  });
});

describe('an article in another language', () => {
  test('says so, and runs the way its script runs', async () => {
    const { path } = await street.print({ headline: 'جسر الميناء', language: 'ar' });
    const { text } = await street.get(path);
    for (const part of [
      all(text, 'h1')[0],
      all(text, 'p', { class: 'standfirst' })[0],
      all(text, 'div', { class: 'prose' })[0],
    ])
      expect(part?.attribs).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(all(text, 'html')[0]?.attribs).toMatchObject({ lang: 'en', dir: 'ltr' });
    expect(path).toBe('/2026/11/جسر-الميناء');
    expect((await street.get(encodeURI(path))).status).toBe(200);
    expect(value(text, 'link', { rel: 'canonical' }, 'href')).toBe(ORIGIN + encodeURI(path));
  });

  test('runs from left to right in a paper that does not', async () => {
    await savePaper(street.store, { language: 'he' }, null);
    const { text } = await street.get((await street.print()).path);
    expect(all(text, 'html')[0]?.attribs).toMatchObject({ lang: 'he', dir: 'rtl' });
    expect(all(text, 'h1')[0]?.attribs).toMatchObject({ lang: 'en', dir: 'ltr' });
  });

  test('has our own words around it in ours, and names and dates that turn nothing around', async () => {
    const mirela = await addByline(street.store, 'ميريلا', '', null);
    const article = await street.print({ headline: 'جسر الميناء', language: 'ar', bylineIds: [mirela] });
    await correct(street.store, article.id, 'صُوِّت يوم الثلاثاء.', null);
    const { text } = await street.get(article.path);
    expect(all(text, 'article')[0]?.attribs).not.toHaveProperty('lang');
    expect(all(text, 'span', { class: 'bylines' })[0]?.attribs).not.toHaveProperty('dir');
    expect(words(text, 'span', { lang: 'ar', dir: 'rtl' })).toEqual(['صُوِّت يوم الثلاثاء.']);
    expect(new Set(all(text, 'time').map(({ attribs }) => attribs['dir']))).toEqual(new Set(['auto']));
    expect(words(text, 'bdi')).toContain('ميريلا');
  });
});

describe('the lead picture', () => {
  test('has its words, its size, and smaller copies for smaller screens', async () => {
    const png = await sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#456' } })
      .png()
      .toBuffer();
    const image = await storeImage(street.store, street.mediaFolder, png, {
      alt: 'The harbour, "seen" <from> the hill',
      caption: 'The harbour on Monday.',
      credit: 'Bram Ode',
    });
    await deriveImages(street.store, street.mediaFolder, image.id, ['webp']);
    const { path } = await street.print({ leadImageId: image.id });
    const { text } = await street.get(path);
    const [picture] = all(text, 'img');
    expect(picture?.attribs).toMatchObject({
      alt: 'The harbour, "seen" <from> the hill',
      width: '1200',
      height: '800',
      src: `/media/${image.file}`,
    });
    // The first picture of a page is not waited for until the reader scrolls.
    expect(picture?.attribs['loading']).toBeUndefined();
    expect(words(text, 'figcaption')).toEqual(['The harbour on Monday. Bram Ode']);
    const [source] = all(text, 'source', { type: 'image/webp' });
    expect(source?.attribs['srcset']).toMatch(
      /^\/media\/\S+-480\.webp 480w, \/media\/\S+ 960w, \/media\/\S+ 1200w$/,
    );
    for (const file of (source?.attribs['srcset'] ?? '').split(', ').map((one) => one.split(' ')[0] ?? ''))
      expect([file, (await street.get(file)).type]).toEqual([file, 'image/webp']);
    expect((await street.get(`/media/${image.file}`)).headers.get('cache-control')).toContain('immutable');
    for (const wrong of ['/media/..%2Fbroadsheet.db', '/media/x.png', '/media/.hidden', '/media/'])
      expect([wrong, (await street.get(wrong)).status]).toEqual([wrong, 404]);
  });
});

test('a table scrolls in a box of its own, which the keyboard reaches', async () => {
  const html = '<p>&lt;table</p><table><tbody><tr><td>Nineteen</td></tr></tbody></table><p>End.</p>';
  const { text } = await street.get((await street.print({ html })).path);
  const boxes = all(text, 'div', { class: 'table-scroll' });
  expect(boxes.map(({ attribs }) => attribs['tabindex'])).toEqual(['0']);
  expect(words(text, 'div', { class: 'table-scroll' })).toEqual(['Nineteen']);
});

describe('links to other articles', () => {
  test('follow them when they move, and become words when they are withdrawn', async () => {
    const bridge = await street.print({ headline: 'Bridge' });
    const second = await street.print({
      headline: 'Toll',
      html: `<p>As <a href="${ORIGIN}${bridge.path}">we wrote</a> and <a href="https://elsewhere.example/">others</a>.</p>`,
    });
    const link = async () =>
      all((await street.get(second.path)).text, 'a').find(
        (one) => 'children' in one && (one.children[0] as { data?: string } | undefined)?.data === 'we wrote',
      )?.attribs['href'];
    expect(await link()).toBe('/2026/11/bridge');
    await changeSlug(street.store, bridge.id, 'the-bridge', null);
    expect(await link()).toBe('/2026/11/the-bridge');
    await withdraw(street.store, bridge.id, 'Wrong.', null);
    expect(await link()).toBeUndefined();
    expect((await street.get(second.path)).text).toContain('we wrote');
  });
});

test('comments can be closed, by the article, by the paper, and by time', async () => {
  const { store, clock } = street;
  const open = await street.print();
  const closed = await street.print({ commentsOpen: false });
  const forms = async () =>
    Promise.all(
      [open.path, closed.path].map(
        async (path) => all((await street.get(path)).text, 'form', { class: 'comment-form' }).length,
      ),
    );
  expect(await forms()).toEqual([1, 0]);
  await savePaper(store, { comments: { open: false } }, null);
  expect(await forms()).toEqual([0, 0]);
  await savePaper(store, { comments: { open: true, closeAfterDays: 30 } }, null);
  clock.now += 30 * DAY;
  expect(await forms()).toEqual([1, 0]);
  clock.now += 1;
  expect(await forms()).toEqual([0, 0]);
});
