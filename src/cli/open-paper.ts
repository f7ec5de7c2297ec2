import { access, constants, mkdir, stat } from 'node:fs/promises';
import { Failure, isFailure, type Environment } from '#base';
import { isMigrated, migrate, openStore, type Store } from '#store';
import { placesOf } from '#app';

/**
 * Opens the paper's database for one piece of work, brought to the newest schema first, and closes it again.
 * @throws Failure `not-found` where there is no paper: a mistyped folder or database must not become a new one.
 */
export async function withPaper<T>(environment: Environment, work: (store: Store) => Promise<T>): Promise<T> {
  await refuseNoPaper(environment);
  await refuseReadOnly(environment);
  await migrateOrSay(environment);
  const store = await openStore({ url: placesOf(environment).url });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * Makes the data folder and brings the database to the newest schema.
 * @throws Failure in one sentence when the folder or the database cannot be used.
 */
export async function readyPaper(environment: Environment): Promise<void> {
  await makeFolder(environment);
  await migrateOrSay(environment);
}

async function migrateOrSay(environment: Environment): Promise<void> {
  await migrate(placesOf(environment).url).catch((error: unknown) => {
    throw databaseInWords(error, environment);
  });
}

/** Makes the data folder if it is not there. @throws Failure `bad-input` when it cannot be made or written to. */
export async function makeFolder(environment: Environment): Promise<void> {
  const folder = environment.BROADSHEET_DATA;
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Failure(
      'bad-input',
      `The data folder ${folder} cannot be made (${messageOf(error)}). Set BROADSHEET_DATA to another one.`,
    );
  }
  await refuseReadOnly(environment);
}

async function refuseReadOnly({ BROADSHEET_DATA: folder, DATABASE_URL }: Environment): Promise<void> {
  // Beside PostgreSQL it holds images only, which most commands leave alone.
  if (!DATABASE_URL && !(await canWrite(folder)))
    throw new Failure('bad-input', `The data folder ${folder} cannot be written to by this user.`);
}

/** @throws Failure `not-found` naming the folder or the database. Makes nothing. */
export async function refuseNoPaper(environment: Environment): Promise<void> {
  if (await isThere(environment)) return;
  const { BROADSHEET_DATA: folder, DATABASE_URL } = environment;
  throw new Failure(
    'not-found',
    DATABASE_URL
      ? `There is no paper in ${databaseName(DATABASE_URL)}. The first start makes one; DATABASE_URL names the database of another.`
      : `There is no paper in ${folder}. The first start makes one; BROADSHEET_DATA names the folder of another.`,
  );
}

/** Without the server and the password, which are nobody's business in a log. */
function databaseName(url: string): string {
  const name = URL.canParse(url) ? new URL(url).pathname.slice(1) : '';
  return name ? `the database ${name}` : 'the database of DATABASE_URL';
}

/**
 * Whether there may be a paper; in a folder that is closed to this user, that is for others to say.
 * @throws Failure `busy` when PostgreSQL cannot be asked.
 */
async function isThere(environment: Environment): Promise<boolean> {
  if (environment.DATABASE_URL)
    return isMigrated(environment.DATABASE_URL).catch((error: unknown) => {
      throw databaseInWords(error, environment);
    });
  return stat(placesOf(environment).url).then(
    (found) => found.isFile(),
    (error: unknown) => (error as { code?: string }).code === 'EACCES',
  );
}

/** Whether this is a folder in which this user may write. */
export async function canWrite(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return false;
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** What SQLite, the disk, PostgreSQL and the network say of a database that is not ours to mend. */
const NOT_OURS =
  /^(SQLITE_(CANTOPEN|READONLY|BUSY|CORRUPT|FULL|IOERR|NOTADB)|E[A-Z]+$|ERR_INVALID_URL$|28|3D|53|57)/;

/** A failure of the database as a sentence; anything else as it is. */
export function databaseInWords(error: unknown, environment: Environment): unknown {
  const { code = '' } = error as { code?: string };
  if (isFailure(error) || !NOT_OURS.test(code)) return error;
  const place = environment.DATABASE_URL ? 'in DATABASE_URL' : placesOf(environment).url;
  return new Failure('busy', `The database ${place} cannot be used (${messageOf(error) || code}).`);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
