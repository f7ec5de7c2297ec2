/** The path of an article as links need it: percent-encoded, a `?` or `#` of its name as well, which it may have from an import. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}
