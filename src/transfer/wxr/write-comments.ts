import type { Tx } from '#store';
import {
  commentStates,
  findImported,
  insertComments,
  putImported,
  updateComment,
  type CommentRow,
  type Imported,
} from '../queries.ts';
import type { ItemKind } from '../report.ts';
import type { CommentPlan } from './comments.ts';
import type { Writing } from './write-articles.ts';

/** Comments in one transaction: a serving process waits no longer than a few milliseconds for its turn. */
const TOGETHER = 400;
const CAME_IN = 'Came in with the import, with the status it had there.';

export interface Thread {
  readonly articleId: string;
  /** Parents before replies. */
  readonly plans: readonly CommentPlan[];
}

/** Writes threads: new comments are added, changed ones updated unless somebody decided about them here. */
export async function writeComments(threads: readonly Thread[], writing: Writing): Promise<void> {
  const all = threads.flatMap(({ articleId, plans }) => plans.map((plan) => ({ articleId, plan })));
  for (let from = 0; from < all.length; from += TOGETHER)
    await writeSome(all.slice(from, from + TOGETHER), writing);
}

/** What writing them would do, for a dry run. */
export async function tryComments(threads: readonly Thread[], writing: Writing): Promise<void> {
  const plans = threads.flatMap((thread) => thread.plans);
  const known = await findImported(
    writing.store.db,
    writing.origin,
    'comment',
    plans.map((plan) => plan.key),
  );
  const states = await commentStates(
    writing.store.db,
    [...known.values()].map((row) => row.our_id),
  );
  for (const plan of plans) count(writing, plan, fateOf(plan, known.get(plan.key), states));
}

type Fate = 'added' | 'updated' | 'unchanged' | 'kept';

interface Placed {
  readonly articleId: string;
  readonly plan: CommentPlan;
}

async function writeSome(some: readonly Placed[], writing: Writing): Promise<void> {
  const fates = await writing.store.write(async (tx) => {
    const known = await findImported(
      tx.db,
      writing.origin,
      'comment',
      some.map(({ plan }) => plan.key),
    );
    const states = await commentStates(tx.db, idsIn(known, some));
    const added = some.filter(({ plan }) => fateOf(plan, known.get(plan.key), states) === 'added');
    const changed = some.filter(({ plan }) => fateOf(plan, known.get(plan.key), states) === 'updated');
    const inFile = new Map(added.map(({ plan }) => [plan.id, plan.id]));
    const parents = new Map([...states.keys()].map((id) => [id, id]));
    for (const { plan } of some) {
      const before = known.get(plan.key);
      if (before && states.has(before.our_id)) parents.set(plan.id, before.our_id);
    }
    const parentOf = (id: string | null) =>
      id === null ? null : (inFile.get(id) ?? parents.get(id) ?? null);
    await insertComments(
      tx,
      added.map((placed) => rowOf(placed, parentOf)),
      CAME_IN,
    );
    for (const { plan } of changed) await change(tx, plan, known.get(plan.key)?.our_id ?? '');
    await remember(tx, [...added, ...changed], writing.origin, known);
    if (added.length + changed.length > 0)
      tx.stale(...new Set(some.map(({ articleId }) => `article:${articleId}` as const)));
    return some.map(({ plan }) => ({ plan, fate: fateOf(plan, known.get(plan.key), states) }));
  });
  for (const { plan, fate } of fates) count(writing, plan, fate);
}

/** Ids that may be here already: of these comments, and of parents written just before. */
function idsIn(known: ReadonlyMap<string, Imported>, some: readonly Placed[]): string[] {
  const parents = some.flatMap(({ plan }) => (plan.parentId === null ? [] : [plan.parentId]));
  return [...new Set([...[...known.values()].map((row) => row.our_id), ...parents])];
}

/** The digest column says what came and which status it was given: `digest status`. */
function fateOf(plan: CommentPlan, known: Imported | undefined, states: ReadonlyMap<string, string>): Fate {
  if (!known) return 'added';
  const [digest, status] = known.digest.split(' ');
  if (digest === plan.digest) return 'unchanged';
  // Gone means a reader or the retention took it away: it is not brought back.
  return states.get(known.our_id) === status ? 'updated' : 'kept';
}

function count(writing: Writing, plan: CommentPlan, fate: Fate): void {
  const kind: ItemKind = plan.kind === 'comment' ? 'comments' : 'pingbacks';
  writing.report.counts[kind][fate]++;
}

function rowOf({ articleId, plan }: Placed, parentOf: (id: string | null) => string | null): CommentRow {
  return {
    id: plan.id,
    article_id: articleId,
    parent_id: parentOf(plan.parentId),
    kind: plan.kind,
    status: plan.status,
    author_name: plan.name,
    author_email: plan.email,
    author_link: plan.link,
    body: plan.body,
    html: plan.html,
    address_block: plan.addressBlock,
    author_key: null,
    staff_id: null,
    form_ms: null,
    fingerprint: null,
    link_host: plan.linkHost,
    once: null,
    created_at: plan.createdAt,
    // Somebody put those away; the others were never decided about by a person, as far as a file can say.
    decided_at: plan.status === 'refused' || plan.status === 'spam' ? plan.createdAt : null,
  };
}

async function change(tx: Tx, plan: CommentPlan, id: string): Promise<void> {
  await updateComment(tx.db, id, {
    status: plan.status,
    author_name: plan.name,
    author_email: plan.email,
    author_link: plan.link,
    link_host: plan.linkHost,
    body: plan.body,
    html: plan.html,
  });
}

async function remember(
  tx: Tx,
  some: readonly Placed[],
  origin: string,
  known: ReadonlyMap<string, Imported>,
) {
  await putImported(
    tx.db,
    some.map(({ plan }) => ({
      origin,
      kind: 'comment',
      external_id: plan.key,
      our_id: known.get(plan.key)?.our_id ?? plan.id,
      digest: `${plan.digest} ${plan.status}`,
    })),
  );
}
