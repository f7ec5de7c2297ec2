import type { Migration } from 'kysely/migration';
import * as newspaper from './001-newspaper.ts';

/** In order. A migration that has been in a release is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-newspaper': newspaper,
};
