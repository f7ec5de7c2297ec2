import { publish, saveArticle, type Article, type ArticleInput } from '#articles';
import { openJudging, type Judging } from '#comments';
import { bareKnowledge } from '#spam';
import type { Store } from '#store';
import { BRIDGE } from '#test/comments.ts';
import { freshStore } from '#test/stores.ts';
import {
  createLog,
  createPageCache,
  createServer,
  createWeb,
  openAssets,
  type Env,
  type PageCache,
} from '#web';
import type { Hono } from 'hono';
import { DomUtils, parseDocument } from 'htmlparser2';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SiteOptions } from './site-options.ts';
import { createSite, openPaper } from './site.ts';

export const ORIGIN = 'https://paper.example';
const NOON = Date.UTC(2026, 10, 24, 12);

const assets = await openAssets();

/** A paper on the street: its pages, and what stands behind them. */
export interface Street {
  readonly store: Store;
  readonly app: Hono<Env>;
  readonly cache: PageCache;
  readonly mediaFolder: string;
  /** The time at the paper, ms UTC; a test may set it. */
  readonly clock: { now: number };
  /** Asks for a page as a browser without a cookie does, unless the headers say otherwise. */
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Sends a form of the paper's own. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Page>;
  /** Saves a draft. */
  write(over?: Partial<ArticleInput>): Promise<Article>;
  /** Saves and publishes. */
  print(over?: Partial<ArticleInput>): Promise<Article>;
  /** Begins to listen on a port of this machine, as the real server does; resolves with its origin. */
  listen(): Promise<string>;
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Where a redirect leads. */
  readonly to: string;
  readonly type: string;
}

interface StreetOptions {
  /** Set to see what a filter of one opinion does. */
  readonly judging?: Judging;
  readonly mail?: boolean;
  readonly origin?: string;
  readonly commentsPerMinute?: number;
  readonly searchesPerMinute?: number;
  readonly secondOpinion?: SiteOptions['secondOpinion'];
}

export async function openStreet(options: StreetOptions = {}): Promise<Street> {
  const clock = { now: NOON };
  const store = await freshStore({ clock: () => clock.now });
  const origin = options.origin ?? ORIGIN;
  const mediaFolder = mkdtempSync(join(tmpdir(), 'broadsheet-media-'));
  onTestFinished(() => rmSync(mediaFolder, { recursive: true, force: true }));
  const cache = createPageCache(store.now);
  const log = createLog('silent');
  const paper = openPaper(store, origin);
  const app = createWeb({ store, log, cache, assets, origin, trustProxy: 0, paper });
  app.route(
    '/',
    createSite({
      store,
      judging:
        options.judging ?? openJudging(store, { shipped: bareKnowledge(), ownHosts: ['paper.example'] }),
      mediaFolder,
      mail: options.mail ?? false,
      secondOpinion: options.secondOpinion,
      commentsPerMinute: options.commentsPerMinute ?? 0,
      searchesPerMinute: options.searchesPerMinute ?? 0,
    }),
  );
  const ask = async (path: string, init: RequestInit) => pageOf(await app.request(`${origin}${path}`, init));
  const write = (over: Partial<ArticleInput> = {}) =>
    saveArticle(store, { ...BRIDGE, ...over }, null, origin);
  return {
    store,
    app,
    cache,
    mediaFolder,
    clock,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    write,
    print: async (over) => publish(store, (await write(over)).id, null),
    async listen() {
      const server = createServer(app, { cache, log });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      onTestFinished(() => void server.close());
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}

async function pageOf(answer: Response): Promise<Page> {
  return {
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
    to: answer.headers.get('location') ?? '',
    type: answer.headers.get('content-type') ?? '',
  };
}

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** The elements of a name in a page that have these attributes, in their order. */
export function all(html: string, name: string, attributes: Record<string, string> = {}): Element[] {
  return DomUtils.getElementsByTagName(name, parseDocument(html)).filter((element) =>
    Object.entries(attributes).every(([key, given]) => element.attribs[key] === given),
  );
}

/** What the elements of a name say, as a reader sees it. */
export function words(html: string, name: string, attributes: Record<string, string> = {}): string[] {
  return all(html, name, attributes).map((element) =>
    DomUtils.textContent(element).replace(/\s+/g, ' ').trim(),
  );
}

/** The value of an attribute of the first such element; undefined when there is none. */
export function value(
  html: string,
  name: string,
  attributes: Record<string, string>,
  wanted: string,
): string | undefined {
  return all(html, name, attributes)[0]?.attribs[wanted];
}
