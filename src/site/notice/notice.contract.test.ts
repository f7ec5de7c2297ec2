import { savePaper } from '#articles';
import { inventory } from '#privacy';
import { beforeEach, expect, test } from 'vitest';
import { all, openStreet, value, words, type Street } from '../site.test-kit.ts';

let street: Street;
beforeEach(async () => {
  street = await openStreet();
});

test('every kind of personal data stands on the page, with why, on what ground, how long and who', async () => {
  const { text } = await street.get('/privacy/comments');
  const kinds = words(text, 'th', { scope: 'row' });
  for (const { what } of Object.values(inventory)) expect(kinds).toContain(what);
  for (const row of all(text, 'tr').slice(1))
    for (const cell of row.children)
      if ('attribs' in cell && cell.name === 'td') expect(cell.attribs['data-label']).toBeTruthy();
  expect(words(text, 'td').filter((said) => said === '')).toEqual([]);
  expect(value(text, 'link', { rel: 'canonical' }, 'href')).toBe('https://paper.example/privacy/comments');
});

test('who answers for the data is named as the newsroom wrote it', async () => {
  await savePaper(
    street.store,
    { publisher: 'Ansel <Press> & Sons', contact: 'privacy@ansel.example' },
    null,
  );
  const [who] = words((await street.get('/privacy/comments')).text, 'section', { id: 'who' });
  expect(who).toContain('Ansel <Press> & Sons. You can reach us here: privacy@ansel.example');
});

test('every page leads to it', async () => {
  const { path } = await street.print();
  for (const from of ['/', path, '/nowhere', '/search'])
    expect([from, value((await street.get(from)).text, 'a', { href: '/privacy/comments' }, 'href')]).toEqual([
      from,
      '/privacy/comments',
    ]);
});

test('says by itself whether letters leave the house', async () => {
  const quiet = (await street.get('/privacy/comments')).text;
  const loud = (await (await openStreet({ mail: true })).get('/privacy/comments')).text;
  expect(quiet).toContain('no mail');
  expect(loud).toContain('its mail server');
});
