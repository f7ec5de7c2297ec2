/** The one cookie that readers get: it shows an author the own held comments. Pages made with it are never kept. */
export const PASS_COOKIE = 'broadsheet_pass';

/** Whether a `Cookie` header may carry it: whoever reads cookies allows blanks around a name, so only the name is looked for. */
export function hasPass(cookie: string | undefined): boolean {
  return cookie !== undefined && cookie.includes(PASS_COOKIE);
}
