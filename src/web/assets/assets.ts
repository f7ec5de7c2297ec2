import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prebuild, type Answer } from '../prebuilt.ts';
import { buildAssets, packageRoot, type BuiltAsset } from './build.ts';

export interface Assets {
  /** The address of an asset by its name: `/assets/site.3f2a91c04d.css`. Undefined when there is none. */
  url(name: string): string | undefined;
  /** What stands at `/assets/FILE`. */
  find(file: string): { br: Answer; gzip: Answer; identity: Answer } | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};
const FOREVER = 'public, max-age=31536000, immutable';
/** Assets are few and compressed once a start: a little more than pages get, still under 0.1 s. */
const QUALITY = 9;

/** Style sheets, scripts and fonts, all in memory. Built ones are taken from `dist/assets`, else they are made from source. */
export async function openAssets(): Promise<Assets> {
  const root = packageRoot(import.meta.dirname);
  const built = join(root, 'dist/assets');
  const assets = existsSync(join(built, 'manifest.json')) ? readBuilt(built) : await buildAssets(root);
  const urls = new Map(assets.map(({ name, file }) => [name, `/assets/${file}`]));
  const answers = new Map(
    await Promise.all(assets.map(async (asset) => [asset.file, await answersOf(asset)] as const)),
  );
  return { url: (name) => urls.get(name), find: (file) => answers.get(file) };
}

function readBuilt(folder: string): BuiltAsset[] {
  const names = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  return Object.entries(names).map(([name, file]) => ({
    name,
    file,
    body: readFileSync(join(folder, file)),
  }));
}

function answersOf({ file, body }: BuiltAsset) {
  const type = TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return prebuild(
    body,
    [
      ['content-type', type],
      ['cache-control', FOREVER],
      ['vary', 'Accept-Encoding'],
      ['x-content-type-options', 'nosniff'],
    ],
    QUALITY,
  );
}
