import type { OpenVisit } from './visit.ts';

/** The answer to a form that did what it should: the next page, asked for anew. */
export function goTo({ c }: OpenVisit, path: string, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  return c.redirect(path, 303);
}

/** A page that has another address now. */
export function moved(path: string) {
  return (visit: OpenVisit): Promise<Response> => Promise.resolve(goTo(visit, path));
}
