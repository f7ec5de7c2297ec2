/** Characters of a path, percent-encoded; databases limit what an index may hold, and no browser shows more. */
const LONGEST_PATH = 2_000;

/** `example.org/blog`: which site an address belongs to; '' if it is none. */
export function originOf(address: string): string {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return '';
  return (hostOf(url) + url.pathname).toLowerCase().replace(/\/+$/, '');
}

/** The path of an address on a site, decoded, with `?p=1` if that is how it names a post; undefined if it lies elsewhere. */
export function pathOn(origin: string, address: string): string | undefined {
  const base = `https://${origin || 'site.invalid'}/`;
  const url = URL.parse(address.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const host = (origin || 'site.invalid').split('/')[0];
  if (hostOf(url) !== host?.replace(/^www\./, '')) return undefined;
  if (url.pathname.length > LONGEST_PATH) return undefined;
  const id = /^\?(?:p|page_id|attachment_id)=\d{1,18}$/.exec(url.search)?.[0];
  return onThisHost(decoded(url.pathname)) + (id ?? '');
}

/** Whether it names a post by its number alone. A `?` that belongs to a name is none of this, unless it looks like it. */
export function isNumbered(path: string): boolean {
  return /\?(?:p|page_id|attachment_id)=\d{1,18}$/.test(path);
}

/** To a browser `//other.example/` is another site, and so is `/\\other.example/`. */
function onThisHost(path: string): string {
  return path.replace(/^[/\\]+/, '/');
}

function hostOf(url: URL): string {
  return url.host.toLowerCase().replace(/^www\./, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC').toWellFormed().replaceAll('\0', '');
  } catch {
    return path;
  }
}

/** The same place with and without a slash at its end. */
export function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/+(?=$|\?)/, '');
}
