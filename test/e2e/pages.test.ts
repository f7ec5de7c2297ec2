import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test, type TestContext } from 'vitest';
import { openBrowser, openReader } from './browser.ts';
import { barriers, hidden, invalidMarkup, overflow } from './inspect.ts';
import { discard, startPaper, type Paper } from './paper.ts';
import { arrives, becomeAdmin, CASINO, comment, setNothingAside } from './people.ts';

const ARTICLE = /\/\d{4}\/\d{2}\/marekos-arrives-with-135-flights-a-week$/;

/** A word that is longer than any column, and a table that is wider than a phone. */
const LONG_WORD = 'Straßenentwässerungsinvestitionskostenschuldendienst';
const WIDE_TABLE = ['Reading', '---', 'centimetres'].map((cell) => `|${` ${cell} |`.repeat(9)}`).join('\n');

let paper: Paper;
let browser: Browser | string;
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
/** Every kind of page: its name and where it stands. */
const places = new Map<string, string>();

beforeAll(async () => {
  browser = await openBrowser();
  if (typeof browser === 'string') return;
  paper = await startPaper({ from: inject('sampleFolder') });
  const { context } = await openReader(browser, paper.origin);
  const page = await context.newPage();
  await becomeAdmin(page, paper);
  await setNothingAside(page);
  await page.goto('/');
  const article = await page
    .locator('a', { hasText: 'Marekos lands in Alderhaven' })
    .first()
    .getAttribute('href');
  expect(article).toMatch(ARTICLE);
  await page.goto(article ?? '');
  await comment(page, CASINO);
  places.set('the article with an own held comment', new URL(page.url()).pathname);
  places.set(
    'the receipt',
    (await page.getByRole('link', { name: 'Your data in this comment' }).first().getAttribute('href')) ?? '',
  );
  await publishWide(page);
  await page.goto('/desk/articles?q=Marekos');
  const edited = await page.locator('a[href^="/desk/articles/0"]').first().getAttribute('href');
  await page.goto('/desk/stories');
  const story = await page.getByRole('link', { name: 'The harbour bridge' }).getAttribute('href');
  await page.goto('/desk/comments');
  const held = await page.locator('a[href^="/desk/comments/0"]').first().getAttribute('href');
  for (const [name, path] of [
    ['the front page', '/'],
    ['a section', '/section/city'],
    ['a byline', '/by/tamsin-okafor'],
    ['a tag', '/tag/treaty'],
    ['the stories', '/stories'],
    ['a story', '/story/the-harbour-bridge'],
    ['its timeline', '/story/the-harbour-bridge/timeline'],
    ['how to follow the paper', '/follow'],
    ['search', '/search?q=bridge'],
    ['a search that finds nothing', '/search?q=xylophone'],
    ['the data notice', '/privacy/comments'],
    ['an address where nothing is', '/no-such-page'],
    ['sign-in', '/desk/sign-in'],
    ['the desk', '/desk'],
    ['the articles at the desk', '/desk/articles'],
    ['a new article', '/desk/articles/new'],
    ['an article at the desk', edited],
    ['its revisions', `${edited}/revisions`],
    ['the stories at the desk', '/desk/stories'],
    ['a story at the desk', story],
    ['the queue', '/desk/comments'],
    ['a comment at the desk', held],
    ['the filter', '/desk/filter?hold=60'],
    ['the people', '/desk/people'],
    ['the settings', '/desk/settings'],
    ['the outgoing mail', '/desk/mail'],
    ['the keys of the filter', '/desk/spam-keys'],
    ['the audit', '/desk/audit'],
    ['the own account', '/desk/account'],
  ] as const)
    places.set(name, path ?? '');
  state = await context.storageState();
  await context.close();
});

afterAll(async () => {
  if (typeof browser !== 'string') await browser.close();
  if (paper) {
    await paper.stop();
    discard(paper);
  }
});

async function publishWide(page: Page): Promise<void> {
  await page.goto('/desk/articles/new');
  await page.getByLabel('Headline').fill(`${LONG_WORD} voted down`);
  await page.getByLabel('Text', { exact: true }).fill(`The gauges:\n\n${WIDE_TABLE}\n\nAll are in metres.`);
  await arrives(page, () => page.getByRole('button', { name: 'Save', exact: true }).click());
  await arrives(page, () => page.getByRole('button', { name: 'Publish now' }).click());
  await page.goto('/');
  const link = page.getByRole('link', { name: LONG_WORD }).first();
  places.set('an article with a wide table', (await link.getAttribute('href')) ?? '');
}

/** The browser, or the test is skipped with the reason why there is none. */
function needed(context: TestContext): Browser {
  if (typeof browser === 'string') return context.skip(browser);
  return browser;
}

