import { publish, saveSection, withdraw } from '#articles';
import { DAY, HOUR, MINUTE } from '#base';
import { addToStory, openBackground, startStory } from '#context';
import { startJobs } from '#jobs';
import { retain } from '#privacy';
import { judgingAs } from '#test/comments.ts';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { all, openStreet, ORIGIN, value, words, type Street } from '../site.test-kit.ts';

const by = 'somebody at the desk';
let street: Street;
let story: string;

beforeEach(async () => {
  street = await openStreet({ mail: true });
  story = await startStory(street.store, { name: 'Harbour Bridge', standfirst: '' }, by);
  for (const headline of ['A plan for the bridge', 'The bridge grows dearer']) await news(headline);
});

/** Prints an article of the story. */
async function news(headline: string): Promise<string> {
  street.clock.now += MINUTE;
  const { id } = await street.print({ headline });
  await addToStory(street.store, { storyId: story, articleId: id, by });
  return id;
}

const ask = (email: string) => street.post('/story/harbour-bridge/follow', { email });
const letters = () =>
  street.store.db.selectFrom('letters').selectAll().orderBy('created_at').orderBy('id').execute();
const followers = () => street.store.db.selectFrom('story_followers').selectAll().orderBy('id').execute();
const linkIn = (text: string) => /https:\/\/paper\.example(\/follow\/\S+)/.exec(text)?.[1] ?? '';

const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' };
/** As a mail program sends it: no origin, no cookie, no page of ours. */
const press = (link: string, body: URLSearchParams | FormData) =>
  street.app.request(ORIGIN + link, { method: 'POST', body });

/** The path by which the newest letter's reader confirms and stops. */
async function lastLink(): Promise<string> {
  return linkIn((await letters()).at(-1)?.body ?? '');
}

async function follow(email: string): Promise<string> {
  await ask(email);
  const link = await lastLink();
  await street.post(link, { action: 'confirm' });
  return link;
}

/** A real mail server in this process, and the jobs that send to it. */
async function mail() {
  const received: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString()));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map((one) => one.address).join(), text });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((done) => server.close(done)));
  const jobs = startJobs({
    store: street.store,
    judging: judgingAs('publish'),
    mediaFolder: street.mediaFolder,
    origin: ORIGIN,
    background: openBackground(street.store),
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
  });
  onTestFinished(() => jobs.stop());
  return { received, jobs };
}

