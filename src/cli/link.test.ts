import { migrate } from '#store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from './run-command.test-kit.ts';

async function newPaper(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-link-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await migrate(join(folder, 'broadsheet.db'));
  return folder;
}

test('a link stands alone on its line, for a script; beside it, what it is for and where it leads', async () => {
  const BROADSHEET_DATA = await newPaper();
  const { out, told } = await runCommand(['link'], { BROADSHEET_DATA, PORT: '8080' });
  expect(out).toMatch(/^http:\/\/localhost:8080\/desk\/first\?token=[\w-]{43}\n$/);
  expect(told).toContain('This link makes the first account.');
  expect(told).toContain('at another address than http://localhost:8080, put that in its place');
});

test('where the public address is set, a link has it and nothing is said of another', async () => {
  const BROADSHEET_DATA = await newPaper();
  const { out, told } = await runCommand(['link'], { BROADSHEET_DATA, PUBLIC_URL: 'https://paper.example' });
  expect(out).toMatch(/^https:\/\/paper\.example\/desk\/first/);
  expect(told).not.toContain('another address');
});
