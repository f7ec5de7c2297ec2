import { findByPath, freePath, isTaken, slugOf } from '#articles';
import type { Store, Tx } from '#store';
import {
  addAddresses,
  addListAddresses,
  articleStates,
  findImported,
  idBySlug,
  insertArticle,
  insertRevision,
  putImported,
  setParts,
  updateArticle,
  type Imported,
  type NamedTable,
} from '../queries.ts';
import { lose, type ImportReport, type ItemKind } from '../report.ts';
import type { ArticlePlan } from './article.ts';
import type { ListAddress } from './list-addresses.ts';

/** Tags of one article; more are search-engine bait. */
const MOST_TAGS = 30;

export interface Writing {
  readonly store: Store;
  readonly origin: string;
  readonly report: ImportReport;
  /** Sections, tags, authors and old addresses of lists met so far: each is counted, or written, once. */
  readonly met: Set<string>;
}

/**
 * Writes planned articles in one transaction: new ones are added, changed ones updated, unless the desk has changed them since.
 * @returns the ids here of those that are there now, by key: comments go to them.
 */
export async function writeArticles(
  plans: readonly ArticlePlan[],
  writing: Writing,
): Promise<Map<string, string>> {
  const { report, origin } = writing;
  const outcome = await writing.store.write(async (tx) => {
    const results: { plan: ArticlePlan; did: Outcome }[] = [];
    const before = await findImported(
      tx.db,
      origin,
      'post',
      plans.map((plan) => plan.key),
    );
    const states = await articleStates(
      tx.db,
      [...before.values()].map((row) => row.our_id),
    );
    for (const plan of plans) {
      const known = before.get(plan.key);
      const state = known && states.find((one) => one.id === known.our_id);
      results.push({ plan, did: await writeOne(tx, plan, origin, { known, state }) });
    }
    await addListAddresses(tx.db, newLists(plans, writing));
    if (results.some(({ did }) => did.what === 'added' || did.what === 'updated')) tx.stale('all');
    return results;
  });
  for (const { plan, did } of outcome) {
    tell(report, plan, did);
    countParts(plan, writing);
  }
  return new Map(
    outcome.filter(({ did }) => did.id !== undefined).map(({ plan, did }) => [plan.key, did.id ?? '']),
  );
}

/** What writing them would do, for a dry run. */
export async function tryArticles(
  plans: readonly ArticlePlan[],
  writing: Writing,
): Promise<Map<string, string>> {
  const { db } = writing.store;
  const before = await findImported(
    db,
    writing.origin,
    'post',
    plans.map((plan) => plan.key),
  );
  const states = await articleStates(
    db,
    [...before.values()].map((row) => row.our_id),
  );
  for (const plan of plans) {
    const known = before.get(plan.key);
    const state = known && states.find((one) => one.id === known.our_id);
    const what = known ? fateOf(plan, known, state) : 'added';
    tell(writing.report, plan, { what, id: plan.id, moved: undefined });
    countParts(plan, writing);
  }
  return new Map(plans.map((plan) => [plan.key, before.get(plan.key)?.our_id ?? plan.id]));
}

function newLists(plans: readonly ArticlePlan[], { met }: Writing): ListAddress[] {
  return plans
    .flatMap(({ lists }) => lists)
    .filter(({ path }) => {
      const isNew = !met.has(path);
      met.add(path);
      return isNew;
    });
}

interface Outcome {
  readonly what: 'added' | 'updated' | 'unchanged' | 'edited' | 'removed';
  /** Undefined if it is not here (any more). */
  readonly id: string | undefined;
  /** The address it got because its old one was taken. */
  readonly moved: string | undefined;
}

type State = { version: number; status: string } | undefined;

async function writeOne(
  tx: Tx,
  plan: ArticlePlan,
  origin: string,
  { known, state }: { known: Imported | undefined; state: State },
): Promise<Outcome> {
  if (!known) {
    const moved = await add(tx, plan);
    await remember(tx, plan, origin, { id: plan.id, version: 1 });
    return { what: 'added', id: plan.id, moved };
  }
  const fate = fateOf(plan, known, state);
  if (fate === 'updated' && state) {
    await update(tx, plan, known, state);
    await remember(tx, plan, origin, { id: known.our_id, version: state.version + 1 });
  }
  return { what: fate, id: fate === 'removed' ? undefined : known.our_id, moved: undefined };
}

/** The digest column says what came and what was made of it: `digest version status`. */
function fateOf(plan: ArticlePlan, known: Imported, state: State): Outcome['what'] {
  const [digest, version] = known.digest.split(' ');
  if (!state) return 'removed';
  if (digest === plan.digest) return 'unchanged';
  return String(state.version) === version ? 'updated' : 'edited';
}