test('only who confirms gets a letter for each new article, with one press to stop it', async () => {
  const { received, jobs } = await mail();
  const asked = await ask('Mirela@Reader.example');
  expect([asked.status, asked.to]).toEqual([303, '/follow/asked']);
  await ask('else@reader.example');
  await jobs.drain();
  expect(received.map(({ to }) => to).sort()).toEqual(['else@reader.example', 'mirela@reader.example']);

  const link = linkIn((await letters()).find(({ recipient }) => recipient.startsWith('mirela'))?.body ?? '');
  const opened = await street.get(link);
  expect(words(opened.text, 'h1')).toEqual(['Follow “Harbour Bridge”?']);
  // A program that looks into letters opens their links.
  expect((await followers()).map(({ confirmed_at: at }) => at)).toEqual([null, null]);
  expect((await street.post(link, { action: 'confirm' })).status).toBe(303);
  expect(words((await street.get(link)).text, 'h1')).toEqual(['You follow “Harbour Bridge”']);

  const article = await news('Saltmarsh votes for the bridge');
  await jobs.drain();
  const [letter] = received.slice(2);
  expect([received.length, letter?.to]).toEqual([3, 'mirela@reader.example']);
  expect(letter?.text).toMatch(/^Subject: Harbour Bridge: Saltmarsh votes for the bridge\r$/m);
  expect(letter?.text.replaceAll(/\r\n\s+/g, ' ')).toContain(`List-Unsubscribe: <${ORIGIN}${link}>`);
  expect(letter?.text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

  // The same article comes into the story a second time.
  await street.store.write((tx) =>
    tx.later('story.grew', `story:${story}`, { storyId: story, articleId: article }),
  );
  await jobs.drain();
  expect(received).toHaveLength(3);

  expect((await press(link, new URLSearchParams(ONE_CLICK))).status).toBe(200);
  expect((await followers()).map(({ email }) => email)).toEqual(['else@reader.example']);
  expect((await letters()).map(({ recipient }) => recipient)).toEqual(['else@reader.example']);
  await news('The first pier stands');
  await jobs.drain();
  expect(received).toHaveLength(3);
  expect((await street.get(link)).status).toBe(410);
});

// RFC 8058 asks mail programs for this form first.
test('the press may come in parts', async () => {
  const link = await follow('mirela@reader.example');
  const form = new FormData();
  form.set('List-Unsubscribe', ONE_CLICK['List-Unsubscribe']);
  expect((await press(link, form)).status).toBe(200);
  expect(await followers()).toEqual([]);
});

test('what is published is told, also when it was put into the story before; what is old or withdrawn is not', async () => {
  const old = await street.print({ headline: 'The bridge of 1911' });
  const link = await follow('mirela@reader.example');
  expect(link).not.toBe('');
  await addToStory(street.store, { storyId: story, articleId: old.id, by });
  street.clock.now += HOUR;
  const gone = await street.print({ headline: 'The bridge has fallen' });
  await withdraw(street.store, gone.id, 'It has not.', null);
  await addToStory(street.store, { storyId: story, articleId: gone.id, by });
  const draft = await street.write({ headline: 'A draft about the bridge' });
  await addToStory(street.store, { storyId: story, articleId: draft.id, by });
  const { received, jobs } = await mail();
  await jobs.drain();
  const told = async () => (await letters()).map(({ subject }) => subject).slice(1);
  expect(await told()).toEqual([]);
  await publish(street.store, draft.id, null);
  await jobs.drain();
  expect(await told()).toEqual(['Harbour Bridge: A draft about the bridge']);
  expect(received).toHaveLength(2);
});

test('who follows already is told nothing by the form, and neither is anybody else', async () => {
  await follow('mirela@reader.example');
  const before = await letters();
  street.clock.now += DAY;
  const answer = await ask('mirela@reader.example');
  expect([answer.status, answer.to]).toEqual([303, '/follow/asked']);
  expect(await letters()).toEqual(before);
});

test.each([
  '',
  'mirela at reader',
  'a@b.example\r\nBcc: c@d.example',
  `${'a'.repeat(300)}@reader.example`,
  '<script>alert(1)</script>@x.example',
])('the address %j is refused in words, and shown again as text', async (email) => {
  const answer = await ask(email);
  expect(answer.status).toBe(400);
  expect(words(answer.text, 'p', { class: 'field-error' })).toEqual([
    'This is not an e-mail address. It should look like name@example.org.',
  ]);
  expect(answer.text).not.toContain('<script>alert');
  expect(await followers()).toEqual([]);
  expect(await letters()).toEqual([]);
});

test('the address that the form was sent to leads back to the story', async () => {
  const { status, to } = await street.get('/story/harbour-bridge/follow');
  expect([status, to]).toEqual([302, '/story/harbour-bridge#come-back']);
  expect((await street.get('/story/no-such-story/follow')).status).toBe(404);
});

test('a link that is not ours opens nothing, and no other site can press its buttons', async () => {
  const link = await follow('mirela@reader.example');
  const [path = ''] = link.split('?');
  for (const forged of [path, `${path}?sig=`, `${path}?sig=${'a'.repeat(32)}`, '/follow/1?sig=x'])
    for (const answer of [await street.get(forged), await street.post(forged, { action: 'stop' })])
      expect(answer.status).toBe(403);
  expect((await street.post(link, { action: 'stop' }, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await street.post(link, { action: 'destroy' })).status).toBe(400);
  expect(await followers()).toHaveLength(1);
});

test('what is stored can be taken along; it goes when it is stopped, and when nobody confirmed', async () => {
  const link = await follow('mirela@reader.example');
  const file = await street.get(link.replace('?', '/data.json?'));
  expect(JSON.parse(file.text)).toMatchObject({
    email: 'mirela@reader.example',
    story: { name: 'Harbour Bridge', path: '/story/harbour-bridge' },
  });
  await ask('else@reader.example');
  street.clock.now += 4 * DAY;
  const { removed } = await retain(street.store);
  expect(removed['story_followers']).toBe(1);
  expect((await followers()).map(({ email }) => email)).toEqual(['mirela@reader.example']);
  await street.post(link, { action: 'stop' });
  expect(await followers()).toEqual([]);
});

test('the foot leads to a page that says what a feed is, and has the address of each to copy', async () => {
  const sections = ['City', 'город'];
  for (const [position, name] of sections.entries())
    await saveSection(street.store, { name, description: '', position }, null);
  expect(words((await street.get('/')).text, 'a', { href: '/follow' })).toEqual(['Follow']);
  const { status, text } = await street.get('/follow');
  expect([status, words(text, 'h1')]).toEqual([200, ['Follow Broadsheet']]);
  expect(words(text, 'p', { class: 'standfirst' })[0]).toMatch(/^A feed is a list of our newest articles/);
  expect(words(text, 'label', { dir: 'auto' })).toEqual(['The whole paper', ...sections]);
  const addresses = all(text, 'input', { readonly: '' }).map(({ attribs }) => attribs['value'] ?? '');
  expect(addresses).toHaveLength(3);
  for (const address of [...addresses, `${ORIGIN}/story/harbour-bridge/feed.xml`])
    expect([address, (await street.get(address.slice(ORIGIN.length))).type]).toEqual([
      address,
      'application/rss+xml; charset=utf-8',
    ]);
  const itsPage = (await street.get('/story/harbour-bridge')).text;
  expect(value(itsPage, 'input', { id: 'feed-story' }, 'value')).toBe(
    `${ORIGIN}/story/harbour-bridge/feed.xml`,
  );
  expect(text).toContain('There you can also follow it by mail');
  const quiet = await openStreet();
  expect((await quiet.get('/follow')).text).not.toContain('by mail');
});

test('no link leads a browser to the code of a feed', async () => {
  const sectionId = await saveSection(street.store, { name: 'City', description: '', position: 1 }, null);
  const { path } = await street.print({ sectionId, tagNames: ['Harbour'] });
  const places = ['/', path, '/follow', '/stories', '/section/city', '/tag/harbour'];
  for (const place of [...places, '/story/harbour-bridge', '/story/harbour-bridge/timeline']) {
    const { status, text } = await street.get(place);
    const links = all(text, 'a').map(({ attribs }) => attribs['href'] ?? '');
    expect([place, status, links.filter((to) => /(feed|atom)\.(xml|json)/.test(to))]).toEqual([
      place,
      200,
      [],
    ]);
  }
});

test('it is offered only where there is a mail server, and named in the notice', async () => {
  expect((await street.get('/story/harbour-bridge')).text).toContain('action="/story/harbour-bridge/follow"');
  expect((await street.get('/privacy/comments')).text).toContain(
    'The e-mail address with which you follow a story',
  );
  const quiet = await openStreet();
  const other = await startStory(quiet.store, { name: 'Harbour Bridge', standfirst: '' }, by);
  for (const headline of ['One', 'Two']) {
    const { id } = await quiet.print({ headline });
    await addToStory(quiet.store, { storyId: other, articleId: id, by });
  }
  const page = await quiet.get('/story/harbour-bridge');
  expect([page.status, page.text.includes('Follow by mail')]).toEqual([200, false]);
  expect((await quiet.post('/story/harbour-bridge/follow', { email: 'a@b.example' })).status).toBe(404);
});
