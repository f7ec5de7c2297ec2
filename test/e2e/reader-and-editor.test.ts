// oxlint-disable max-lines -- one reader and one editor, from the first visit to signing out
import type { Browser, Dialog, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, type TestContext } from 'vitest';
import { openBrowser, openReader } from './browser.ts';
import { discard, startPaper, type Paper } from './paper.ts';
import { arrives, becomeAdmin, CASINO, comment, ILSE, setNothingAside } from './people.ts';

// One paper, one reader and one editor, in the order of a day. Readers have no JavaScript.

let paper: Paper;
let browser: Browser | string;
let reader: Page;
let otherReader: Page;
let editor: Page;
let article: string;

beforeAll(async () => {
  browser = await openBrowser();
  if (typeof browser === 'string') return;
  paper = await startPaper({ from: inject('sampleFolder') });
  const plain = { javaScriptEnabled: false };
  reader = await (await openReader(browser, paper.origin, plain)).context.newPage();
  otherReader = await (await openReader(browser, paper.origin, plain)).context.newPage();
  editor = await (await openReader(browser, paper.origin)).context.newPage();
  await becomeAdmin(editor, paper);
  await setNothingAside(editor);
  await reader.goto('/');
  article =
    (await reader.locator('a', { hasText: 'Marekos lands in Alderhaven' }).first().getAttribute('href')) ??
    '';
});

afterAll(async () => {
  if (typeof browser !== 'string') await browser.close();
  if (paper) {
    await paper.stop();
    discard(paper);
  }
});

function needsBrowser(context: TestContext): void {
  if (typeof browser === 'string') context.skip(browser);
}

const said = (page: Page, words: string) => page.locator('.comment', { hasText: words });

test('a reader comments without JavaScript, and everybody reads it at once', async (context) => {
  needsBrowser(context);
  await reader.goto(article);
  await comment(reader, { name: 'Mirela', text: 'Who pays for the *third* airport?' });
  expect(new URL(reader.url()).pathname).toBe(article);
  expect(await said(reader, 'Who pays for the third airport?').locator('em').innerText()).toBe('third');
  await otherReader.goto(article);
  expect(await said(otherReader, 'Who pays for the third airport?').count()).toBe(1);
});

test('another reader replies below it', async (context) => {
  needsBrowser(context);
  await otherReader.getByRole('link', { name: 'Reply to Mirela' }).first().click();
  await comment(otherReader, { name: 'Old Tom', text: 'Nobody, if you ask the ministry.' });
  await reader.goto(article);
  const thread = reader.locator('.comment', { hasText: 'Who pays for the third airport?' });
  expect(await thread.locator('.replies', { hasText: 'if you ask the ministry' }).count()).toBe(1);
});

test('a form with a mistake comes back with the words in it, and nothing is written', async (context) => {
  needsBrowser(context);
  await reader.goto(article);
  await reader.getByLabel(/^E-mail/).evaluate((field) => field.setAttribute('type', 'text'));
  await comment(reader, { name: 'Mirela', email: 'not an address', text: 'These words must not be lost.' });
  expect(await reader.getByLabel('Your comment').inputValue()).toBe('These words must not be lost.');
  expect(await reader.title()).toMatch(/^Error: /);
  // The article is long: the browser glides to the words about the mistake.
  const alertAt = async () => (await reader.getByRole('alert').boundingBox())?.y;
  await expect.poll(alertAt).toBeLessThan(reader.viewportSize()?.height ?? 0);
  expect(await alertAt()).toBeGreaterThanOrEqual(0);
  await otherReader.goto(article);
  expect(await said(otherReader, 'These words must not be lost.').count()).toBe(0);
});

test('spam is held: its author sees it waiting with the reasons, nobody else does', async (context) => {
  needsBrowser(context);
  await reader.goto(article);
  await comment(reader, CASINO);
  const own = said(reader, 'free spins bonus');
  expect(await own.getByText('Waiting for a moderator.').count()).toBe(1);
  expect(await own.locator('li').count()).toBeGreaterThan(0);
  await otherReader.goto(article);
  expect(await said(otherReader, 'free spins bonus').count()).toBe(0);
});

