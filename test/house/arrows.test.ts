import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOUSE } from './arrows.ts';
import { checkArrows, doorOf } from './check-arrows.ts';
import { ROOT, readSources, sourceOf } from './sources.ts';

test('the rooms open only the doors they may', () => {
  expect(checkArrows(readSources(), HOUSE)).toEqual([]);
});

test('every room listed is there, with its door', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    imports: Record<string, string>;
  };
  for (const room of Object.keys(HOUSE.arrows)) {
    if (room === 'cli') continue; // Nobody enters: it is where the program starts.
    const door = doorOf(room);
    expect(manifest.imports[`#${room}`], `the door #${room} in package.json`).toBe(`./${door}`);
    expect(existsSync(join(ROOT, door)), door).toBe(true);
  }
});

test('every exception is still needed', () => {
  const files = [...HOUSE.sqlFiles, ...HOUSE.kept.flatMap((one) => Object.keys(one.files ?? {}))];
  const bare = { ...HOUSE, sqlFiles: [], kept: HOUSE.kept.map(({ files: _, ...kept }) => kept) };
  const refused = checkArrows(readSources(), bare).map((words) => words.split(':')[0]);
  expect(files.filter((file) => !refused.includes(file))).toEqual([]);
});

describe('what the house does not allow is found, and said in words', () => {
  const seeded: readonly (readonly [string, string, string, string])[] = [
    [
      'a door that is not the room’s to open',
      'src/articles/x.ts',
      `import { judge } from '#spam';`,
      'articles may open only #base, #store',
    ],
    [
      'a type through such a door',
      'src/store/x.ts',
      `import type { A } from '#articles';`,
      'opens #articles, but store may open only #base',
    ],
    ['an export through it', 'src/store/x.ts', `export { a } from '#web';`, 'opens #web'],
    ['an import() through it', 'src/store/x.ts', `const a = await import('#web');`, 'opens #web'],
    ['an import() as a type', 'src/store/x.ts', `type A = import('#web').A;`, 'opens #web'],
    ['the jobs, from a room', 'src/comments/x.ts', `import { a } from '#jobs';`, 'opens #jobs'],
    ['a door for base', 'src/base/x.ts', `import { a } from '#store';`, 'base may open no door'],
    [
      'a path out of the room',
      'src/site/x.ts',
      `import { a } from '../desk/desk.ts';`,
      'enter desk by its door, #desk',
    ],
    [
      'a path out of it, from deeper',
      'src/site/a/x.ts',
      `import { a } from '../../web/frame/page.ts';`,
      'by its door, #web',
    ],
    ['a path out of src/', 'src/site/x.ts', `import { a } from '../../bench/a.ts';`, 'outside src/'],
    ['a test’s things in the program', 'src/site/x.ts', `import { a } from '#test/stores.ts';`, 'only tests'],
    ['something behind a door', 'src/site/x.ts', `import { a } from '#web/frame';`, 'no door'],
    ['a room’s own door', 'src/site/x.ts', `import { a } from '#site';`, 'name the file'],
    ['Node in base', 'src/base/x.ts', `import type { A } from 'node:fs';`, 'base uses nothing of Node'],
    [
      'Node in spam',
      'src/spam/x.ts',
      `import { createHash } from 'node:crypto';`,
      'spam uses nothing of Node',
    ],
    ['the network outside of jobs', 'src/people/x.ts', `import { request } from 'undici';`, 'only jobs may'],
    [
      'mail outside of jobs',
      'src/desk/x.ts',
      `import { createTransport } from 'nodemailer';`,
      'only jobs may',
    ],
    ['a socket outside of jobs', 'src/api/x.ts', `import { connect } from 'node:net';`, 'only jobs may'],
    [
      'fetch outside of jobs',
      'src/site/x.ts',
      `export const a = () => fetch('https://x.example');`,
      'leave an outbox row',
    ],
    ['a database outside of the store', 'src/desk/x.ts', `import pg from 'pg';`, 'only store may'],
    [
      'HTTP in a room',
      'src/comments/x.ts',
      `import { Hono } from 'hono/tiny';`,
      'only web, site, desk, api, app may',
    ],
    [
      'SQL in a page',
      'src/site/x.ts',
      `export const a = (db: Db) => db.selectFrom('articles');`,
      'queries.ts',
    ],
    ['SQL as text', 'src/desk/x.ts', 'export const a = sql`select 1`;', 'queries.ts'],
    ['a room that is not listed', 'src/shop/shop.ts', `export const a = 1;`, 'src/shop is no room'],
  ];
  test.each(seeded)('%s', (_, file, text, words) => {
    const found = checkArrows([sourceOf(file, text)], HOUSE);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(file.startsWith('src/shop') ? 'src/shop' : `${file}:1 `);
    expect(found[0]).toContain(words);
  });

  test('a circle of two files, one way by a type', () => {
    const found = checkArrows(
      [
        sourceOf('src/site/a.ts', `import { b } from './b.ts';`),
        sourceOf('src/site/b.ts', `import type { A } from './a.ts';`),
      ],
      HOUSE,
    );
    expect(found).toEqual([
      expect.stringContaining('src/site/a.ts → src/site/b.ts → src/site/a.ts is a circle'),
    ]);
  });

  test('a circle through doors', () => {
    const found = checkArrows(
      [
        sourceOf('src/articles/articles.ts', `export * from './a.ts';`),
        sourceOf('src/articles/a.ts', `import { c } from '#comments';`),
        sourceOf('src/comments/comments.ts', `import { a } from '#articles';`),
      ],
      HOUSE,
    );
    expect(found.some((words) => words.includes('is a circle'))).toBe(true);
  });
});

test('what is allowed is not found', () => {
  const fine = [
    sourceOf(
      'src/site/x.ts',
      `import { a } from '#web'; import { b } from './y.ts'; import type { C } from 'node:net';`,
    ),
    sourceOf('src/site/y.ts', `// fetch(x) and sql\`x\` in words\nexport const b = 1;`),
    sourceOf(
      'src/site/x.test.ts',
      `import { a } from '#jobs'; import { b } from '#test/stores.ts'; import './x.ts';`,
    ),
    sourceOf('src/comments/a/queries.ts', 'export const a = sql`select 1`;'),
    sourceOf('src/transfer/x.ts', 'export const a = ({ fetch }: B) => fetch("x");'),
    sourceOf('src/desk/x.client.ts', 'void fetch("/desk");'),
  ];
  expect(checkArrows(fine, HOUSE)).toEqual([]);
});
