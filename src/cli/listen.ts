import { Failure } from '#base';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:net';

/** `localhost` is two addresses, and browsers and programs differ in which one they try. */
const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * Makes every server listen that a host name needs: one, or two for `localhost`, where a machine without IPv6 does with one.
 * @throws Failure `conflict` when the port is taken, `bad-input` when the host is not of this machine.
 */
export async function listen(make: () => Server, host: string, port: number): Promise<Server[]> {
  const hosts = host === 'localhost' ? LOOPBACK : [host];
  const listening: Server[] = [];
  try {
    for (const one of hosts) {
      const server = make();
      try {
        server.listen(port, one);
        await once(server, 'listening');
        listening.push(server);
      } catch (error) {
        const { code } = error as { code?: string };
        if (one === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
        throw inWords(code, host, port) ?? error;
      }
    }
    return listening;
  } catch (error) {
    for (const server of listening) server.close();
    throw error;
  }
}

function inWords(code: string | undefined, host: string, port: number): Failure | undefined {
  if (code === 'EADDRINUSE')
    return new Failure(
      'conflict',
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
    );
  if (code === 'EACCES')
    return new Failure('not-allowed', `This user may not listen on port ${port}; ports below 1024 are kept.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Failure('bad-input', `The setting HOST is “${host}”: this machine has no such address.`);
  return undefined;
}

/** A port that is free now: the paper must know its own address before it can be joined and listen. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