test('the moderator sees it in context with the reasons, decides by keys, and takes it back', async (context) => {
  needsBrowser(context);
  await editor.goto('/desk/comments');
  const item = editor.locator('[data-comment]', { hasText: 'free spins bonus' });
  expect(await item.getByText('Marekos lands in Alderhaven').count()).toBe(1);
  await item.focus();
  await arrives(editor, () => editor.keyboard.press('a'));
  await otherReader.goto(article);
  expect(await said(otherReader, 'free spins bonus').count()).toBe(1);
  await arrives(editor, () => editor.keyboard.press('u'));
  await otherReader.goto(article);
  expect(await said(otherReader, 'free spins bonus').count()).toBe(0);
  await editor.goto('/desk/comments');
  await editor.locator('[data-comment]', { hasText: 'free spins bonus' }).focus();
  await arrives(editor, () => editor.keyboard.press('s'));
  await editor.goto('/desk/audit');
  expect(await editor.locator('main').innerText()).toMatch(/comment/i);
});

test('Enter in a reason or on a tick decides nothing, and loses nothing', async (context) => {
  needsBrowser(context);
  await editor.goto('/desk/comments');
  const before = await editor.locator('[data-comment]').count();
  const tick = editor.locator('[data-comment] input[type=checkbox]').nth(1);
  const reason = editor.getByLabel(/^Reason/);
  await tick.check();
  await reason.fill('Please stay with the matter.');
  await arrives(editor, () => reason.press('Enter'));
  expect(await editor.getByRole('alert').innerText()).toContain('Please choose');
  expect(await reason.inputValue()).toBe('Please stay with the matter.');
  expect(await tick.isChecked()).toBe(true);
  await arrives(editor, () => tick.press('Enter'));
  expect(await editor.locator('[data-comment]').count()).toBe(before);
  await editor.goto('/desk/comments');
  expect(await editor.locator('[data-comment]').count()).toBe(before);
  await arrives(editor, () => editor.getByRole('link', { name: 'History' }).first().click());
  await reason.fill('Please stay with the matter.');
  await arrives(editor, () => reason.press('Enter'));
  expect(await editor.locator('.state').innerText()).toBe('Waiting');
  expect(await reason.inputValue()).toBe('Please stay with the matter.');
});

test('many comments are decided at once', async (context) => {
  needsBrowser(context);
  await editor.goto('/desk/comments');
  const before = await editor.locator('[data-comment]').count();
  expect(before).toBeGreaterThan(2);
  for (const box of (await editor.locator('[data-comment] input[type=checkbox]').all()).slice(0, 2))
    await box.check();
  await arrives(editor, () => editor.locator('.bulk').getByRole('button', { name: 'Refuse' }).click());
  expect(await editor.getByRole('status').innerText()).toContain('Refused 2 comments.');
  await editor.goto('/desk/comments');
  expect(await editor.locator('[data-comment]').count()).toBe(before - 2);
});

test('the author opens the receipt, takes the data along, and withdraws the comment', async (context) => {
  needsBrowser(context);
  await reader.goto(article);
  await said(reader, 'Who pays for the third airport?')
    .getByRole('link', { name: 'Your data in this comment' })
    .first()
    .click();
  await reader.getByRole('heading', { name: 'The receipt of your comment' }).waitFor();
  expect(await reader.locator('main').innerText()).toContain('It is published.');
  const file = await reader.getByRole('link', { name: 'Take your data with you' }).getAttribute('href');
  const data = (await (await reader.request.get(file ?? '')).json()) as unknown;
  expect(JSON.stringify(data)).toContain('Who pays for the *third* airport?');
  await arrives(reader, () => reader.getByRole('button', { name: 'Withdraw the comment' }).click());
  await otherReader.goto(article);
  expect(await said(otherReader, 'Who pays for the').count()).toBe(0);
  expect(await said(otherReader, 'if you ask the ministry').count()).toBeGreaterThan(0);
});

