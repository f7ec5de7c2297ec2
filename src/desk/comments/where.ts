import type { QueueFilter, Status } from '#comments';
import { isId, LIMITS, type ArticleId } from '#base';
import { pageNumber } from '../parts/pages.tsx';

export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  held: 'Waiting',
  published: 'Published',
  refused: 'Refused',
  spam: 'Spam',
  withdrawn: 'Withdrawn by their authors',
};

/** Which part of the queue a query string asks for. Anything it says that makes no sense is left out. */
export function queueFilter(query: Readonly<Record<string, string | undefined>>): QueueFilter {
  const status = query['status'] ?? 'held';
  const article = query['article'];
  const search = (query['q'] ?? '').trim().slice(0, LIMITS.query);
  return {
    status: Object.hasOwn(STATUS_NAMES, status) ? (status as Status) : 'held',
    page: pageNumber(query['page']),
    ...(article && isId(article) ? { articleId: article as string as ArticleId } : {}),
    ...(search ? { search } : {}),
  };
}

/** The address of that part of the queue. */
export function queueAddress(filter: Partial<QueueFilter>): string {
  const query = new URLSearchParams();
  if (filter.status && filter.status !== 'held') query.set('status', filter.status);
  if (filter.articleId) query.set('article', filter.articleId);
  if (filter.search) query.set('q', filter.search);
  if (filter.page && filter.page > 1) query.set('page', String(filter.page));
  const text = query.toString();
  return text ? `/desk/comments?${text}` : '/desk/comments';
}
