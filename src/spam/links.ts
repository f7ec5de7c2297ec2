/** A link found in a comment; offsets into the text it was found in. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** As written, at most 2,000 characters. */
  readonly address: string;
  /** Lower case, without `www.`; '' when there is none. */
  readonly host: string;
  /** What stands after the host, lower case. */
  readonly path: string;
  /** The words that stand for the link; null when the address itself is shown. */
  readonly shown: string | null;
  readonly style: 'plain' | 'bare' | 'markdown' | 'html' | 'bbcode' | 'hidden';
}

/** A page has room for few; ten thousand must not cost more time. */
const MOST_LINKS = 100;

// The address is looked for ahead and then taken as it was found: a shorter one is never tried, for a thousand of them cost seconds.
const ANCHOR =
  /<a\b[^<>]{0,1000}?href\s{0,9}=\s{0,9}["']?(?=([^"'\s<>]{1,2000}))\1["']?[^<>]{0,1000}>([^<]{0,300})(?:<\/a\s{0,9}>)?/giu;
const BBCODE =
  /\[url=["']?([^\]\s"'[]{1,2000})["']?\]([^[\]]{0,300})\[\/url\]|\[url\]([^[\]\s]{1,2000})\[\/url\]/giu;
const MARKDOWN =
  /\[([^[\]]{1,300})\]\(\s{0,9}((?:https?:)?\/\/[^()\s]{1,2000}|www\.[^()\s]{1,2000})[^()]{0,200}\)/giu;
const PLAIN = /\b(?:https?|hxxps?):\/\/[^\s<>"'()[\]{}|\\^`]{1,2000}|\bwww\.[^\s<>"'()[\]{}|\\^`]{3,2000}/giu;
// Ends that spammers and readers type without http://. Ends that are also words (is, it, so, me) need a path.
const BARE =
  /(?<![\p{L}\p{N}@._-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:(?:com|net|org|info|biz|co|io|ru|xyz|site|online|shop|store|click|live|club|top|vip|bet|casino|win|pro|app|dev|link|space|website|icu|buzz|fun|cc|tv|uk|de|fr|nl|pl|br|jp|kr|cn|vn|th|id|tr|es|ua|eu|us|ca|au|test|example|рф)(?![\p{L}\p{N}-]|\.[\p{L}])(?:\/[^\s<>"'()[\]{}]{0,500})?|(?:me|ly|gl|gd|it|is|so|to|at|in|be|im|sh)\/[^\s<>"'()[\]{}]{1,500})/giu;
// "example dot com", "example[.]com", "example (dot) com".
const SPOKEN =
  /(?<![\p{L}\p{N}])([a-z0-9][a-z0-9-]{2,40})(?:\s{0,3}[[({]\s{0,2}(?:dot|\.)\s{0,2}[\])}]\s{0,3}|\s{1,3}dot\s{1,3})(com|net|org|info|biz|xyz|site|ru|io|test|example)(?![\p{L}\p{N}])/giu;

/** Finds the links of a folded text, in order, none overlapping, at most 100. Time is linear in the text's length. */
export function linksOf(text: string): Link[] {
  const found: Link[] = [];
  if (text.includes('<')) collect(text, ANCHOR, found, (m) => link(m, m[1] ?? '', m[2] ?? '', 'html'));
  if (text.includes('[')) {
    collect(text, BBCODE, found, (m) => link(m, m[1] ?? m[3] ?? '', m[1] ? (m[2] ?? '') : null, 'bbcode'));
    collect(text, MARKDOWN, found, (m) => link(m, m[2] ?? '', m[1] ?? '', 'markdown'));
  }
  if (text.includes('://') || text.includes('www.')) collect(text, PLAIN, found, plainLink);
  if (/\.[a-zр]/.test(text)) collect(text, BARE, found, (m) => link(m, m[0], null, 'bare'));
  if (/dot|[[({]\s?\./i.test(text))
    collect(text, SPOKEN, found, (m) => link(m, `${m[1]}.${m[2]}`, null, 'hidden'));
  return found.sort((a, b) => a.start - b.start);
}

/** The host of an address, lower case and without `www.`; '' when it has none. */
export function hostOf(address: string): string {
  const match = /^\s{0,9}(?:[a-z]{1,10}:)?(?:\/{2,9})?(?:[^@/?#\s]{0,200}@)?([^/:?#\s]{1,253})/iu.exec(
    address,
  );
  const host = (match?.[1] ?? '')
    .toLowerCase()
    .replace(/^www\d?\./u, '')
    .replace(/\.+$/u, '');
  return host.includes('.') ? host : '';
}

function collect(text: string, pattern: RegExp, found: Link[], make: (match: RegExpExecArray) => Link): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && found.length < MOST_LINKS; match = pattern.exec(text)) {
    const made = make(match);
    if (made.host && !found.some((other) => made.start < other.end && other.start < made.end))
      found.push(made);
  }
}

function plainLink(match: RegExpExecArray): Link {
  const address = match[0].replace(/[.,;:!?…]+$/u, '');
  const made = link(match, address, null, /^hxxp/i.test(address) ? 'hidden' : 'plain');
  return { ...made, end: made.start + address.length };
}

function link(match: RegExpExecArray, address: string, shown: string | null, style: Link['style']): Link {
  const host = hostOf(address);
  const at = address.toLowerCase().indexOf(host);
  const path = host
    ? address
        .slice(at + host.length)
        .toLowerCase()
        .slice(0, 300)
    : '';
  return { start: match.index, end: match.index + match[0].length, address, host, path, shown, style };
}