test('an editor writes and publishes an article, and it is on the front page at the next request', async (context) => {
  needsBrowser(context);
  await reader.goto('/');
  await editor.goto('/desk/articles/new');
  await editor.getByLabel('Headline').fill('Varenia and Haldria name the treaty’s first judge');
  await editor.getByLabel('Standfirst').fill('The tribunal of the peace treaty begins in spring.');
  await editor
    .getByLabel('Text', { exact: true })
    .fill(
      `Davit Marekos and Helen Askwith named the first judge of the treaty’s tribunal on Tuesday.\n\n[The treaty](${article}) was signed in Alderhaven.`,
    );
  await editor.getByLabel('Section').selectOption({ label: 'World' });
  await arrives(editor, () => editor.getByRole('button', { name: 'Save', exact: true }).click());
  await arrives(editor, () => editor.getByRole('button', { name: 'Publish now' }).click());
  await reader.goto('/');
  await arrives(reader, () =>
    reader.getByRole('link', { name: 'name the treaty’s first judge' }).first().click(),
  );
  expect(await reader.locator('h1').innerText()).toContain('first judge');
  expect(await reader.locator('.prose a').getAttribute('href')).toBe(article);
});

test('words that were not saved are not thrown away unasked', async (context) => {
  needsBrowser(context);
  const asked: string[] = [];
  const stay = (dialog: Dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  };
  editor.on('dialog', stay);
  const standfirst = editor.getByLabel('Standfirst');
  await standfirst.click();
  await standfirst.pressSequentially(' In winter.');
  const written = await standfirst.inputValue();
  await editor.getByRole('link', { name: 'Comments' }).click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await editor.locator('summary', { hasText: 'Add a correction' }).click();
  await editor.getByLabel('What was wrong').fill('It is winter.');
  await editor.getByRole('button', { name: 'Add the correction' }).click();
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload']);
  expect(await standfirst.inputValue()).toBe(written);
  await arrives(editor, () => editor.getByRole('button', { name: 'Try related articles' }).click());
  await editor.getByRole('link', { name: 'Comments' }).click();
  await expect.poll(() => asked).toHaveLength(3);
  await arrives(editor, () => editor.getByRole('button', { name: 'Save', exact: true }).click());
  const saved = editor.url();
  await arrives(editor, () => editor.getByRole('link', { name: 'Comments' }).click());
  await editor.goto(saved);
  expect(await standfirst.inputValue()).toBe(written);
  expect(asked).toHaveLength(3);
  editor.off('dialog', stay);
});

test('an editor who goes back after saving a new article is at what was saved', async (context) => {
  needsBrowser(context);
  const here = editor.url();
  await editor.goto('/desk/articles/new');
  await editor.getByLabel('Headline').fill('The ferry runs again');
  await arrives(editor, () => editor.getByRole('button', { name: 'Save and preview' }).click());
  await editor.goBack();
  expect(await editor.getByLabel('Headline').inputValue()).toBe('The ferry runs again');
  await editor.getByLabel('Headline').fill('The ferry runs again on Monday');
  await arrives(editor, () => editor.getByRole('button', { name: 'Save', exact: true }).click());
  await editor.goto('/desk/articles?q=ferry+runs+again');
  expect(await editor.locator('.articles .row-headline').allInnerTexts()).toEqual([
    'The ferry runs again on Monday',
  ]);
  await editor.goto(here);
});

test('a turning point that was typed is saved with another, and asked about beside another form', async (context) => {
  needsBrowser(context);
  const here = editor.url();
  const asked: string[] = [];
  const stay = (dialog: Dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  };
  editor.on('dialog', stay);
  await editor.goto('/desk/stories');
  await arrives(editor, () => editor.locator('.row-headline').first().click());
  const turns = editor.getByLabel('Turning point');
  await turns.first().click();
  await turns.first().pressSequentially('The end');
  await turns.last().click();
  await turns.last().pressSequentially('The beginning');
  await editor.getByRole('button', { name: 'Close the story' }).click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await arrives(editor, () => editor.getByRole('button', { name: 'Save the turning points' }).last().click());
  expect([await turns.first().inputValue(), await turns.last().inputValue()]).toEqual([
    expect.stringContaining('The end'),
    expect.stringContaining('The beginning'),
  ]);
  expect(asked).toHaveLength(1);
  editor.off('dialog', stay);
  await editor.goto(here);
});

