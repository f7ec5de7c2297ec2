import { SETTINGS, type SettingName } from '#base';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, textOf } from './files.ts';
import { ROOT } from './sources.ts';

/** The one place that reads the environment; it hands it to `readEnvironment`. */
const READS = ['src/cli/main.ts'];

test('README has every setting, with its default and the same words', () => {
  expect(existsSync(join(ROOT, 'README.md')), 'there is a README.md').toBe(true);
  const rows = [...textOf('README.md').matchAll(/^\| `([A-Z][A-Z_]*)` *\| *(.*?) *\| *(.*?) *\|$/gm)].map(
    ([, name, fallback, words]) => ({ name, fallback: fallback?.replaceAll('`', ''), words }),
  );
  const names = Object.keys(SETTINGS) as SettingName[];
  expect(rows).toEqual(names.map((name) => ({ name, ...SETTINGS[name] })));
});

test('nothing else reads the environment', () => {
  const reading = filesOf('src/**/*.{ts,tsx}').filter(
    (file) => !file.includes('.test') && /\bprocess\.env\b|\bfrom 'node:process'/.test(textOf(file)),
  );
  expect(reading).toEqual(READS);
});
