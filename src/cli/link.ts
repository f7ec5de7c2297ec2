import { firstLink } from '#people';
import type { Command } from './command.ts';
import { withPaper } from './open-paper.ts';
import { readOptions } from './options.ts';
import { originOf } from './origin.ts';

/** A way back to the desk for whoever sits at the server. */
export const link: Command = {
  name: 'link',
  usage: '',
  words: 'Prints a one-time link to the desk: the first account, or a new password for an admin.',
  async run({ args, environment, out }) {
    readOptions(args, {}, []);
    out(`${await withPaper(environment, (store) => firstLink(store, originOf(environment)))}\n`);
    return 0;
  },
};
