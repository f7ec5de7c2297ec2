import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const isMissing = spawnSync('pgrep', ['-P', '0']).error !== undefined;

test.skipIf(isMissing)(
  'the program that was built at its start leaves no builder running beside it',
  async () => {
    const folder = copyOfTheProject();
    const script = `const { build } = await import(${JSON.stringify(join(folder, 'bin/build.mjs'))});
    await build(); process.stdout.write('built'); process.stdin.resume();`;
    const started = spawn(process.execPath, ['--input-type=module', '-e', script]);
    onTestFinished(() => void started.kill());
    const [told] = (await Promise.race([once(started.stdout, 'data'), once(started.stderr, 'data')])) as [
      Buffer,
    ];
    expect(told.toString()).toBe('built');
    // What runs as a program or thread of its own is found by its name, which `entryPoint` is given.
    const programs = ['main.js', 'derive.js', 'typeset.js', 'ranking.js'].map((name) =>
      join(folder, 'dist', name),
    );
    expect(programs.filter((file) => !existsSync(file))).toEqual([]);
    // The builder is told to end, and ends in its own time.
    await expect.poll(() => childrenOf(started.pid), { timeout: 20_000 }).toBe('');
  },
  60_000,
);

function childrenOf(pid: number | undefined): string {
  return spawnSync('pgrep', ['-l', '-P', String(pid)]).stdout.toString();
}

function copyOfTheProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['bin', 'src', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
