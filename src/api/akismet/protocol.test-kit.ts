import { makeKey, openJudging, type Judging } from '#comments';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { freshStore } from '#test/stores.ts';
import { createLog, createPageCache, createServer, createWeb, type Env } from '#web';
import type { Hono } from 'hono';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createApi } from '../api.ts';

export const BLOG = 'https://blog.example/';
const NOON = Date.UTC(2026, 10, 24, 12);
const ORIGIN = 'https://paper.example';

/** A paper whose filter answers other sites, with a key for one of them. Its filter ships with nothing but its checks. */
export interface FilterServer {
  readonly store: Store;
  readonly judging: Judging;
  readonly app: Hono<Env>;
  readonly key: string;
  /** The time at the paper, ms UTC; a test may set it. */
  readonly clock: { now: number };
  /** Posts a form; what the answer says. */
  post(path: string, fields: Form, headers?: Record<string, string>): Promise<Said>;
  /** Begins to listen on a port of this machine, as the real server does; resolves with the port. */
  listen(): Promise<number>;
}

type Form = Readonly<Record<string, string>> | string;

interface Said {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: string;
}

export async function filterServer(quota: number | null = null): Promise<FilterServer> {
  const clock = { now: NOON };
  const store = await freshStore({ clock: () => clock.now });
  const judging = openJudging(store, { shipped: bareKnowledge(), ownHosts: ['paper.example'] });
  const log = createLog('silent');
  const cache = createPageCache(store.now);
  const app = createWeb({
    store,
    log,
    cache,
    assets: { url: () => undefined, find: () => undefined },
    origin: ORIGIN,
    trustProxy: 0,
    paper: async () => PAPER,
  });
  app.route('/', createApi({ store, judging, origin: ORIGIN }));
  const key = await makeKey(store, { blog: BLOG, quota }, null);
  return {
    store,
    judging,
    app,
    key,
    clock,
    async post(path, fields, headers = {}) {
      const answer = await app.request(path, {
        method: 'POST',
        body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', ...headers },
      });
      const { status, headers: said } = answer;
      return { status, type: said.get('content-type'), headers: said, body: await answer.text() };
    },
    async listen() {
      const server = createServer(app, { cache, log }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(async () => {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      });
      return (server.address() as AddressInfo).port;
    },
  };
}

const PAPER = {
  name: 'The Ansel Gazette',
  tagline: '',
  language: 'en',
  timezone: 'UTC',
  publisher: '',
  contact: '',
  origin: ORIGIN,
  sections: [],
  pages: [],
};

/** A comment that the protocol itself calls spam. */
export const CHECK = {
  blog: BLOG,
  user_ip: '203.0.113.9',
  comment_author: 'viagra-test-123',
  comment_content: 'Hello',
};

/** What Ilse, a reader of that blog, writes. */
export const HONEST = {
  blog: BLOG,
  user_ip: '198.51.100.7',
  comment_author: 'Ilse',
  comment_author_email: 'ilse@reader.example',
  comment_content: 'The ferry was late again on Monday, and nobody told us at the quay.',
  permalink: 'https://blog.example/ferry',
};

/** The filter has no check for what this offers: it must be told. */
export const MISSED = {
  blog: BLOG,
  user_ip: '203.0.113.77',
  comment_author: 'Rank Fast',
  comment_author_email: 'rank@fast.example',
  comment_author_url: 'https://rankfast.example/a',
  comment_content: 'I can bring your page to the top of every list of results in a week',
  permalink: 'https://blog.example/harbour',
};

/** A check as version 5.5 of the WordPress plugin puts it together: empty fields lose their equals sign. */
export function wordpressBody(key: string, over: Record<string, string> = {}): string {
  const fields = {
    comment_post_ID: '17',
    comment_author: 'Tomas Reyl',
    comment_author_email: 'tomas@mail.example',
    comment_author_url: '',
    comment_content: 'My father worked at the lock. It never closed on a Sunday.\r\n\r\nNot “ever”.',
    comment_type: 'comment',
    comment_parent: '0',
    user_ID: '0',
    user_ip: '198.51.100.7',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
    referrer: 'https://blog.example/2026/11/harbour/',
    blog: 'https://blog.example',
    blog_lang: 'en_GB',
    blog_charset: 'UTF-8',
    permalink: 'https://blog.example/2026/11/harbour/',
    akismet_comment_nonce: 'inactive',
    POST_author: 'Tomas Reyl',
    POST_url: '',
    POST_submit: 'Post Comment',
    POST_ak_js: '1764000000000',
    POST_ak_hp_textarea: '',
    HTTP_HOST: 'blog.example',
    HTTP_ACCEPT_LANGUAGE: 'en-GB,en;q=0.5',
    REMOTE_ADDR: '198.51.100.7',
    REQUEST_URI: '/wp-comments-post.php',
    comment_post_modified_gmt: '2026-11-20 09:00:00',
    'comment_context[0]': 'Harbour',
    'comment_context[1]': 'City',
    callback: 'https://blog.example/wp-json/akismet/v1/webhook',
    ...over,
    api_key: key,
  };
  return new URLSearchParams(fields).toString().replace(/=(&|$)/g, '$1');
}
