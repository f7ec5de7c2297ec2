import type { Clock } from '#base';
import { migrate, openStore, type Store } from '#store';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { takeDatabase } from './postgres/databases.ts';

const urls = new WeakMap<Store, string>();
let template: string | undefined;

/** A migrated, empty store, closed and removed when the test ends. `sameAs` opens a second one on the same database. */
export async function freshStore(options: { clock?: Clock; sameAs?: Store } = {}): Promise<Store> {
  const url = options.sameAs ? (urls.get(options.sameAs) ?? '') : await freshUrl();
  const store = await openStore({ url, ...(options.clock ? { clock: options.clock } : {}) });
  urls.set(store, url);
  onTestFinished(() => store.close());
  return store;
}

async function freshUrl(): Promise<string> {
  return process.env['TEST_DIALECT'] === 'postgres' ? takeDatabase() : freshFile();
}

async function freshFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (!template) {
    template = join(mkdtempSync(join(tmpdir(), 'broadsheet-template-')), 'paper.db');
    await migrate(template);
  }
  const file = join(folder, 'paper.db');
  copyFileSync(template, file);
  return file;
}

/** Where a store of `freshStore` has its database: a path, or `postgres://…`. */
export function urlOf(store: Store): string {
  return urls.get(store) ?? '';
}
