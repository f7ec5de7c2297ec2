import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openApp } from '#app';
import { readEnvironment } from '#base';
import { createLog } from '#web';
import { ask, faultOf, type Answer, type Asking } from './hostile/ask.ts';
import { brokenForms, FOREIGN, HOSTILE_NAMES, HOSTILE_QUERIES } from './hostile/attacks.ts';
import { DESK_DOORS } from './hostile/desk-doors.ts';
import { READERS_DOORS, type Door } from './hostile/doors.ts';
import { encode, FORM, layGround, type Ground } from './hostile/ground.ts';
import { missingFromLog } from './hostile/ledger.ts';
import { FILTER_CALLS, PAGES, RULES, SIGN_IN_CALLS } from './hostile/pages.ts';
import { discard, startPaper, type Paper } from './paper.ts';

// The real program over HTTP. Whatever it is sent, it refuses in words, the refusal stands in the log under the id that the
// answer names, and nothing is written. No browser is needed.

const DOORS: Readonly<Record<string, Door>> = { ...READERS_DOORS, ...DESK_DOORS };
const SLOW = 120_000;

let paper: Paper;
let ground: Ground;
/** The ids of every answer of a test; each must be in the log. */
const answered = new Set<string>();

beforeAll(async () => {
  paper = await startPaper({ from: inject('sampleFolder') });
  ground = await layGround(paper);
}, SLOW);

afterEach(async () => {
  const ids = [...answered];
  answered.clear();
  await expect.poll(() => missingFromLog(paper, ids), { timeout: 20_000 }).toEqual([]);
});

afterAll(async () => {
  ground?.ledger.close();
  await paper?.stop();
  discard(paper);
});

/** As the admin, unless the headers say otherwise. */
async function send(path: string, asking: Asking): Promise<Answer> {
  const headers = { cookie: ground.adminCookie, ...asking.headers };
  const answer = await ask(paper.origin, path, { ...asking, headers });
  if (answer.id) answered.add(answer.id);
  return answer;
}

/** Sends an attack; what is wrong with what followed, in words. */
async function attack(name: string, path: string, asking: Asking, fault = faultOf): Promise<string[]> {
  const answer = await send(path, { method: 'POST', ...asking });
  const found = [fault(answer), ...ground.ledger.written().map((table) => `${table} was written to`)];
  return found.filter((one) => one !== undefined).map((one) => `${name}: ${one}`);
}

const addressOf = (route: string, door: Door) => {
  const [, path = ''] = route.split(' ');
  return path.replace(':id', door.id?.(ground) ?? '');
};

test('every address of the program is in a table here', async () => {
  const environment = readEnvironment({ BROADSHEET_DATA: paper.folder });
  const root = join(import.meta.dirname, '../..');
  const app = await openApp({ environment, root, origin: paper.origin, log: createLog('silent') });
  const routes = new Set(app.routes.map(({ method, path }) => `${method} ${path}`));
  await app.close();
  const tables = [
    ...Object.keys(DOORS),
    ...Object.keys(PAGES).map((path) => `GET ${path}`),
    ...RULES,
    ...FILTER_CALLS.map((path) => `POST ${path}`),
    ...['GET /1.2/usage-limit', 'GET /1.2/key-sites', 'ALL /1.1/*', 'ALL /1.2/*', 'ALL /api/auth/*'],
  ];
  expect([...routes].filter((route) => !tables.includes(route))).toEqual([]);
  expect(tables.filter((route) => !routes.has(route))).toEqual([]);
});

describe('a form', () => {
  test.each(Object.entries(DOORS))('%s refuses whatever is no honest form', async (route, door) => {
    const found: string[] = [];
    const path = addressOf(route, door);
    for (const { name, asking } of brokenForms(ground, door))
      found.push(...(await attack(name, path, asking)));
    expect(found).toEqual([]);
  });

  test.each(Object.entries(DOORS))('%s is taken from this paper’s own pages only', async (route, door) => {
    const found: string[] = [];
    const [path, body] = [addressOf(route, door), encode(door.fields(ground))];
    for (const [name, headers] of FOREIGN)
      found.push(...(await attack(name, path, { body, headers: { ...FORM, ...headers } })));
    expect(found).toEqual([]);
  });

  test.each(Object.entries(DESK_DOORS).filter(([, { open }]) => open !== 'everybody'))(
    '%s is taken from those who may, with a session that is one',
    async (route, door) => {
      const found: string[] = [];
      const [path, body] = [addressOf(route, door), encode(door.fields(ground))];
      const [name = '', value = ''] = ground.adminCookie.split('=');
      const strangers: Record<string, string> = {
        'no session': '',
        'a forged session': `${name}=${'a'.repeat(32)}.${'b'.repeat(43)}%3D`,
        'a session with another signature': `${name}=${value.split('.')[0]}.${'A'.repeat(43)}%3D`,
        'a session that is broken': `${name}=%00%ff%zz; ${name}=x`,
        'an endless session': `${name}=${'a'.repeat(8_000)}`,
        ...(door.open === 'reporters' ? {} : { 'a reporter': ground.reporterCookie }),
      };
      for (const [who, cookie] of Object.entries(strangers))
        found.push(...(await attack(who, path, { body, headers: { ...FORM, cookie } })));
      expect(found).toEqual([]);
    },
  );

  test.each(Object.entries(DOORS).filter(([, { id }]) => id))(
    '%s refuses ids that are none of its own',
    async (route, door) => {
      const found: string[] = [];
      const asking = { body: encode(door.fields(ground)), headers: FORM };
      for (const name of HOSTILE_NAMES)
        found.push(...(await attack(name.slice(0, 40), route.slice(5).replace(':id', name), asking)));
      expect(found).toEqual([]);
    },
  );
});

