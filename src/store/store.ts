export { openStore, type Store, type Tx, type Db, type StoreOptions } from './open.ts';
export { schema, type Database, type PersonalColumn, type Schema } from './schema.ts';
export { migrate } from './migrate.ts';
export { type Topic, type Topics } from './outbox.ts';
export { tagsOf, type StaleTag } from './stale.ts';
export { secret } from './secret.ts';
export { listLetters, writeLetter, type Letter, type NewLetter } from './letters.ts';
export { dropDead, listDead, MOST_ATTEMPTS, retryDead, type DeadRow } from './outbox-dead.ts';
export { recordAudit } from './audit.ts';
