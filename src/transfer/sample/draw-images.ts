import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { storeImage } from '#articles';
import type { Store } from '#store';
import { updateArticle } from '../queries.ts';
import type { Calendar } from './calendar.ts';
import type { SampleArticle } from './read-folder.ts';
import { typesetLine } from './typeset.ts';

interface Drawing {
  readonly folder: string;
  readonly mediaFolder: string;
  readonly calendar: Calendar;
  readonly ids: ReadonlyMap<string, string>;
}

/** Draws the SVG images as photographs would come in; smaller sizes are made by a job, as for every image. */
export async function drawImages(
  store: Store,
  articles: readonly SampleArticle[],
  { folder, mediaFolder, calendar, ids }: Drawing,
): Promise<number> {
  const queue = articles.filter((article) => article.image !== undefined);
  let drawn = 0;
  const worker = async () => {
    for (let article = queue.shift(); article?.image; article = queue.shift()) {
      const { file, alt, caption, credit } = article.image;
      const bytes = await sharp(join(folder, 'images', file))
        .webp({ quality: 92, effort: 2 })
        .toBuffer();
      const words = { alt, caption: typesetLine(calendar.dates(caption)), credit };
      const image = await storeImage(store, mediaFolder, bytes, words);
      const id = ids.get(article.slug) ?? '';
      await store.write(async (tx) => {
        await updateArticle(tx.db, id, { lead_image_id: image.id });
        tx.stale('all');
      });
      drawn++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return drawn;
}
