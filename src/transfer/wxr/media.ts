import { Failure, isFailure } from '#base';
import { plainText, storeImage } from '#articles';
import type { Store } from '#store';
import { findImagesByOrigin } from '../queries.ts';
import { lose, type ImportReport } from '../report.ts';
import { pathOn } from './addresses.ts';
import { fullText } from './full-text.ts';
import { metaOf } from './item.ts';
import type { XmlElement } from './read.ts';
import type { Survey } from './survey.ts';

/** Fetches an image from the old site. It must refuse private addresses, and what is too large or no image. */
export type FetchMedia = (url: string) => Promise<Uint8Array>;

interface OwnCopy {
  readonly id: string;
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface ImageFinder {
  /** The paper's copy of an image in a text. */
  readonly own: (src: string) => OwnCopy | undefined;
  /** Whether an image was of the old site: one that is not fetched becomes a link, but is from nowhere else. */
  readonly isOurs: (src: string) => boolean;
  /** The image id of a lead image, by its attachment's number; null if there is none. */
  readonly lead: (attachmentId: string, change: (reason: string) => void) => string | null;
  /** Fetches what these items show, so that `own` and `lead` know it. */
  readonly fetchFor: (items: readonly XmlElement[]) => Promise<void>;
}

/** At once; a small site's server should not notice. */
const TOGETHER = 4;
const IMAGE = /<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** WordPress names its smaller copies `pier-300x200.jpg`; the whole picture is wanted. */
const SIZED = /-\d{1,5}x\d{1,5}(?=\.\w{3,4}$)/;

export interface MediaSettings {
  readonly store: Store;
  readonly survey: Survey;
  readonly report: ImportReport;
  /** Absent: images stay where they are and become links. */
  readonly fetch?: FetchMedia | undefined;
  readonly folder: string;
}

/** Brings the old site's images in, each once, or finds those that an earlier run brought. */
export function imageFinder(settings: MediaSettings): ImageFinder {
  const { survey } = settings;
  const known = new Map<string, OwnCopy | null>();
  const urlOf = (src: string) => wholePicture(src, survey);
  return {
    own: (src) => known.get(urlOf(src) ?? '') ?? undefined,
    isOurs: (src) => urlOf(src) !== undefined,
    lead(attachmentId, change) {
      if (!attachmentId || attachmentId === '0') return null;
      const attachment = survey.attachments.get(attachmentId);
      const copy = attachment && known.get(urlOf(attachment.url) ?? '');
      if (!attachment) change(`lead image (attachment ${attachmentId}) is not in the file`);
      else if (!copy && !settings.fetch) change('lead image was not fetched (use --media)');
      return copy?.id ?? null;
    },
    async fetchFor(items) {
      const wanted = new Set(items.flatMap((item) => urlsIn(item, survey)).filter((url) => !known.has(url)));
      for (const image of await findImagesByOrigin(settings.store.db, [...wanted])) {
        known.set(image.origin_url ?? '', {
          id: image.id,
          src: `/media/${image.file}`,
          width: image.width,
          height: image.height,
        });
        wanted.delete(image.origin_url ?? '');
      }
      if (!settings.fetch) return;
      const queue = [...wanted];
      await Promise.all(
        Array.from({ length: TOGETHER }, async () => {
          for (let url = queue.pop(); url !== undefined; url = queue.pop())
            known.set(url, await bring(url, settings));
        }),
      );
    },
  };
}

function urlsIn(item: XmlElement, survey: Survey): string[] {
  const sources = [...fullText(item, survey).matchAll(IMAGE)].map(
    ([, double, single]) => double ?? single ?? '',
  );
  const lead = survey.attachments.get(metaOf(item, '_thumbnail_id'))?.url;
  return [...sources, ...(lead ? [lead] : [])].flatMap((src) => wholePicture(src, survey) ?? []);
}

/** The full address of an image of the old site; undefined for images of others, which are not ours to take. */
function wholePicture(src: string, survey: Survey): string | undefined {
  const plain = src.replaceAll('&amp;', '&').trim();
  const url = URL.parse(plain, survey.base || 'https://site.invalid');
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const attached = attachmentUrls(survey);
  const whole = url.href.replace(/[?#].*$/, '').replace(SIZED, '');
  if (attached.has(whole)) return whole;
  if (attached.has(url.href)) return url.href;
  return pathOn(survey.origin, url.href) === undefined ? undefined : url.href;
}

const urlSets = new WeakMap<Survey, Set<string>>();

function attachmentUrls(survey: Survey): Set<string> {
  let urls = urlSets.get(survey);
  if (!urls) {
    urls = new Set([...survey.attachments.values()].map((attachment) => attachment.url));
    urlSets.set(survey, urls);
  }
  return urls;
}

async function bring(
  url: string,
  { store, survey, report, fetch, folder }: MediaSettings,
): Promise<OwnCopy | null> {
  const attachment = [...survey.attachments.values()].find((one) => one.url === url);
  report.counts.images.found++;
  try {
    if (!fetch) return null;
    const image = await storeImage(store, folder, await fetch(url), {
      alt: attachment?.alt ?? '',
      caption: plainText(attachment?.caption ?? ''),
      credit: '',
      originUrl: url,
    });
    report.counts.images.added++;
    return { id: image.id, src: `/media/${image.file}`, width: image.width, height: image.height };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = isFailure(error)
      ? error.message
      : new Failure('busy', 'The old site did not answer.').message;
    lose(report, { kind: 'images', name: url, line: attachment?.line ?? 0, reason, lost: true });
    return null;
  }
}
