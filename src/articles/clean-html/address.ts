const STORED_ARTICLE = /^article:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const OWN_MEDIA = /^\/media\/[A-Za-z0-9._-]+$/;
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Longer ones are not addresses but data. */
const LONGEST = 4_000;
// Browsers ignore these inside an address, so a reader of it must too.
const IGNORED = /\p{Cc}/gu;

/**
 * An address as it may stand in a link: absolute with a harmless scheme, from the paper's root, or `article:ID`.
 * Undefined for all others, for links into the same page too: nothing in a stored text has a name to jump to.
 */
export function linkAddress(href: string): string | undefined {
  const address = href.replace(IGNORED, '').trim();
  if (address === '' || address.length > LONGEST || address.startsWith('#')) return undefined;
  if (STORED_ARTICLE.test(address)) return address;
  if (/^\/(?![/\\])/.test(address)) return rooted(address);
  const url = parse(address.replace(/^[/\\]{2}/, 'https://'));
  if (!url || !SCHEMES.has(url.protocol)) return undefined;
  if (/^https?:$/.test(url.protocol) && (url.username || url.password)) return undefined;
  return url.href.replaceAll("'", '%27');
}

function rooted(address: string): string | undefined {
  const url = parse(`https://paper.invalid${address}`);
  if (url?.host !== 'paper.invalid') return undefined;
  return (url.pathname + url.search + url.hash).replace(/^\/{2,}/, '/').replaceAll("'", '%27');
}

function parse(address: string): URL | undefined {
  return URL.parse(address) ?? undefined;
}

/** Whether an image lies in the paper's own media folder; others are never loaded by a reader's browser. */
export function isOwnMedia(src: string): boolean {
  return OWN_MEDIA.test(src) && !src.includes('..');
}
