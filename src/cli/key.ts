import { listKeys, makeKey, revokeKey } from '#comments';
import type { Store } from '#store';
import type { Command, Surroundings } from './command.ts';
import { howMany } from './how-many.ts';
import { withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';

type Out = Surroundings['out'];

/** Prints a new key, and nothing else: for scripts. @throws Failure `bad-input`. */
export async function addKey(store: Store, args: readonly string[], out: Out): Promise<void> {
  const { values } = readOptions(args, { blog: { type: 'string' }, quota: { type: 'string' } }, []);
  const quota = values.quota === undefined ? null : Number(values.quota);
  out(`${await makeKey(store, { blog: values.blog ?? '', quota }, null)}\n`);
}

/** One line a key: the key, its site, and what it was used for this month. */
export async function listAllKeys(store: Store, args: readonly string[], out: Out): Promise<void> {
  readOptions(args, {}, []);
  const keys = await listKeys(store.db, store.now());
  if (keys.length === 0) out('There are no keys. Make one: broadsheet key add --blog https://example.org\n');
  for (const { key, blog, counts, quota, revokedAt } of keys) {
    const { checks, spam, missedSpam, falsePositives } = counts;
    const made = quota === null ? howMany(checks, 'check') : `${checks} of ${howMany(quota, 'check')}`;
    const use = `${made} this month, ${spam} spam, ${missedSpam} missed, ${falsePositives} wrongly held`;
    out(`${key}  ${blog}  ${revokedAt === null ? use : `revoked on ${isoDay(revokedAt)}`}\n`);
  }
}

/** @throws Failure `not-found`. */
export async function revokeOneKey(store: Store, args: readonly string[], out: Out): Promise<void> {
  const [key = ''] = readOptions(args, {}, ['the key']).words;
  await revokeKey(store, key, null);
  out('Revoked. It has stopped working.\n');
}

export const keyAdd: Command = {
  name: 'key add',
  usage: '--blog https://example.org [--quota CHECKS]',
  words: 'Prints a key with which another site can ask this paper’s spam filter, by the Akismet protocol.',
  run: onPaper(addKey),
};

export const keyList: Command = {
  name: 'key list',
  usage: '',
  words: 'Lists these keys and what they were used for this month.',
  run: onPaper(listAllKeys),
};

export const keyRevoke: Command = {
  name: 'key revoke',
  usage: 'KEY',
  words: 'Makes a key stop working at once.',
  run: onPaper(revokeOneKey),
};

function onPaper(work: typeof addKey): Command['run'] {
  return async ({ environment, args, out }) => {
    await withPaper(environment, (store) => work(store, args, out));
    return 0;
  };
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
