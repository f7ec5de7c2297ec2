import { Failure, LIMITS, newId, wellFormed } from '#base';
import type { Store } from '#store';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Image, ImageVariant } from './article.ts';
import { findImage, insertImage, isLeadOfOthers, setImageVariants, setImageWords } from './images/queries.ts';
import { makeCopies } from './images/smaller-copies.ts';

/** The longest side that is kept: twice the widest column on a sharp screen. */
const LONGEST_SIDE = 2_400;
/** Pixels; more is a decompression bomb rather than a photograph. */
const MOST_PIXELS = 100_000_000;
const WIDTHS = [480, 960, 1_600];
const ACCEPTED = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'gif', 'tiff']);
const MIME = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', avif: 'image/avif' } as const;

// What it keeps between two pictures is memory that an upload a day does not need.
sharp.cache(false);

export interface ImageWords {
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/**
 * Stores an image: turned upright, stripped of everything a camera writes into it (position, name, serial number), at most
 * 2,400 pixels long. The same bytes are stored once. Smaller sizes are made later, by a job.
 * @param folder the media folder.
 * @throws Failure `too-large` over 20 MB or 100 megapixels, `unsupported` if it is not an image.
 */
export async function storeImage(
  store: Store,
  folder: string,
  bytes: Uint8Array,
  words: ImageWords & { originUrl?: string | null },
): Promise<Image> {
  const { data, info } = await upright(bytes);
  const mime = MIME[info.format as keyof typeof MIME];
  const file = `${createHash('sha256').update(data).digest('hex').slice(0, 24)}.${info.format === 'jpeg' ? 'jpg' : info.format}`;
  await writeMedia(folder, file, data);
  return store.write(async (tx) => {
    const known = await findImage(tx.db, { file });
    if (known) return known;
    const id = newId(tx.now);
    const inserted = await insertImage(tx, {
      id,
      file,
      mime,
      width: info.width,
      height: info.height,
      bytes: data.length,
      alt: wellFormed(words.alt),
      caption: wellFormed(words.caption),
      credit: wellFormed(words.credit),
      origin_url: words.originUrl ?? null,
    });
    if (inserted) await tx.later('image.stored', id, { imageId: id });
    const stored = await findImage(tx.db, { file });
    if (!stored) throw new Failure('not-found', 'The image was removed while it was being stored.');
    return stored;
  });
}

/**
 * Changes an image's alternative text, caption and credit, in every article that has it.
 * @param reporter whose id is given may only change what stands above drafts of their own.
 * @returns whether it was changed.
 */
export async function describeImage(
  store: Store,
  id: string,
  words: ImageWords,
  reporter?: string,
): Promise<boolean> {
  // Outside the transaction: all articles are looked through, and on SQLite every other write would wait.
  if (reporter !== undefined && (await isLeadOfOthers(store.db, id, reporter))) return false;
  await store.write(async (tx) => {
    await setImageWords(tx.db, id, {
      alt: wellFormed(words.alt),
      caption: wellFormed(words.caption),
      credit: wellFormed(words.credit),
    });
    tx.stale('all');
  });
  return true;
}

/**
 * Makes the smaller copies of an image, as WebP and AVIF. AVIF takes seconds for a large photograph: this is for a job,
 * never for a request. Running it twice does no harm. `formats` limits what is made.
 */
export async function deriveImages(
  store: Store,
  folder: string,
  imageId: string,
  formats: readonly ('webp' | 'avif')[] = ['webp', 'avif'],
): Promise<void> {
  const image = await findImage(store.db, { id: imageId });
  if (!image) return;
  const kept = image.variants.filter((one) => !formats.some((format) => one.mime === MIME[format]));
  const wanted = formats.flatMap((format) =>
    widthsFor(image.width).map((width) => variant(image, format, width)),
  );
  await derive(folder, image, wanted);
  const variants = [...kept, ...wanted].sort((one, other) => one.width - other.width);
  await store.write(async (tx) => {
    await setImageVariants(tx.db, imageId, JSON.stringify(variants));
    tx.stale('all');
  });
}

function widthsFor(width: number): number[] {
  const smaller = WIDTHS.filter((one) => one < width);
  return smaller.length === WIDTHS.length ? smaller : [...smaller, width];
}

function variant(image: Image, format: 'webp' | 'avif', width: number): ImageVariant {
  return {
    file: `${image.file.replace(/\.\w+$/, '')}-${width}.${format}`,
    mime: MIME[format],
    width,
    height: Math.round((image.height * width) / image.width),
  };
}

async function derive(folder: string, image: Image, wanted: readonly ImageVariant[]): Promise<void> {
  const missing = await Promise.all(
    wanted.map(async ({ file, mime, width }) => {
      const path = join(folder, file);
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      const format = mime === MIME.webp ? ('webp' as const) : ('avif' as const);
      return isThere ? [] : [{ path, part: partOf(folder, file), width, format }];
    }),
  );
  const copies = missing.flat();
  await makeCopies({ from: join(folder, image.file), mostPixels: MOST_PIXELS, copies });
  for (const { path, part } of copies) await rename(part, path);
}

async function upright(bytes: Uint8Array) {
  if (bytes.length > LIMITS.imageBody)
    throw new Failure('too-large', 'An image may have at most 20 MB.', {
      image: 'An image may have at most 20 MB.',
    });
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format, hasAlpha } = await image.metadata();
    if (!ACCEPTED.has(format)) throw new Error(`format ${format}`);
    const sized = image.rotate().resize({
      width: LONGEST_SIDE,
      height: LONGEST_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
    });
    return await encode(sized, format, hasAlpha).toBuffer({ resolveWithObject: true });
  } catch {
    const words = 'This file is not an image that can be shown: please send a JPEG, PNG, WebP, AVIF or GIF.';
    throw new Failure('unsupported', words, { image: words });
  }
}

function encode(image: Sharp, format: string, hasAlpha: boolean): Sharp {
  if (format === 'png' || format === 'gif' || hasAlpha) return image.png({ compressionLevel: 9 });
  if (format === 'webp') return image.webp({ quality: 86 });
  return image.jpeg({ quality: 86, mozjpeg: true });
}

/** Written beside and renamed, so that a file of this name is always whole; two at once each write their own. */
async function writeMedia(folder: string, file: string, data: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const part = partOf(folder, file);
  await writeFile(part, data, { flush: true });
  await rename(part, join(folder, file));
}

function partOf(folder: string, file: string): string {
  return join(folder, `.${file}.${randomUUID()}.part`);
}
