export type Encoding = 'br' | 'gzip' | 'identity';

/** Browsers send a handful of different headers; the rest is not worth remembering. */
const MOST_REMEMBERED = 200;
const remembered = new Map<string, Encoding>();

/** The best encoding that the reader's program takes: Brotli, else gzip, else none. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity';
  const known = remembered.get(acceptEncoding);
  if (known) return known;
  const encoding = negotiate(acceptEncoding);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(acceptEncoding, encoding);
  return encoding;
}

function negotiate(header: string): Encoding {
  const offers = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim());
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
    offers.set(name, quality === undefined ? 1 : Number(quality) || 0);
  }
  const takes = (name: string) => (offers.get(name) ?? offers.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

/** Whether an `If-None-Match` header names this entity tag. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const strong = etag.replace(/^W\//, '');
  return ifNoneMatch
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === strong);
}
