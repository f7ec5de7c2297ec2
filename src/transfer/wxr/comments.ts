import { LIMITS, wellFormed } from '#base';
import { renderImported } from '#comments';
import { plainText } from '#articles';
import { digestOf, lastingId } from '../identity.ts';
import { lose, type ImportReport } from '../report.ts';
import { readWordPressDate } from './dates.ts';
import { keyGiver } from './item.ts';
import { field, type XmlElement } from './read.ts';

export interface CommentPlan {
  readonly key: string;
  readonly id: string;
  /** Null at the top of a thread. */
  parentId: string | null;
  readonly kind: 'comment' | 'pingback' | 'trackback';
  readonly status: 'published' | 'held' | 'refused' | 'spam';
  readonly name: string;
  readonly email: string | null;
  readonly link: string | null;
  readonly linkHost: string | null;
  readonly body: string;
  readonly html: string;
  readonly addressBlock: string | null;
  readonly createdAt: number;
  readonly digest: string;
}

export interface CommentPlanning {
  readonly origin: string;
  readonly report: ImportReport;
  /** Of the article, for comments without a date; ms UTC. */
  readonly fallbackTime: number;
  /** Cuts and hashes an address; without it none is kept. */
  readonly hashAddress?: ((address: string) => string | null) | undefined;
}

/** The comments of an item, parents before replies. Threads that cannot be are flattened; the report says which. */
export function planComments(item: XmlElement, articleKey: string, planning: CommentPlanning): CommentPlan[] {
  const giveKey = keyGiver();
  const plans = new Map<string, CommentPlan & { parentKey: string; line: number }>();
  for (const element of item.children) {
    if (element.name !== 'wp:comment') continue;
    const { key, again } = giveKey(element, 'comment');
    const plan = planOne(element, `${articleKey}/${key}`, planning);
    if (!plan) continue;
    if (again) changed(planning, plan.name, element.line, 'comment number was used twice; both were kept');
    plans.set(key, { ...plan, parentKey: field(element, 'wp:comment_parent'), line: element.line });
  }
  const sound = new Set<string>();
  for (const [key, plan] of plans) {
    if (plan.parentKey === '' || plan.parentKey === '0') continue;
    const fault = faultOf(key, plans, sound);
    if (fault) {
      changed(planning, plan.name, plan.line, fault);
      plan.parentKey = '0';
    } else plan.parentId = plans.get(plan.parentKey)?.id ?? null;
  }
  return parentsFirst([...plans.values()]);
}

/** Why a comment cannot stand where it says. `sound` are those that were found to lead to the top: nobody goes there twice. */
function faultOf(
  key: string,
  plans: ReadonlyMap<string, { parentKey: string }>,
  sound: Set<string>,
): string | undefined {
  const parentKey = plans.get(key)?.parentKey ?? '';
  if (parentKey === key) return 'comment answered itself; it stands at the top now';
  if (!plans.has(parentKey)) return 'comment answered one that is not in the file; it stands at the top now';
  const passed = new Set([key]);
  for (
    let at: string | undefined = parentKey;
    at && at !== '0' && !sound.has(at);
    at = plans.get(at)?.parentKey
  ) {
    if (passed.has(at)) return 'comments answered each other in a circle; this one stands at the top now';
    passed.add(at);
  }
  for (const one of passed) sound.add(one);
  return undefined;
}

function parentsFirst<Plan extends { id: string; parentId: string | null }>(plans: readonly Plan[]): Plan[] {
  const children = new Map<string | null, Plan[]>();
  for (const plan of plans) {
    const siblings = children.get(plan.parentId);
    if (siblings) siblings.push(plan);
    else children.set(plan.parentId, [plan]);
  }
  const ordered = [...(children.get(null) ?? [])];
  for (let index = 0; index < ordered.length; index++) {
    for (const child of children.get(ordered[index]?.id ?? '') ?? []) ordered.push(child);
  }
  return ordered;
}

// Maps: a file may say `constructor`, which every object has.
const KINDS: ReadonlyMap<string, CommentPlan['kind']> = new Map([
  ['', 'comment'],
  ['comment', 'comment'],
  ['pingback', 'pingback'],
  ['trackback', 'trackback'],
  ['webmention', 'pingback'],
]);