test('its address changes and the old one leads on; withdrawn, it says so with 410', async (context) => {
  needsBrowser(context);
  await reader.goto('/');
  const link = reader.getByRole('link', { name: 'name the treaty’s first judge' }).first();
  const old = (await link.getAttribute('href')) ?? '';
  await editor.locator('summary', { hasText: 'Address' }).click();
  await editor.getByLabel('Last part of the address').fill('first-judge-named');
  await arrives(editor, () => editor.getByRole('button', { name: 'Change the address' }).click());
  const answer = await reader.goto(old);
  expect(answer?.status()).toBe(200);
  expect(reader.url()).toMatch(/first-judge-named$/);
  await editor.locator('summary', { hasText: 'Withdraw' }).click();
  await editor.getByLabel('Why').fill('The judge declined.');
  await arrives(editor, () => editor.getByRole('button', { name: 'Withdraw the article' }).click());
  expect((await reader.goto(old))?.status()).toBe(410);
  expect(await reader.locator('main').innerText()).toContain('The judge declined.');
});

test('the editor adds a passkey and signs in with it', async (context) => {
  needsBrowser(context);
  const session = await editor.context().newCDPSession(editor);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await editor.goto('/desk/account');
  await editor.getByLabel('Name of this device').fill('The grey laptop');
  await editor.getByRole('button', { name: 'Add a passkey' }).click();
  await editor.getByText('The grey laptop').waitFor();
  await arrives(editor, () => editor.getByRole('button', { name: 'Sign out', exact: true }).click());
  await editor.goto('/desk/sign-in');
  await editor.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await editor.waitForURL('**/desk');
  expect(await editor.locator('header').innerText()).toContain(ILSE.name);
});

test('a passkey that was removed opens nothing any more', async (context) => {
  needsBrowser(context);
  await editor.goto('/desk/account');
  const laptop = editor.locator('li', { hasText: 'The grey laptop' });
  await arrives(editor, () => laptop.getByRole('button', { name: 'Remove' }).click());
  expect(await editor.locator('main').innerText()).not.toContain('The grey laptop');
  await arrives(editor, () => editor.getByRole('button', { name: 'Sign out', exact: true }).click());
  await editor.goto('/desk/sign-in');
  await editor.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await editor.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  expect(editor.url()).toContain('/desk/sign-in');
  await editor.getByLabel('E-mail').fill(ILSE.email);
  await editor.getByLabel('Password').fill(ILSE.password);
  await arrives(editor, () => editor.getByRole('button', { name: 'Sign in', exact: true }).click());
  expect(await editor.locator('header').innerText()).toContain(ILSE.name);
});

test('the filter is made to forget what it was taught, and gets it back', async (context) => {
  needsBrowser(context);
  const main = editor.locator('main');
  await editor.goto('/desk/filter');
  expect(await main.innerText()).toMatch(/comments? taught it what spam is/);
  await editor.locator('summary', { hasText: 'Let it forget everything' }).click();
  await editor.getByLabel('I am sure').check();
  await arrives(editor, () => editor.getByRole('button', { name: 'Forget what this newsroom' }).click());
  expect(await main.innerText()).toContain('Nothing yet: it judges as it shipped.');
  await arrives(editor, () => editor.getByRole('button', { name: 'Bring them back' }).click());
  expect(await main.innerText()).toMatch(/comments? taught it what spam is/);
  expect(await main.innerText()).not.toContain('You can bring them back');
});

test('nothing of a reader’s address, e-mail or search is in the log', async (context) => {
  needsBrowser(context);
  await reader.goto('/search?q=privatequestion');
  // Lines are written a few at a time.
  await expect.poll(() => paper.log()).toContain('"path":"/search"');
  const log = paper.log();
  for (const secret of ['127.0.0.1', 'casino-bonus.example', 'privatequestion', ILSE.email])
    expect(log).not.toContain(secret);
});
