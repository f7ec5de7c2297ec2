import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { countCards } from '#articles';
import type { Environment } from '#base';
import { countsByStatus } from '#comments';
import { lastRetention } from '#privacy';
import { listDead, type Store } from '#store';
import type { Command } from './command.ts';
import { withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';
import { originOf } from './origin.ts';

interface Finding {
  readonly good: boolean;
  readonly words: string;
}

/** Below this SQLite and the images soon have no room to write. */
const LEAST_FREE = 500 * 1024 * 1024;

/** Looks the installation over and says what is amiss. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  words: 'Looks the installation over and says what is amiss.',
  async run({ args, environment, out }) {
    readOptions(args, {}, []);
    const findings = [
      ...(await folderFindings(environment)),
      ...settingFindings(environment),
      ...(await withPaper(environment, paperFindings)),
    ];
    for (const { good, words } of findings) out(`${good ? 'good ' : 'AMISS'}  ${words}\n`);
    return findings.every(({ good }) => good) ? 0 : 1;
  },
};

async function folderFindings({ BROADSHEET_DATA: folder }: Environment): Promise<Finding[]> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) return [{ good: false, words: `The data folder ${folder} cannot be written to.` }];
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const words = `The data folder ${folder} can be written to; ${Math.round(free / 1024 / 1024).toLocaleString('en')} MB are free.`;
  return [{ good: free >= LEAST_FREE, words }];
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
        ? 'Letters are sent by the mail server in SMTP_URL.'
        : 'No mail server is set: letters are shown at the desk.',
    },
  ];
}

async function paperFindings(store: Store): Promise<Finding[]> {
  const [articles, { held }, dead, retention] = await Promise.all([
    countCards(store.db, {}),
    countsByStatus(store.db),
    listDead(store.db),
    lastRetention(store.db),
  ]);
  const place = store.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return [
    { good: true, words: `${place} answers: ${articles} published articles, ${held} comments waiting.` },
    {
      good: dead.length === 0,
      words: `${dead.length} jobs have failed for good${dead.length > 0 ? '; the desk’s first page lists them' : ''}.`,
    },
    {
      good: true,
      words: retention
        ? `Data kept long enough was last removed on ${new Date(retention.ranAt).toISOString().slice(0, 16).replace('T', ' ')} UTC.`
        : 'Data kept long enough has never been removed yet: that happens once a day while the paper is served.',
    },
  ];
}
