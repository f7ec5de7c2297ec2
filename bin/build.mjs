// Translates src/ to dist/, when something in it has changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './bootstrap.mjs';

const DIST = join(ROOT, 'dist');
const NOTE = join(DIST, 'built.json');

/** Packages in the old module format ask for others by this name. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** Builds the program and its style sheets, scripts and fonts. Does nothing when they are up to date. */
export async function build() {
  if (!existsSync(join(ROOT, 'src'))) return;
  const from = fingerprint();
  if (existsSync(NOTE) && readFileSync(NOTE, 'utf8') === from) return;
  const { build: bundle, stop } = await import('esbuild');
  // Beside, then renamed: a start that is interrupted or runs twice at once never finds half a program.
  const part = `${DIST}.${process.pid}.part`;
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: {
      main: 'src/cli/main.ts',
      assets: 'src/web/assets/build.ts',
      derive: 'src/articles/images/derive.ts',
      typeset: 'src/articles/typeset/worker.ts',
      ranking: 'src/context/related/ranking/worker.ts',
    },
    outdir: part,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // Packages are bundled too: one file loads three times as fast as six hundred.
    external: ['better-sqlite3', 'sharp', '@node-rs/argon2', 'pino', 'pg-native', 'esbuild'],
    banner: { js: REQUIRE },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    // Node keeps the text of the program in memory, two octets for each letter when one is not Latin, as a dash in a comment: without
    // comments and indents it is a quarter less. Names stay, for errors; licences go into files beside it.
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: 'linked',
    logLevel: 'warning',
  });
  const { writeAssets } = await import(pathToFileURL(join(part, 'assets.js')).href);
  await writeAssets(ROOT, join(part, 'assets'));
  // It would wait for more for as long as the paper is served, in 190 MB.
  await stop();
  writeFileSync(join(part, 'built.json'), from);
  rmSync(DIST, { recursive: true, force: true });
  try {
    renameSync(part, DIST);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(NOTE)) throw error;
  }
}

function fingerprint() {
  const files = globSync('src/**/*.{ts,tsx,css,svg}', { cwd: ROOT }).filter(
    (file) => !file.includes('.test'),
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort(), 'package-lock.json', 'bin/build.mjs']) {
    const { mtimeMs, size } = statSync(join(ROOT, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
