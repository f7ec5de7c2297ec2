// Checks and reports a second by the Akismet protocol, over HTTP with the whole program: each one is on disk (SQLite,
// synchronous=FULL) before it is answered. Run from the root: node bench/protocol.ts
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { readLabelled } from '#spam';
import { cpuOf, newFolder, removeFolder, startPaper } from './kit/paper.ts';
import { quantile, report, whole } from './kit/report.ts';

/** Clients that wait for their answer before they ask again. */
const CLIENTS = 16;
const WARM = 500;

const folder = newFolder();
const paper = await startPaper(folder, { SAMPLE: '0' });
try {
  paper.command('key', 'add', '--blog', 'https://blog.example');
  const key = readKey();
  const comments = ['spam', 'honest'].flatMap((kind) =>
    readFileSync(`training/spam/own/${kind}-frozen.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => readLabelled(line).evidence),
  );
  const form = (n: number) => {
    const one = comments[(n * 7) % comments.length];
    return new URLSearchParams({
      api_key: key,
      blog: 'https://blog.example',
      user_ip: `203.0.${n % 250}.${n % 199}`,
      comment_author: one?.name ?? '',
      comment_author_url: one?.link ?? '',
      comment_content: `${one?.text ?? ''} (${n})`,
      permalink: `https://blog.example/${n % 50}`,
    });
  };
  await ask('comment-check', WARM, form);
  await ask('comment-check', 4_000, form, 'checks by the Akismet protocol');
  await ask(
    'submit-spam',
    1_000,
    form,
    'reports by the Akismet protocol, each learned before it is answered',
  );
} finally {
  await paper.stop();
  removeFolder(folder);
}

async function ask(
  call: string,
  total: number,
  form: (n: number) => URLSearchParams,
  what = '',
): Promise<void> {
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    for (let n = next++; n < total; n = next++) {
      const start = performance.now();
      const answer = await fetch(`${paper.origin}/1.1/${call}`, { method: 'POST', body: form(n) });
      const said = await answer.text();
      if (!/^(?:true|false|Thanks)/.test(said)) throw new Error(`an answer of “${said}”`);
      times.push(performance.now() - start);
    }
  };
  const [cpu, start] = [cpuOf(paper.pid) ?? Number.NaN, performance.now()];
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const rate = total / ((performance.now() - start) / 1_000);
  const used = (((cpuOf(paper.pid) ?? Number.NaN) - cpu) / total) * 1_000;
  const late = [0.5, 0.99].map((part) => `${quantile(times, part).toFixed(1)} ms`);
  const result = `${whole(rate)} a second; median ${late[0]}, 99 in 100 within ${late[1]}; ${used.toFixed(2)} ms of CPU each`;
  if (what) report({ what, result, beside: `${CLIENTS} clients` });
}

function readKey(): string {
  const database = new Sqlite(join(folder, 'broadsheet.db'), { readonly: true });
  const row = database.prepare('select key from spam_keys').get() as { key: string };
  database.close();
  return row.key;
}
