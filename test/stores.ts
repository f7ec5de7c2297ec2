import type { Clock } from '#base';
import { openStore, type Store } from '#store';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { takeDatabase } from './postgres/databases.ts';

const urls = new WeakMap<Store, string>();

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

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'paper.db');
  copyFileSync(inject('sqliteTemplate'), file);
  return file;
}

/** Where a store of `freshStore` has its database: a path, or `postgres://…`. */
export function urlOf(store: Store): string {
  return urls.get(store) ?? '';
}
