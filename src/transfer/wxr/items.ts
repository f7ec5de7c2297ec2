import type { ImportReport, ItemKind } from '../report.ts';
import { lose } from '../report.ts';
import { planArticle, type ArticlePlan, type Planning } from './article.ts';
import { planComments, type CommentPlan } from './comments.ts';
import { keyGiver, nameOf, publishedAt, SHARED_BLOCK, typeOf } from './item.ts';
import { field, readChannel, type XmlElement } from './read.ts';
import { tryArticles, writeArticles, type Writing } from './write-articles.ts';
import { tryComments, writeComments } from './write-comments.ts';

/** Articles in one transaction, and comments that wait for theirs. */
const BATCH_ITEMS = 25;
const BATCH_COMMENTS = 1_000;

export interface ItemsJob {
  readonly planning: Planning;
  readonly writing: Writing;
  readonly hashAddress?: ((address: string) => string | null) | undefined;
  readonly dryRun: boolean;
  /** Items done by an earlier run. */
  readonly from: number;
  readonly onBytes: (bytes: number) => void;
  /** After each batch, with the number of items done. */
  readonly onBatch: (items: number) => Promise<void>;
}

interface Planned {
  readonly article: ArticlePlan;
  readonly comments: readonly CommentPlan[];
}

/** Reads the items once more and writes them, batch by batch. */
export async function importItems(file: string, job: ItemsJob): Promise<void> {
  const { planning } = job;
  const giveKey = keyGiver();
  const authors = new Set<string>();
  let waiting: { item: XmlElement; key: string }[] = [];
  let comments = 0;
  let done = 0;
  const flush = async () => {
    await planning.images.fetchFor(waiting.map(({ item }) => item));
    await write(
      waiting.map(({ item, key }) => plan(item, key, job)),
      job,
    );
    waiting = [];
    comments = 0;
    await job.onBatch(done);
  };
  for await (const element of readChannel(file, { onBytes: job.onBytes })) {
    if (element.name !== 'item') continue;
    const { key, again } = giveKey(element, 'post');
    done++;
    authors.add((field(element, 'dc:creator') || field(element, 'wp:author')).toLowerCase());
    if (done <= job.from) continue;
    if (!admitted(element, again, planning.report)) continue;
    waiting.push({ item: element, key });
    comments += element.children.length;
    if (waiting.length >= BATCH_ITEMS || comments >= BATCH_COMMENTS) await flush();
  }
  await flush();
  countAuthors(planning, authors);
}

/** Whether it becomes an article; if not, the report says why. */
function admitted(item: XmlElement, again: boolean, report: ImportReport): boolean {
  const type = typeOf(item);
  if (type === 'attachment') {
    const comments = item.children.filter((child) => child.name === 'wp:comment').length;
    if (comments > 0)
      left(item, 'comments', `${comments} comments under a file: only articles have comments`, report);
    return false;
  }
  // Its words come in with the posts that they stand in.
  if (type === SHARED_BLOCK) return false;
  const kind: ItemKind = type === 'post' ? 'posts' : type === 'page' ? 'pages' : 'others';
  report.counts[kind].found++;
  if (kind === 'others')
    return left(item, kind, `of the type “${type.slice(0, 40)}”, which is neither article nor page`, report);
  const status = field(item, 'wp:status').toLowerCase();
  if (status === 'trash') return left(item, kind, 'in WordPress’s bin', report);
  if (status === 'auto-draft')
    return left(item, kind, 'an empty draft that WordPress made by itself', report);
  if (status === 'inherit') return left(item, kind, 'an old revision', report);
  if (again)
    lose(report, {
      kind,
      name: nameOf(item),
      line: item.line,
      reason: 'its number was used before; both were kept',
      lost: false,
    });
  return true;
}

function left(item: XmlElement, kind: ItemKind, reason: string, report: ImportReport): false {
  lose(report, { kind, name: nameOf(item), line: item.line, reason, lost: true });
  return false;
}

function plan(item: XmlElement, key: string, job: ItemsJob): Planned {
  const article = planArticle(item, key, job.planning);
  const comments = planComments(item, key, {
    origin: job.writing.origin,
    report: job.planning.report,
    fallbackTime: publishedAt(item) ?? job.planning.now,
    hashAddress: job.hashAddress,
  });
  return { article, comments };
}

async function write(planned: readonly Planned[], job: ItemsJob): Promise<void> {
  if (planned.length === 0) return;
  const articles = planned.map(({ article }) => article);
  const ids = await (job.dryRun ? tryArticles : writeArticles)(articles, job.writing);
  const threads = planned.flatMap(({ article, comments }) => {
    const articleId = ids.get(article.key);
    return articleId === undefined ? [] : [{ articleId, plans: comments }];
  });
  await (job.dryRun ? tryComments : writeComments)(threads, job.writing);
}

function countAuthors({ survey, report }: Planning, used: ReadonlySet<string>): void {
  report.counts.authors.found = Math.max(survey.authors.size, report.counts.authors.added);
  for (const [login, { name, line }] of survey.authors)
    if (!used.has(login))
      lose(report, { kind: 'authors', name, line, reason: 'wrote nothing in this file', lost: true });
}
