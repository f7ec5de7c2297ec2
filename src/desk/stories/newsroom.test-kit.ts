import { readPaper } from '#articles';
import type { StaffId } from '#base';
import { openJudging } from '#comments';
import { openBackground, type Background } from '#context';
import { acceptLink, createAuth, firstLink, invite, type Role } from '#people';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { createPageCache, createWeb, type Assets } from '#web';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { createDesk } from '../desk.ts';

export const ORIGIN = 'https://paper.example';
const PASSWORD = 'nineteen votes to twelve';
const noAssets: Assets = { url: (name) => `/assets/${name}`, find: () => undefined };

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly to: string;
}

/** A desk with a paper and somebody signed in at it; `at` moves its clock. */
export interface Newsroom {
  readonly store: Store;
  readonly background: Background;
  /** Who is signed in. */
  readonly self: StaffId;
  at(time: number): void;
  get(path: string): Promise<Answer>;
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>;
  ask(path: string, init: RequestInit): Promise<Answer>;
}

export async function openNewsroom(time: number, role: Role = 'admin'): Promise<Newsroom> {
  let now = time;
  const store = await freshStore({ clock: () => now });
  const auth = createAuth(store, { origin: ORIGIN, secret: 'a secret of at least thirty-two characters' });
  const background = openBackground(store);
  const app = createWeb({
    store,
    log: pino({ level: 'silent' }),
    cache: createPageCache(store.now),
    assets: noAssets,
    origin: ORIGIN,
    trustProxy: 0,
    paper: async () => ({ ...(await readPaper(store.db)), origin: ORIGIN, sections: [], pages: [] }),
  });
  const judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: [] });
  app.route(
    '/',
    createDesk({ store, auth, judging, background, origin: ORIGIN, mediaDir: tmpdir(), sendsMail: false }),
  );

  async function ask(
    path: string,
    cookie: string,
    init: RequestInit = {},
  ): Promise<Answer & { cookies: string }> {
    const headers = {
      host: 'paper.example',
      origin: ORIGIN,
      cookie,
      ...(init.headers as Record<string, string>),
    };
    const answer = await app.request(`${ORIGIN}${path}`, { ...init, headers });
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
    return {
      status: answer.status,
      text: await answer.text(),
      to: answer.headers.get('location') ?? '',
      cookies: cookies.join('; '),
    };
  }
  const send = (path: string, cookie: string, fields: Parameters<Newsroom['post']>[1]) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return ask(path, cookie, { method: 'POST', body: body.toString(), headers });
  };

  const first = await acceptLink(store, tokenOf(await firstLink(store, ORIGIN)), {
    name: 'Ilse Brandt',
    email: 'admin@paper.example',
    password: PASSWORD,
  });
  const email = `${role}@paper.example`;
  let self = first.id;
  if (role !== 'admin') {
    const { link } = await invite(store, { role, note: '', by: first.id, origin: ORIGIN });
    self = (await acceptLink(store, tokenOf(link), { name: `A ${role}`, email, password: PASSWORD })).id;
  }
  const { cookies } = await send('/desk/sign-in', '', { email, password: PASSWORD });
  return {
    store,
    background,
    self,
    at: (moment) => void (now = moment),
    get: (path) => ask(path, cookies),
    post: (path, fields) => send(path, cookies, fields),
    ask: (path, init) => ask(path, cookies, init),
  };
}

function tokenOf(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}
