import { once } from 'node:events';
import type { Server } from 'node:http';
import { firstLink, listStaff } from '#people';
import type { Store } from '#store';
import { createLog } from '#web';
import { openApp, placesOf } from '#app';
import type { Command, Surroundings } from './command.ts';
import { isNew, layOutSample } from './first-paper.ts';
import { freePort, listen } from './listen.ts';
import { readyPaper } from './open-paper.ts';
import { readOptions } from './options.ts';
import { originOf } from './origin.ts';

/** How long readers in the middle of a request are waited for at the end. */
const LAST_REQUESTS_MS = 5_000;

/** Serves the paper until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  usage: '',
  words: 'Serves the newspaper (what npm start does).',
  async run(surroundings) {
    readOptions(surroundings.args, {}, []);
    const { environment, root, tell } = surroundings;
    const { mediaFolder } = placesOf(environment);
    await readyPaper(environment);
    const port = Number(environment.PORT) || (await freePort());
    const origin = originOf(environment, port);
    const level = environment.LOG_LEVEL || (process.stdout.isTTY ? 'warn' : 'info');
    const app = await openApp({ environment, root, origin, log: createLog(level) });
    try {
      if (environment.SAMPLE !== '0' && (await isNew(app.store))) {
        tell('This is a new paper: laying out the sample newspaper …\n');
        await layOutSample(app.store, root, mediaFolder);
      }
      const servers = await listen(() => app.server(), environment.HOST, port);
      app.startJobs();
      tell(`Broadsheet is at ${origin}\n`);
      await tellTheWayIn(app.store, origin, surroundings);
      await stopSignal();
      await Promise.all(servers.map(close));
    } finally {
      await app.close();
    }
    return 0;
  },
};

/** While nobody has an account, each start prints a fresh one-time link for the first one. */
async function tellTheWayIn(store: Store, origin: string, { tell }: Surroundings): Promise<void> {
  if ((await listStaff(store.db)).length > 0) {
    tell(`The desk is at ${origin}/desk\n`);
    return;
  }
  tell(`Your way to the desk, once and within a day: ${await firstLink(store, origin)}\n`);
}

/** A second signal, as a service manager's that reaches the program by two ways, does not cut the first one's work short. */
function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop());
  });
}

/** Takes no new readers; those who are being answered get their answer. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearTimeout(late);
}
