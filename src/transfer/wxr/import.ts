import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { linkedArticles, readPaper } from '#articles';
import { recordAudit, type Store } from '#store';
import { memoryClearer } from '../collect.ts';
import { zoneOfSite } from '../old-clocks.ts';
import { addLinks, beginRun, findImported, saveRun, textsWithLinks, unfinishedRun } from '../queries.ts';
import { lose, newReport, note, type ImportReport } from '../report.ts';
import { importItems } from './items.ts';
import { imageFinder, type FetchMedia } from './media.ts';
import { surveyFile, type Survey } from './survey.ts';

export interface Progress {
  readonly phase: 'check' | 'import';
  /** Octets of the file read in this phase, and in all. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly items: number;
}

export interface ImportOptions {
  /** Reads and plans everything, writes nothing. */
  readonly dryRun?: boolean;
  /** Fetches images of the old site; without it they stay there and become links. */
  readonly fetchMedia?: FetchMedia;
  /** Where images are kept. Needed with `fetchMedia`. */
  readonly mediaFolder?: string;
  /** Cuts and hashes a commenter's address (null keeps nothing of it). Without it, nothing is kept. */
  readonly hashAddress?: (address: string) => string | null;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Moves a WordPress site in from its export (WXR 1.0 to 1.2, plain or gzip, of any size). The whole file is checked first: a
 * broken one changes nothing. Run again, it goes on where it was interrupted, adds what is new, updates what changed and
 * leaves alone what was edited here.
 * @returns what came in, and every item that did not, with the reason.
 * @throws Failure in one sentence, with line and column where there is one.
 */
export async function importWxr(
  store: Store,
  source: string | Readable,
  options: ImportOptions = {},
): Promise<ImportReport> {
  if (typeof source === 'string') return importFile(store, source, options);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-import-'));
  try {
    const file = join(folder, 'export.xml');
    await pipeline(source, createWriteStream(file));
    return await importFile(store, file, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importFile(store: Store, file: string, options: ImportOptions): Promise<ImportReport> {
  const began = performance.now();
  const report = newReport(basename(file), options.dryRun === true);
  const survey = await check(file, report, options);
  await keepEarlierIds(store, survey);
  const images = imageFinder({
    store,
    survey,
    report,
    fetch: options.dryRun ? undefined : options.fetchMedia,
    folder: options.mediaFolder ?? '',
  });
  const language = languageOf(survey.language) ?? (await readPaper(store.db)).language;
  const run = options.dryRun ? undefined : await openRun(store, file, report);
  const totalBytes = (await stat(file).catch(() => undefined))?.size ?? 0;
  const tell = ticker('import', totalBytes, options);
  const clearMemory = memoryClearer();
  await importItems(file, {
    planning: { survey, report, now: store.now(), language, images },
    writing: { store, origin: survey.origin, report, met: new Set() },
    hashAddress: options.hashAddress,
    dryRun: options.dryRun === true,
    from: run?.position ?? 0,
    onBytes: tell.bytes,
    async onBatch(items) {
      clearMemory();
      tell.items(items);
      if (run)
        await store.write((tx) =>
          saveRun(tx.db, run.id, { position: items, report: JSON.stringify(report) }),
        );
    },
  });
  finish(report, survey, options);
  report.seconds = Math.round(performance.now() - began) / 1_000;
  if (run) await closeRun(store, run.id, survey.origin, report);
  return report;
}

async function check(file: string, report: ImportReport, options: ImportOptions): Promise<Survey> {
  const totalBytes = (await stat(file).catch(() => undefined))?.size ?? 0;
  const tell = ticker('check', totalBytes, options);
  let repairs = 0;
  const survey = await surveyFile(file, {
    onBytes: tell.bytes,
    onItem: tell.items,
    onRepair: (count) => void (repairs += count),
  });
  report.title = survey.title;
  report.tagline = survey.tagline;
  report.language = languageOf(survey.language) ?? '';
  report.timezone = zoneOfSite([...survey.clocks.values()], report.language) ?? '';
  report.origin = survey.origin;
  report.version = survey.version;
  if (repairs > 0)
    note(
      report,
      `${repairs} characters that could not be read or that no text may contain were removed or marked.`,
    );
  return survey;
}

/** Items after which the progress is told anew, if no percent of the file has gone by. */
const TICK = 25;

function ticker(phase: Progress['phase'], totalBytes: number, options: ImportOptions) {
  let bytes = 0;
  let items = 0;
  let told = '';
  const tell = () => {
    const step = `${Math.floor((bytes * 100) / Math.max(1, totalBytes))} ${Math.floor(items / TICK)}`;
    if (step === told) return;
    told = step;
    options.onProgress?.({ phase, bytes, totalBytes, items });
  };
  return {
    bytes: (read: number) => void ((bytes = read), tell()),
    items: (done: number) => void ((items = done), tell()),
  };
}

/** A post may get another date in a later export, never another id. */
async function keepEarlierIds(store: Store, survey: Survey): Promise<void> {
  const earlier = await findImported(store.db, survey.origin, 'post', [...survey.ids.keys()]);
  for (const [key, row] of earlier) survey.ids.set(key, row.our_id);
}

async function openRun(
  store: Store,
  file: string,
  report: ImportReport,
): Promise<{ id: string; position: number }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const source = hash.digest('hex');
  const earlier = await unfinishedRun(store.db, source);
  if (!earlier) return { id: await store.write((tx) => beginRun(tx, source)), position: 0 };
  if (earlier.position > 0) {
    const saved = JSON.parse(earlier.report) as ImportReport;
    Object.assign(report, {
      ...saved,
      resumedAt: earlier.position,
      notes: [...new Set([...saved.notes, ...report.notes])],
    });
  }
  return { id: earlier.id, position: earlier.position };
}

function finish(report: ImportReport, survey: Survey, options: ImportOptions): void {
  report.items = survey.items;
  if (!options.fetchMedia && survey.attachments.size > 0) {
    report.counts.images.found = survey.attachments.size;
    for (const attachment of survey.attachments.values())
      lose(report, {
        kind: 'images',
        name: attachment.url,
        line: attachment.line,
        reason: 'not fetched: an export has only addresses of files (use --media)',
        lost: true,
      });
  }
  note(report, 'Spam is not in a WordPress export, nor are menus, widgets, themes and plugins’ own data.');
}

/** Pages of texts with links; each is one short transaction. */
const PAGE = 100;

async function closeRun(store: Store, id: string, origin: string, report: ImportReport): Promise<void> {
  for (let after = ''; ;) {
    // Inside the transaction although it reads: the reading connection would map the whole file into memory.
    const last = await store.write(async (tx) => {
      const texts = await textsWithLinks(tx.db, origin, after, PAGE);
      await addLinks(
        tx.db,
        texts.flatMap((text) =>
          linkedArticles(text.body_html).map((to) => ({ from_id: text.id, to_id: to })),
        ),
      );
      return texts.at(-1)?.id;
    });
    if (last === undefined) break;
    after = last;
  }
  await store.write(async (tx) => {
    await saveRun(tx.db, id, { finished_at: tx.now, position: report.items, report: JSON.stringify(report) });
    await recordAudit(tx, {
      by: null,
      action: 'import.finished',
      subject: id,
      detail: { origin, counts: report.counts },
    });
    await tx.later('archive.grew', 'archive', {});
    tx.stale('all');
  });
}

function languageOf(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}
