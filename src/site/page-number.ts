import { Failure, LIMITS } from '#base';
import type { Ctx } from '#web';

/** The page of a list that the address asks for, from 1. @throws Failure `not-found` for what is no page number. */
export function pageNumber(c: Ctx): number {
  const text = c.req.query('page') ?? '1';
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Failure('not-found', 'There is no such page of this list.');
  c.set('listPage', Number(text));
  return Number(text);
}

export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / LIMITS.page));
}