const STATUSES: ReadonlyMap<string, CommentPlan['status']> = new Map([
  ['1', 'published'],
  ['approve', 'published'],
  ['approved', 'published'],
  ['0', 'held'],
  ['hold', 'held'],
  ['spam', 'spam'],
  ['trash', 'refused'],
  ['post-trashed', 'refused'],
]);

function planOne(element: XmlElement, key: string, planning: CommentPlanning): CommentPlan | undefined {
  const type = field(element, 'wp:comment_type').toLowerCase();
  const kind = KINDS.get(type);
  const reportKind = kind === undefined || kind === 'comment' ? 'comments' : 'pingbacks';
  planning.report.counts[reportKind].found++;
  const name = shorter(plainText(field(element, 'wp:comment_author')), LIMITS.commentName);
  const left = (reason: string) =>
    lose(planning.report, {
      kind: reportKind,
      name: labelOf(element, name),
      line: element.line,
      reason,
      lost: true,
    });
  if (!kind) return void left(`of the type “${type.slice(0, 40)}”, which is no reader's comment`);
  const body = wellFormed(field(element, 'wp:comment_content'));
  if (body === '' && kind === 'comment') return void left('empty');
  if (
    element.children.some(
      (child) => child.name === 'wp:commentmeta' && field(child, 'wp:meta_key').startsWith('akismet'),
    )
  )
    changed(
      planning,
      labelOf(element, name),
      element.line,
      'Akismet’s notes about the comment were left behind',
    );
  const time =
    readWordPressDate(field(element, 'wp:comment_date_gmt')) ??
    readWordPressDate(field(element, 'wp:comment_date'));
  if (time === null)
    changed(planning, labelOf(element, name), element.line, 'comment has no date; the article’s is used');
  const link = webAddress(field(element, 'wp:comment_author_url'));
  return {
    key,
    id: lastingId(planning.origin, 'comment', key, time ?? planning.fallbackTime),
    parentId: null,
    kind,
    status: statusOf(element, planning, name),
    name: name || 'Anonymous',
    email: mailAddress(field(element, 'wp:comment_author_email')),
    link,
    linkHost: link && new URL(link).hostname.replace(/^www\./, ''),
    body,
    html: renderImported(body),
    addressBlock: addressOf(element, planning),
    createdAt: time ?? planning.fallbackTime,
    digest: digestOf(element.children.filter(isLasting).map((child) => [child.name, child.text])),
  };
}

// A digest outlives what it was made of: whoever knows the rest of it could try all addresses.
function isLasting(child: XmlElement): boolean {
  return child.name !== 'wp:comment_author_IP' && child.name !== 'wp:comment_author_email';
}

function addressOf(element: XmlElement, planning: CommentPlanning): string | null {
  const address = field(element, 'wp:comment_author_IP');
  return address === '' ? null : (planning.hashAddress?.(address) ?? null);
}

function statusOf(element: XmlElement, planning: CommentPlanning, name: string): CommentPlan['status'] {
  const written = field(element, 'wp:comment_approved').toLowerCase();
  const status = STATUSES.get(written);
  if (status) return status;
  changed(
    planning,
    labelOf(element, name),
    element.line,
    `comment had the status “${written.slice(0, 40)}”; it waits for a moderator now`,
  );
  return 'held';
}

function changed(planning: CommentPlanning, name: string, line: number, reason: string): void {
  lose(planning.report, { kind: 'comments', name, line, reason, lost: false });
}

function labelOf(element: XmlElement, name: string): string {
  return `${name || 'Anonymous'} (comment ${field(element, 'wp:comment_id') || 'without a number'})`;
}

function shorter(text: string, most: number): string {
  return wellFormed(wellFormed(text.replaceAll('\n', ' ')).slice(0, most));
}

function mailAddress(text: string): string | null {
  const address = wellFormed(text).toLowerCase();
  return address.length <= LIMITS.email && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(address)
    ? address
    : null;
}

function webAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) && url.href.length <= LIMITS.link ? url.href : null;
}
