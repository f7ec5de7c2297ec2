import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export interface BuiltAsset {
  /** As pages name it: `site.css`. */
  readonly name: string;
  /** With a hash of its content, so that it may be kept for ever: `site.3f2a91c04d.css`. */
  readonly file: string;
  readonly body: Buffer;
}

const FONT = '@fontsource-variable/source-serif-4';
/** Upright letters with their optical sizes, headlines being cut finer; italics, which are rare, without. */
const FACES = ['opsz.css', 'wght-italic.css'];

/**
 * Makes everything under /assets/ from the sources below `root`: one style sheet a room (`web` is the readers', `desk` the
 * newsroom's), the fonts they name, the icon, and one script for each `*.client.ts`.
 */
export async function buildAssets(root: string): Promise<BuiltAsset[]> {
  const fonts = buildFonts(root);
  const site = hashed('site.css', Buffer.from(minify(fonts.css + styles(root, 'src/web/style/*.css'))));
  const desk = hashed('desk.css', Buffer.from(minify(styles(root, 'src/desk/**/*.css'))));
  const icon = hashed('icon.svg', readFileSync(join(root, 'src/web/style/icon.svg')));
  return [...fonts.files, site, desk, icon, ...(await buildScripts(root))];
}

/** Writes what `buildAssets` makes, with a list of names, for a start without the sources. */
export async function writeAssets(root: string, folder: string): Promise<void> {
  const assets = await buildAssets(root);
  mkdirSync(folder, { recursive: true });
  for (const { file, body } of assets) {
    writeFileSync(join(folder, file), body);
  }
  const names = Object.fromEntries(assets.map(({ name, file }) => [name, file]));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(names));
}

function buildFonts(root: string): { css: string; files: BuiltAsset[] } {
  const folder = dirname(createRequire(join(root, 'package.json')).resolve(`${FONT}/package.json`));
  const files = new Map<string, BuiltAsset>();
  const css = FACES.map((face) =>
    readFileSync(join(folder, face), 'utf8').replace(/url\(\.\/files\/([^)]+)\)/g, (_whole, name: string) => {
      const file = files.get(name) ?? hashed(name, readFileSync(join(folder, 'files', name)));
      files.set(name, file);
      return `url(/assets/${file.file})`;
    }),
  ).join('\n');
  return { css: css.replaceAll('Source Serif 4 Variable', 'Source Serif'), files: [...files.values()] };
}

function styles(root: string, pattern: string): string {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}

/** Comments and white space only: what is left is what was written. */
function minify(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();
}

async function buildScripts(root: string): Promise<BuiltAsset[]> {
  const sources = globSync('src/**/*.client.ts', { cwd: root }).sort();
  if (sources.length === 0) return [];
  const { build } = await import('esbuild');
  return Promise.all(
    sources.map(async (source) => {
      const result = await build({
        entryPoints: [join(root, source)],
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
      });
      return hashed(
        basename(source).replace('.client.ts', '.js'),
        Buffer.from(result.outputFiles[0]?.contents ?? ''),
      );
    }),
  );
}

function hashed(name: string, body: Buffer): BuiltAsset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { name, file: name.replace(/(\.\w+)$/, `.${hash}$1`), body };
}

/** The folder of package.json, from wherever the program was built to. */
export function packageRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('package.json was not found above the program');
  }
}
