import { makeKey } from '#comments';
import { beforeEach, expect, test } from 'vitest';
import { CHECK, filterServer, HONEST, MISSED, type FilterServer } from './protocol.test-kit.ts';

let paper: FilterServer;
beforeEach(async () => {
  paper = await filterServer(400);
  paper.clock.now = Date.UTC(2026, 8, 30);
  await tell('/1.1/comment-check', HONEST);
  paper.clock.now = Date.UTC(2026, 10, 24);
  await tell('/1.1/comment-check', HONEST);
  await tell('/1.1/comment-check', CHECK);
  await tell('/1.1/comment-check', MISSED);
  await tell('/1.1/submit-spam', MISSED);
});

const tell = (path: string, fields: Record<string, string>) =>
  paper.post(path, { ...fields, api_key: paper.key });
const get = async (path: string, query: Record<string, string> = {}) => {
  const answer = await paper.app.request(
    `${path}?${new URLSearchParams({ api_key: paper.key, ...query }).toString()}`,
  );
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
};

test('usage-limit says how far the quota is used, by GET and POST', async () => {
  const usage = { limit: 400, usage: 3, percentage: '0.75', throttled: false };
  expect(JSON.parse((await get('/1.2/usage-limit')).body)).toEqual(usage);
  expect(JSON.parse((await tell('/1.2/usage-limit', {})).body)).toEqual(usage);
});

test('usage-limit of a key without a quota', async () => {
  const key = await makeKey(paper.store, { blog: 'https://other.example' }, null);
  const { body } = await get('/1.2/usage-limit', { api_key: key });
  expect(JSON.parse(body)).toEqual({ limit: 'none', usage: 0, percentage: '0.00', throttled: false });
});

test('key-sites lists the site of the key by month, and no other site', async () => {
  await makeKey(paper.store, { blog: 'https://other.example' }, null);
  const november = {
    site: 'blog.example',
    api_calls: '3',
    spam: '1',
    ham: '2',
    missed_spam: '1',
    false_positives: '0',
    is_revoked: false,
  };
  const all = { limit: 500, offset: 0, total: 1 };
  expect(JSON.parse((await get('/1.2/key-sites')).body)).toEqual({ '2026-11': [november], ...all });
  const september = JSON.parse(
    (await get('/1.2/key-sites', { month: '2026-09', filter: 'BLOG' })).body,
  ) as object;
  expect(september).toMatchObject({ '2026-09': [{ api_calls: '1', ham: '1' }], total: 1 });
  const none = { '2026-11': [], ...all, total: 0 };
  expect(JSON.parse((await get('/1.2/key-sites', { filter: 'other' })).body)).toEqual(none);
  expect(JSON.parse((await get('/1.2/key-sites', { limit: '5', offset: '1' })).body)).toEqual({
    '2026-11': [],
    limit: 5,
    offset: 1,
    total: 1,
  });
  expect((await get('/1.2/key-sites', { month: '2026-13' })).body).toBe('invalid');
});

test('key-sites as a table begins with its title', async () => {
  const { body, type } = await get('/1.2/key-sites', { format: 'csv' });
  expect(type).toContain('text/csv');
  expect(body.split('\n')).toEqual([
    `Active sites for ${paper.key} during 2026-11 (limit: 500, offset: 0, total: 1)`,
    'Site,Total API Calls,Spam,Ham,Missed Spam,False Positives,Is Revoked',
    'blog.example,3,1,2,1,0,false',
  ]);
});

test('get-stats adds up the months that the plugin’s page asks for', async () => {
  const stats = async (from: string) => JSON.parse((await tell('/1.1/get-stats', { from })).body) as object;
  expect(await stats('all')).toMatchObject({
    api_calls: 4,
    spam: 1,
    ham: 3,
    missed_spam: 1,
    false_positives: 0,
    accuracy: 75,
    breakdown: { '2026-11-01': { spam: 1, ham: 2 }, '2026-09-01': { ham: 1 } },
  });
  paper.clock.now = Date.UTC(2026, 11, 15);
  expect(await stats('60-days')).toMatchObject({ api_calls: 3 });
  paper.clock.now = Date.UTC(2027, 3, 15);
  expect(await stats('6-months')).toMatchObject({ api_calls: 3 });
});

test('the plugin’s page hears that the key works', async () => {
  const { body } = await tell('/1.1/get-subscription', {});
  expect(JSON.parse(body)).toMatchObject({ status: 'active', limit_reached: false });
});