describe('every kind of page', () => {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const)
    test(`is whole, open to everybody and asks nobody else: ${width} px, ${colorScheme}`, async (context) => {
      const { context: profile, complaints } = await openReader(needed(context), paper.origin, {
        viewport: { width, height: 900 },
        colorScheme,
        storageState: state,
      });
      const page = await profile.newPage();
      const found: Record<string, unknown> = {};
      for (const [name, path] of places) {
        const answer = await page.goto(path);
        const wrong = [
          ...(await invalidMarkup((await answer?.text()) ?? '')),
          ...(await barriers(page)),
          ...((await overflow(page)) > 0 ? ['is wider than the window'] : []),
          ...complaints.splice(0),
        ];
        if (wrong.length > 0) found[name] = wrong;
      }
      await profile.close();
      expect(found).toEqual({});
    });

  test('fits into windows of every width, with long words and wide tables', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, { storageState: state });
    const page = await profile.newPage();
    const wider: string[] = [];
    for (const [name, path] of places) {
      await page.goto(path);
      for (const width of [320, 960, 1024]) {
        await page.setViewportSize({ width, height: 900 });
        if ((await overflow(page)) > 0) wider.push(`${name}: ${width} px`);
      }
    }
    expect(wider).toEqual([]);
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(places.get('an article with a wide table') ?? '');
    await page.getByRole('group', { name: 'Table' }).focus();
    expect(await hidden(page, '.prose .table-scroll')).toBeGreaterThan(0);
    await page.goto(places.get('the receipt') ?? '');
    expect(await hidden(page, '.table-scroll')).toBe(0);
    await profile.close();
  });

  test('fits into a phone with letters twice as large', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, {
      storageState: state,
      viewport: { width: 390, height: 844 },
    });
    const page = await profile.newPage();
    const wider: string[] = [];
    for (const [name, path] of places) {
      await page.goto(path);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      if ((await overflow(page)) > 0) wider.push(name);
    }
    await profile.close();
    expect(wider).toEqual([]);
  });

  test('shows where one is, also in colours that the reader forces on it', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, {
      storageState: state,
      forcedColors: 'active',
    });
    const page = await profile.newPage();
    for (const [path, list] of [
      ['/section/city', '.sections'],
      ['/story/the-harbour-bridge/timeline', '.running-ways'],
      ['/desk/comments', '.desk-rooms'],
      ['/desk/comments', '.tabs'],
    ] as const) {
      await page.goto(path);
      const lines = await page.locator(`${list} a`).evaluateAll((links) =>
        links.map((link) => ({
          here: link.hasAttribute('aria-current'),
          line: getComputedStyle(link).borderBlockEndColor,
        })),
      );
      const here = lines.find((one) => one.here)?.line;
      expect(here, list).toBeDefined();
      expect(lines.filter(({ line }) => line === here).length, list).toBe(1);
    }
    await profile.close();
  });

  test('says what it has to say with JavaScript off, and with style sheets off', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, {
      javaScriptEnabled: false,
      storageState: state,
    });
    const page = await profile.newPage();
    for (const [name, path] of places) {
      await page.goto(path);
      expect(await page.locator('main h1, header h1').first().isVisible(), name).toBe(true);
    }
    await profile.close();
  });

  test('of the desk begins at the edge of its name and its rooms, and its rows stand on one line', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, {
      storageState: state,
      viewport: { width: 1_600, height: 900 },
    });
    const page = await profile.newPage();
    const left = async (selector: string) => (await page.locator(selector).first().boundingBox())?.x;
    for (const path of ['/desk', '/desk/articles', '/desk/settings']) {
      await page.goto(path);
      const edges = [await left('.desk-paper'), await left('.desk-rooms a'), await left('main h1')];
      expect(new Set(edges).size, path).toBe(1);
    }
    const tops = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(await tops('.sections-form li:first-child label')).size).toBe(1);
    await page.goto('/desk/people');
    expect(new Set(await tops('.people li:first-child > .buttons button')).size).toBe(1);
    await profile.close();
  });
});

describe('a long list of sections', () => {
  test('shows on a phone where one is, without JavaScript, and scrolls on from there', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, {
      javaScriptEnabled: false,
      storageState: state,
      viewport: { width: 390, height: 844 },
    });
    const page = await profile.newPage();
    await page.goto('/desk/settings');
    for (const name of ['Education', 'Weather and tides', 'Letters', 'Obituaries']) {
      await page.getByLabel('Name of a new section').fill(name);
      await arrives(page, () => page.getByRole('button', { name: 'Save the sections' }).click());
    }
    await page.goto('/section/obituaries');
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    const list = page.getByRole('navigation', { name: 'Sections' });
    const here = await list.getByRole('link', { name: 'Obituaries' }).boundingBox();
    expect(here?.x).toBeGreaterThan(0);
    expect((here?.x ?? 0) + (here?.width ?? 0)).toBeLessThanOrEqual(390);
    await list.getByRole('link', { name: 'City' }).focus();
    expect((await list.getByRole('link', { name: 'City' }).boundingBox())?.x).toBeGreaterThanOrEqual(0);
    await profile.close();
  });
});

describe('the keyboard alone', () => {
  test('skips the rooms of the desk', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin, { storageState: state });
    const page = await profile.newPage();
    await page.goto('/desk/comments');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await profile.close();
  });

  test('skips to the text, reaches the form, and sends a comment', async (context) => {
    const { context: profile } = await openReader(needed(context), paper.origin);
    const page = await profile.newPage();
    await page.goto(places.get('the article with an own held comment') ?? '');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the text');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.getByLabel('Your comment').focus();
    await page.keyboard.type('The chain ferry is slower, but one sees the heron from it.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Mirela');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#comment-/);
    expect(await page.locator('.comment', { hasText: 'one sees the heron' }).count()).toBe(1);
    await profile.close();
  });
});
