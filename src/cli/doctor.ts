import { statfs } from 'node:fs/promises';
import { countCards } from '#articles';
import { DAY, isFailure, type Environment } from '#base';
import { countsByStatus } from '#comments';
import { lastRetention } from '#privacy';
import { listDead, type Store } from '#store';
import type { Command } from './command.ts';
import { howMany } from './how-many.ts';
import { canWrite, messageOf, refuseNoPaper, withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';
import { originOf } from './origin.ts';

interface Finding {
  readonly good: boolean;
  readonly words: string;
}

/** Below this SQLite and the images soon have no room to write. */
const LEAST_FREE = 500 * 1024 * 1024;

/** It is removed once a day while the paper is served; a paper that was stopped overnight is not amiss. */
const RETENTION_LATE = 2 * DAY;

/** Looks the installation over and says what is amiss. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  words: 'Looks the installation over and says what is amiss.',
  async run({ args, environment, out }) {
    readOptions(args, {}, []);
    let isGood = true;
    for await (const { good, words } of findings(environment)) {
      out(`${good ? 'good ' : 'AMISS'}  ${words}\n`);
      isGood &&= good;
    }
    return isGood ? 0 : 1;
  },
};

/** One after the other, so that what ends the look does not take along what was seen before. */
async function* findings(environment: Environment): AsyncGenerator<Finding> {
  const folder = environment.BROADSHEET_DATA;
  yield* settingFindings(environment);
  // A mistyped folder would be made, and a new paper in it found to be in good health.
  const missing = await refuseNoPaper(environment).catch((error: unknown) => error);
  if (isFailure(missing) && missing.code === 'not-found') {
    yield { good: false, words: missing.message };
    return;
  }
  const isWritable = await canWrite(folder);
  yield await folderFinding(folder, isWritable);
  // SQLite writes beside its file even to read it.
  if (!environment.DATABASE_URL && !isWritable) return;
  try {
    yield* await withPaper(environment, paperFindings);
  } catch (error) {
    yield { good: false, words: messageOf(error) };
  }
}

async function folderFinding(folder: string, isWritable: boolean): Promise<Finding> {
  if (!isWritable)
    return { good: false, words: `The data folder ${folder} is not there, or cannot be written to.` };
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const words = `The data folder ${folder} can be written to; ${Math.round(free / 1024 / 1024).toLocaleString('en')} MB are free.`;
  return { good: free >= LEAST_FREE, words };
}

function settingFindings(environment: Environment): Finding[] {
  if (environment.PORT === '0' && !environment.PUBLIC_URL)
    return [{ good: true, words: 'Any free port is taken at the start: this is for trying things out.' }];
  const origin = originOf(environment);
  const local = /^http:\/\/(localhost|127\.|\[::1\])/.test(origin);
  const safe = local || origin.startsWith('https:');
  return [
    {
      good: safe,
      words: safe
        ? `Readers come to ${origin}.`
        : `Readers come to ${origin} without encryption: passwords can be read on the way, and passkeys do not work. Set PUBLIC_URL to an https address.`,
    },
    {
      good: true,
      words: environment.SMTP_URL
        ? 'Mail is sent by the server in SMTP_URL.'
        : 'No mail server is set: outgoing mail is shown at the desk.',
    },
  ];
}

/** What the database tells. */
export async function paperFindings(store: Store): Promise<Finding[]> {
  const [published, written, { held }, dead, retention] = await Promise.all([
    countCards(store.db, {}),
    countCards(store.db, { status: 'any' }),
    countsByStatus(store.db),
    listDead(store.db),
    lastRetention(store.db),
  ]);
  const place = store.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  const stock = `${howMany(published, 'published article')}, ${howMany(held, 'comment')} waiting`;
  return [
    { good: true, words: `${place} answers: ${stock}.` },
    {
      good: dead.length === 0,
      words: `${howMany(dead.length, 'job has', 'jobs have')} failed for good${dead.length > 0 ? '; the desk’s first page has the list' : ''}.`,
    },
    retentionFinding(retention?.ranAt, { now: store.now(), isEmpty: written === 0 }),
  ];
}

function retentionFinding(
  ranAt: number | undefined,
  { now, isEmpty }: { now: number; isEmpty: boolean },
): Finding {
  if (ranAt === undefined)
    return {
      good: true,
      words:
        'Data kept long enough has never been removed yet: that happens once a day while the paper is served.',
    };
  const day = new Date(ranAt).toISOString().slice(0, 16).replace('T', ' ');
  const isLate = !isEmpty && now - ranAt > RETENTION_LATE;
  return {
    good: !isLate,
    words: `Data kept long enough was last removed on ${day} UTC${isLate ? ': that should happen once a day while the paper is served' : ''}.`,
  };
}
