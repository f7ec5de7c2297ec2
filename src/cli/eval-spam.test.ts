import { readEnvironment } from '#base';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCommand } from './commands.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'broadsheet-eval-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function run(rows: readonly object[], ...options: string[]): Promise<{ out: string; told: string }> {
  const file = join(folder, 'comments.jsonl');
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const said = { out: '', told: '' };
  await findCommand(['eval', 'spam'])?.command.run({
    environment: readEnvironment({}),
    root: join(import.meta.dirname, '../..'),
    args: [file, ...options],
    out: (text) => void (said.out += text),
    tell: (text) => void (said.told += text),
  });
  return said;
}

const HONEST = { text: 'The ferry was late again.', label: 'ham', author: 'Anna' };

test('names the fields it passes over and how often, beside the results and not among them', async () => {
  const { out, told } = await run(
    [
      { ...HONEST, autor: 'Anna' },
      { ...HONEST, autor: 'Ben', e_mail: 'ben@post.example' },
    ],
    '--json',
  );
  expect(told).toContain('“autor” (2 lines)');
  expect(told).toContain('“e_mail” (one line)');
  expect(JSON.parse(out)).toMatchObject([{ ham: 2 }]);
});

test('says nothing where every field means something', async () => {
  const { out, told } = await run([
    { ...HONEST, url: 'https://anna.example', date: '2026-03-01', set: 'harbour' },
  ]);
  expect(told).toBe('');
  expect(out).toContain('harbour');
});