/** A page may answer whatever query it gets, unless it is broken by it; it leads nowhere else. */
function unlessHarmless(answer: Answer): string | undefined {
  const leads = answer.headers.location ?? '/';
  if (!/^\/(?![/\\])/.test(leads)) return `leads to ${leads}`;
  if (answer.status >= 400) return faultOf(answer);
  return answer.id ? undefined : 'no request id';
}

describe('a page', () => {
  test.each(Object.entries(PAGES))(
    '%s is read without harm, whatever stands in its address',
    async (_, page) => {
      const found: string[] = [];
      const fault = page.anyName === undefined ? faultOf : unlessHarmless;
      if (page.at.includes('*'))
        for (const name of HOSTILE_NAMES)
          found.push(
            ...(await attack(name.slice(0, 40), page.at.replace('*', name), { method: 'GET' }, fault)),
          );
      const real = page.at.replace('*', 'x');
      for (const query of HOSTILE_QUERIES) {
        const path = `${real}${real.includes('?') ? '&' : '?'}${query}`;
        found.push(...(await attack(query.slice(0, 40), path, { method: 'GET' }, unlessHarmless)));
      }
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST'])
        if (!(`POST ${page.at}` in DOORS))
          found.push(...(await attack(method, real, { method, headers: FORM, body: '' })));
      const head = await send(real, { method: 'HEAD' });
      if (head.text !== '' || head.status >= 500 || !head.id) found.push(`HEAD: ${head.status}`);
      expect(found.filter((one) => !AUDITED.test(one))).toEqual([]);
    },
  );
});

/** Who took the filter's lessons along is noted each time. */
const AUDITED = /^[^:]+: audit was written to$/;

describe('what is for programs', () => {
  /** The protocol's clients take any status but 200 for a broken server; the body decides. */
  const invalid = ({ status, text, id }: Answer) =>
    status === 200 && text === 'invalid' && id ? undefined : `${status} ${text.slice(0, 80)}`;

  test.each(FILTER_CALLS)('%s says “invalid” to whatever is no question with a key', async (path) => {
    const found: string[] = [];
    const door: Door = {
      fields: () => ({ api_key: 'abcdefghijkl', blog: 'https://site.example', user_ip: '203.0.113.7' }),
    };
    for (const { name, asking } of brokenForms(ground, door))
      found.push(...(await attack(name, path, asking, invalid)));
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS'])
      found.push(...(await attack(method, path, { method }, invalid)));
    expect(found).toEqual([]);
  });

  test.each(SIGN_IN_CALLS)('%s does nothing for whoever has no passkey', async (path) => {
    const found: string[] = [];
    for (const [headers, body] of [
      [{}, ''],
      [{ 'content-type': 'application/json' }, '{'],
      [
        { 'content-type': 'application/json' },
        '{"response":{"id":"x"},"role":"admin","email":"x@y.example","name":"x"}',
      ],
      [{ 'content-type': 'application/json' }, `{"response":"${'a'.repeat(10_000_000)}"}`],
      [FORM, 'response=x'],
      [{ 'content-type': 'application/json', origin: 'https://evil.example' }, '{}'],
    ] as const)
      for (const cookie of ['', 'desk.session_token=forged.forged'])
        for (const method of ['POST', 'GET', 'PUT'])
          found.push(
            ...(await attack(
              `${method} ${body.slice(0, 30)}`,
              path,
              {
                method,
                headers: { ...headers, cookie },
                ...(method === 'GET' ? {} : { body }),
              },
              ({ status, id }) => (status < 500 && id ? undefined : `status ${status}`),
            )),
          );
    expect(found.filter((one) => !one.includes('staff_challenges'))).toEqual([]);
  });
});
