import { isFailure, readEnvironment } from '#base';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCommand } from './commands.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'broadsheet-eval-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Two stories of three articles that share no word, and one article that is in none. */
const LINES = [
  {
    label: 'strike',
    text: 'Drivers of the Kingsway depot and Desmond Achebe of the union fight Veltram over a roster',
    turns: ['No tram ran before noon.', 'A mediator sat between them.', 'Passengers got money back.'],
  },
  {
    label: 'bridge',
    text: 'Mayor Ilse Brandt and Castellan want a Harbour Bridge between Saltmarsh and Old Quay',
    turns: ['Ferrymen protested.', 'Engineers drilled into the river bed.', 'The council voted for it.'],
  },
]
  .flatMap(({ label, text, turns }) =>
    turns.map((turn, n) => ({
      id: `${label}${n}`,
      title: text.slice(0, 40),
      text: `${text}. ${turn}`,
      date: `2026-11-0${n + 1}`,
      label,
    })),
  )
  .map((row) => JSON.stringify(row))
  .concat(
    JSON.stringify({
      id: 'soup',
      title: 'Soup',
      text: 'Lentils won the prize of Lindenhof.',
      date: '2026-11-02',
      label: null,
    }),
  );

const run = (...words: string[]) => evaluate('stories', ...words);

async function evaluate(what: string, ...words: string[]): Promise<string> {
  const found = findCommand(['eval', what, ...words]);
  let printed = '';
  const code = await found?.command.run({
    environment: readEnvironment({}),
    root: folder,
    args: found.args,
    out: (text) => void (printed += text),
    tell: () => undefined,
  });
  expect(code).toBe(0);
  return printed;
}

test('prints a table, and the same numbers as JSON, from a plain file and from a gzip', async () => {
  const plain = join(folder, 'press.jsonl');
  const packed = join(folder, 'press.jsonl.gz');
  writeFileSync(plain, LINES.join('\n'));
  writeFileSync(packed, gzipSync(LINES.join('\n')));
  expect(await run(plain)).toMatch(/B³ F1[^\n]*\nBroadsheet +6 +2 +2 +1\.000 +1\.000 +1\.000/);
  const measured: unknown = JSON.parse(await run(packed, '--json'));
  expect(measured).toMatchObject({ asked: 6, stories: 2, founded: 2, f1: 1, unlabelledInStories: 0 });
});

test.each([
  ['{"title":"No id"}\n', 'Line 2 has no “id”.'],
  [
    '{"id":"x","title":"Soup","date":"the day before"}\n',
    'Line 2 has a “date” that is none: "the day before".',
  ],
  ['{"id":"x","title":"Soup","date":20261102}\n', 'Line 2 has a “date” that is none: 20261102.'],
  [`\n${LINES[0]}\n`, 'Line 3 has the same “id” as line 1.'],
])('names the line that makes no sense: %j', async (line, words) => {
  const file = join(folder, 'broken.jsonl');
  writeFileSync(file, `${LINES[0]}\n${line}`);
  for (const what of ['stories', 'related']) {
    const failure = await evaluate(what, file).catch((error: unknown) => error);
    expect(isFailure(failure) && failure.message).toBe(words);
  }
});

test('an empty file is no measurement', async () => {
  const file = join(folder, 'empty.jsonl');
  writeFileSync(file, '\n');
  for (const what of ['stories', 'related'])
    await expect(evaluate(what, file)).rejects.toThrow(`There are no articles in ${file}.`);
});
