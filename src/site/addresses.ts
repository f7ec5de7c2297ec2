/** Where sections, authors and tags live, percent-encoded as links need it: their names may be of any script. */

export function sectionPath({ slug }: { readonly slug: string }): string {
  return `/section/${encodeURIComponent(slug)}`;
}

export function bylinePath({ slug }: { readonly slug: string }): string {
  return `/by/${encodeURIComponent(slug)}`;
}

export function tagPath({ slug }: { readonly slug: string }): string {
  return `/tag/${encodeURIComponent(slug)}`;
}
