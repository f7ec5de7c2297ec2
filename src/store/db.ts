import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** What a query needs: the store's reading side, or a transaction. */
export type Db = Kysely<Database>;
