import { join } from 'node:path';
import { createApi } from '#api';
import type { Clock, Environment } from '#base';
import { openJudging, shippedKnowledge } from '#comments';
import { openBackground } from '#context';
import { createDesk } from '#desk';
import { openSecondOpinion, startJobs } from '#jobs';
import { createAuth } from '#people';
import { createSite, openPaper } from '#site';
import { openStore, secret, type Store } from '#store';
import { createPageCache, createServer, createWeb, openAssets, type Log } from '#web';
import type { Server } from 'node:http';

export interface AppOptions {
  readonly environment: Environment;
  /** The folder of package.json: the filter's prior stands beside it. */
  readonly root: string;
  /** The address readers use, without a slash at its end. */
  readonly origin: string;
  readonly log: Log;
  readonly clock?: Clock;
}

export interface App {
  readonly store: Store;
  /** Every address there is, with its method. */
  readonly routes: ReturnType<typeof createWeb>['routes'];
  /** A server that does not listen yet; each call makes another one on the same paper. */
  server(): Server;
  /** Begins to do what was left for later: mail, learning, background. */
  startJobs(): void;
  /** Finishes what is in hand. Servers must have been closed before. */
  close(): Promise<void>;
}

/** Where the database and the images are. */
export function placesOf(environment: Environment): { url: string; mediaFolder: string } {
  const folder = environment.BROADSHEET_DATA;
  return {
    url: environment.DATABASE_URL || join(folder, 'broadsheet.db'),
    mediaFolder: join(folder, 'media'),
  };
}

/** Joins the rooms to a newspaper on a migrated database. */
// oxlint-disable-next-line max-lines-per-function -- the wiring, one part after another
export async function openApp({ environment, root, origin, log, clock }: AppOptions): Promise<App> {
  const { url, mediaFolder } = placesOf(environment);
  const [store, assets] = await Promise.all([openStore({ url, ...(clock ? { clock } : {}) }), openAssets()]);
  const judging = openJudging(store, {
    shipped: shippedKnowledge(join(root, 'prior')),
    ownHosts: [new URL(origin).hostname],
  });
  const auth = createAuth(store, {
    origin,
    secret: (await secret(store, 'sign-in')).export().toString('base64url'),
  });
  const background = openBackground(store, { log });
  const cache = createPageCache(store.now);
  const sendsMail = environment.SMTP_URL !== '';
  const key = environment.AKISMET_KEY;
  const akismet = key ? openSecondOpinion({ store, key, origin, log }) : undefined;
  const web = createWeb({
    store,
    log,
    cache,
    assets,
    origin,
    trustProxy: Number(environment.TRUST_PROXY),
    paper: openPaper(store, origin),
  });
  web.route('/', createApi({ store, judging, origin }));
  web.route(
    '/',
    createDesk({
      store,
      auth,
      judging,
      background,
      origin,
      mediaDir: mediaFolder,
      sendsMail,
      asksAkismet: akismet !== undefined,
    }),
  );
  web.route(
    '/',
    createSite({
      store,
      judging,
      mediaFolder,
      mail: sendsMail,
      secondOpinion: akismet?.ask,
      commentsPerMinute: Number(environment.COMMENTS_PER_MINUTE),
      searchesPerMinute: Number(environment.SEARCHES_PER_MINUTE),
    }),
  );

  let jobs: ReturnType<typeof startJobs> | undefined;
  return {
    store,
    routes: web.routes,
    server: () => createServer(web, { cache, log }),
    startJobs() {
      jobs ??= startJobs({
        store,
        judging,
        mediaFolder,
        origin,
        background,
        secondOpinion: akismet,
        smtpUrl: environment.SMTP_URL,
        mailFrom: environment.MAIL_FROM,
        log,
      });
    },
    async close() {
      await jobs?.stop();
      await background.close();
      await store.close();
    },
  };
}
