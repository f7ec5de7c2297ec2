/** Shortcodes of WordPress itself; others are known by their look. */
const CORE = new Set(['caption', 'wp_caption', 'gallery', 'embed', 'audio', 'video', 'playlist']);
// Attributes are read apart, by a pattern that cannot look back: a hostile text must not make it try again and again.
const OPENING = /\[([a-zA-Z][\w-]{0,60})((?:[\s/][^[\]]{0,2000})?)\]/g;

export interface Shortcode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between opening and closing; null if it is never closed. */
  readonly content: string | null;
}

/**
 * Replaces every shortcode by what `change` makes of it; undefined leaves it as the words it is. Words in brackets that are
 * no shortcode, such as [sic], are not touched.
 */
export function replaceShortcodes(text: string, change: (code: Shortcode) => string | undefined): string {
  let result = '';
  let from = 0;
  const findClosing = closings(text);
  for (const match of text.matchAll(OPENING)) {
    if (match.index < from) continue;
    const [whole, name = '', rest = ''] = match;
    const after = match.index + whole.length;
    const closing = rest.endsWith('/') ? -1 : findClosing(name, after);
    const code: Shortcode = {
      name: name.toLowerCase(),
      attributes: attributesOf(rest),
      content: closing < 0 ? null : text.slice(after, closing),
    };
    if (!isShortcode(code)) continue;
    const replaced = change(code);
    if (replaced === undefined) continue;
    result += text.slice(from, match.index) + replaced;
    from = closing < 0 ? after : closing + name.length + 3;
  }
  return result + text.slice(from);
}

/** Searches in vain that one text may cost; a text with more names that are never closed is not written by a person. */
const MOST_MISSES = 200;

// A name that is not closed after one place is not closed after a later one: it is looked for once.
function closings(text: string) {
  const missing = new Set<string>();
  return (name: string, after: number): number => {
    if (missing.has(name) || missing.size >= MOST_MISSES) return -1;
    const found = text.indexOf(`[/${name}]`, after);
    if (found < 0) missing.add(name);
    return found;
  };
}

function isShortcode({ name, attributes, content }: Shortcode): boolean {
  return CORE.has(name) || content !== null || name.includes('_') || Object.keys(attributes).length > 0;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([\w-]{1,60})=(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))/g,
  ))
    attributes[name.toLowerCase()] = double ?? single ?? bare ?? '';
  return attributes;
}
