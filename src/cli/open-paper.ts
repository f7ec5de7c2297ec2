import { mkdir } from 'node:fs/promises';
import type { Environment } from '#base';
import { migrate, openStore, type Store } from '#store';
import { placesOf } from '#app';

/** Opens the paper's database for one piece of work, brought to the newest schema first, and closes it again. */
export async function withPaper<T>(environment: Environment, work: (store: Store) => Promise<T>): Promise<T> {
  const { url } = placesOf(environment);
  await mkdir(environment.BROADSHEET_DATA, { recursive: true });
  await migrate(url);
  const store = await openStore({ url });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
