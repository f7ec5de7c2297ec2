import type { Judging } from '#comments';
import type { Store } from '#store';
import { Hono } from 'hono';
import { akismetRoutes } from './akismet/routes.ts';
import { jsonRoutes } from './json/routes.ts';

export interface ApiOptions {
  readonly store: Store;
  readonly judging: Judging;
  /** The paper's own address, without a slash at its end. */
  readonly origin: string;
}

/** Everything for machines: what is published as JSON, and the Akismet protocol. */
export function createApi({ store, judging, origin }: ApiOptions): Hono {
  const app = new Hono();
  app.route('/', akismetRoutes(store, judging));
  app.route('/', jsonRoutes(store, origin));
  return app;
}
