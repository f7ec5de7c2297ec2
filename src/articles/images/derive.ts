// A program of its own, run by `smaller-copies.ts`: node derive.ts '{"from": …, "copies": […]}'
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Order } from './smaller-copies.ts';

const { from, mostPixels, copies } = JSON.parse(process.argv[2] ?? '') as Order;
for (const { part, width, format } of copies) {
  const sized = sharp(from, { limitInputPixels: mostPixels }).resize({ width });
  const encoded = format === 'webp' ? sized.webp({ quality: 78 }) : sized.avif({ quality: 55, effort: 3 });
  await writeFile(part, await encoded.toBuffer(), { flush: true });
}
