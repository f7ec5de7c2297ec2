import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page as it goes out, without what differs from answer to answer. */
export interface Served {
  readonly body: Buffer;
  readonly headers: readonly (readonly [string, string])[];
}

export interface Peer {
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

const BARE_PORT = 4_811;
const NGINX_PORT = 4_812;

/** A server that does nothing but send the page: what Node itself can do. */
export async function startBare(folder: string, page: Served): Promise<Peer> {
  const bodyFile = join(folder, 'bare.html');
  writeFileSync(bodyFile, page.body);
  const program = `
    const { createServer } = require('node:http');
    const body = require('node:fs').readFileSync(${JSON.stringify(bodyFile)});
    const headers = ${JSON.stringify([...page.headers.flat(), 'content-length', String(page.body.length)])};
    createServer((request, response) => response.writeHead(200, headers).end(body))
      .listen(${BARE_PORT}, '127.0.0.1', () => console.log('ready'));`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return { name: 'bare node:http', url: `http://127.0.0.1:${BARE_PORT}/`, stop: () => ended(child) };
}

/** nginx with one worker, the page as a static file with the same headers, no access log; undefined where it is not installed. */
export async function startNginx(folder: string, page: Served): Promise<Peer | undefined> {
  const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((file) =>
    existsSync(file),
  );
  if (!nginx) return undefined;
  writeFileSync(join(folder, 'page.html'), page.body);
  const headers = page.headers
    .filter(([name]) => name !== 'content-type')
    .map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`);
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000000; etag off;
  types { text/html html; }
  server { listen 127.0.0.1:${NGINX_PORT}; root ${folder}; location = /page.html { ${headers.join(' ')} } } }`,
  );
  const child = spawn(nginx, ['-c', config, '-p', folder], { stdio: ['ignore', 'inherit', 'ignore'] });
  const url = `http://127.0.0.1:${NGINX_PORT}/page.html`;
  await answers(url);
  return { name: 'nginx', url, stop: () => ended(child) };
}

/** Asks until somebody answers. */
async function answers(url: string): Promise<void> {
  const until = performance.now() + 10_000;
  for (;;)
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

/** Whether `wrk`, which sends the requests, is installed. */
export function hasWrk(): boolean {
  return spawnSync('wrk', ['--version']).error === undefined;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds that 99 of 100 requests took at most. */
  readonly p99: number;
}

/** 64 connections that stay open, one thread. @throws when an answer was no success. */
export function sendLoad(url: string, seconds: number): Load {
  const { stdout } = spawnSync('wrk', ['-c64', '-t1', `-d${seconds}s`, '--latency', url], {
    encoding: 'utf8',
  });
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, late = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  if (!perSecond || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}\n${stdout}`);
  return { perSecond, p99: Number(late) * ({ us: 0.001, ms: 1, s: 1_000 }[unit] ?? Number.NaN) };
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
