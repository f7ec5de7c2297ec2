import { wayIn, type WayIn } from '#people';
import type { Command } from './command.ts';
import { withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';
import { originOf } from './origin.ts';

/** A way back to the desk for whoever sits at the server. */
export const link: Command = {
  name: 'link',
  usage: '[EMAIL]',
  words: 'Prints a one-time link to the desk: the first account, or a new password.',
  async run({ args, environment, out, tell }) {
    const [email] = readOptions(args, {}, [], 1).words;
    const origin = originOf(environment);
    const way = await withPaper(environment, (store) => wayIn(store, origin, email));
    tell(wordsOn(way));
    if (!environment.PUBLIC_URL)
      tell(`If the paper is served at another address than ${origin}, put that in its place.\n`);
    out(`${way.link}\n`);
    return 0;
  },
};

// Beside the link, which a script may read: somebody who is not meant should not lose a passkey by it.
function wordsOn({ staff, others }: WayIn): string {
  if (!staff) return 'This link makes the first account. It works once, within a day.\n';
  const choice = others > 0 ? ' For somebody else, give the e-mail address: broadsheet link EMAIL' : '';
  return `This link is for ${staff.name} (${staff.email}). It works once, within an hour. When it is used, the account gets a new password, and its passkeys and sessions end.${choice}\n`;
}