async function remember(
  tx: Tx,
  plan: ArticlePlan,
  origin: string,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const digest = `${plan.digest} ${version} ${plan.status}`;
  await putImported(tx.db, [{ origin, kind: 'post', external_id: plan.key, our_id: id, digest }]);
}

async function add(tx: Tx, plan: ArticlePlan): Promise<string | undefined> {
  const path = await pathFor(tx, plan);
  await insertArticle(tx.db, {
    id: plan.id,
    kind: plan.kind,
    status: plan.status,
    path,
    slug: plan.slug,
    ...(await columns(tx, plan)),
    source_name: null,
    source_url: null,
    source_language: null,
    dateline: '',
    withdrawn_at: null,
    withdrawal_reason: null,
    version: 1,
    created_at: plan.createdAt,
    saved_at: tx.now,
  });
  await written(tx, plan, plan.id, 1);
  await addAddresses(
    tx,
    plan.id,
    plan.addresses.filter((one) => one !== path),
  );
  return plan.path !== null && path !== plan.path ? path : undefined;
}

async function update(
  tx: Tx,
  plan: ArticlePlan,
  known: Imported,
  state: { version: number; status: string },
) {
  const id = known.our_id;
  const decidedHere = state.status !== known.digest.split(' ')[2];
  const { published_at, ...rest } = await columns(tx, plan);
  const version = state.version + 1;
  await updateArticle(tx.db, id, {
    ...rest,
    ...(decidedHere ? {} : { status: plan.status, published_at }),
    version,
    saved_at: tx.now,
  });
  await written(tx, plan, id, version);
  // What is published waits for the end of the import; what is no longer must not be linked until then.
  const isGone = state.status === 'published' && !decidedHere && plan.status !== 'published';
  if (isGone) await tx.later('article.changed', id, { articleId: id });
}

async function written(tx: Tx, plan: ArticlePlan, id: string, version: number): Promise<void> {
  const bylines = await idsOf(tx, 'bylines', plan.bylines);
  await setParts(tx.db, id, bylines, await idsOf(tx, 'tags', plan.tags.slice(0, MOST_TAGS)));
  await insertRevision(tx, {
    article_id: id,
    version,
    headline: plan.headline,
    standfirst: plan.standfirst,
    body_html: plan.html,
    saved_at: tx.now,
    saved_by: null,
  });
}

async function columns(tx: Tx, plan: ArticlePlan) {
  const section = plan.section && (await idBySlug(tx, 'sections', plan.section.slug, plan.section.name));
  return {
    headline: plan.headline,
    standfirst: plan.standfirst,
    body_html: plan.html,
    body_text: plan.text,
    language: plan.language,
    section_id: section?.id ?? null,
    lead_image_id: plan.imageId,
    comments_open: plan.commentsOpen ? 1 : 0,
    published_at: plan.publishedAt,
    updated_at: plan.updatedAt,
  };
}

async function idsOf(tx: Tx, table: NamedTable, names: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const name of names) ids.add((await idBySlug(tx, table, slugOf(name), name)).id);
  return [...ids];
}

async function pathFor(tx: Tx, plan: ArticlePlan): Promise<string> {
  if (plan.path !== null && !isTaken(plan.path) && !(await findByPath(tx.db, plan.path))) return plan.path;
  return freePath(tx.db, {
    id: plan.id,
    kind: plan.kind,
    slug: plan.slug,
    publishedAt: plan.publishedAt ?? plan.createdAt,
  });
}

function tell(report: ImportReport, plan: ArticlePlan, did: Outcome): void {
  const kind: ItemKind = plan.kind === 'page' ? 'pages' : 'posts';
  const say = (reason: string) =>
    lose(report, { kind, name: plan.name, line: plan.line, reason, lost: false });
  if (did.what === 'added' || did.what === 'updated' || did.what === 'unchanged')
    report.counts[kind][did.what]++;
  else {
    report.counts[kind].kept++;
    say(
      did.what === 'edited'
        ? 'was edited here since; left as it is here'
        : 'was removed here since; not brought back',
    );
  }
  if (did.moved) say(`its old address ${plan.path ?? ''} is taken here; it lives at ${did.moved} now`);
}

function countParts(plan: ArticlePlan, { report, met }: Writing): void {
  const once = (kind: 'sections' | 'tags' | 'authors', name: string) => {
    const key = `${kind} ${slugOf(name)}`;
    if (met.has(key)) return;
    met.add(key);
    if (kind !== 'authors') report.counts[kind].found++;
    report.counts[kind].added++;
  };
  if (plan.section) once('sections', plan.section.name);
  for (const name of plan.tags.slice(0, MOST_TAGS)) once('tags', name);
  for (const name of plan.bylines) once('authors', name);
}
