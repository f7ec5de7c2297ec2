// From the command to the first answered request, of a paper that was started before. Run from the root: node bench/start.ts
import { get } from 'node:http';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { newFolder, removeFolder, startPaper } from './kit/paper.ts';
import { median, report, whole } from './kit/report.ts';

const ROUNDS = 7;
const ASKED_EVERY_MS = 5;
const PROGRAM = join(import.meta.dirname, '../bin/broadsheet.mjs');

for (const [name, SAMPLE] of [
  ['an empty paper', '0'],
  ['the sample newspaper', '1'],
] as const) {
  const folder = newFolder();
  await (await startPaper(folder, { SAMPLE })).stop();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await startOnce(folder, SAMPLE));
  removeFolder(folder);
  report({
    what: `Start to first answer, ${name}`,
    result: `${whole(median(times))} ms (${whole(Math.min(...times))} to ${whole(Math.max(...times))})`,
    beside: 'aim: 1,500 ms',
  });
}

async function startOnce(folder: string, SAMPLE: string): Promise<number> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(port),
    BROADSHEET_DATA: folder,
    SAMPLE,
  };
  const begun = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve'], { env, stdio: 'ignore' });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  const took = performance.now() - begun;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

/** Whether the front page comes, whole. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ port, host: '127.0.0.1', path: '/' }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
    });
    asked.on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
