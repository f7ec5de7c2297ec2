/** HTML that may be printed as it is. Only `markup` and `cleaned` make it: the door gives away its type alone. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: words are escaped, markup is not, and what is missing prints nothing. */
type Printed = string | Markup | readonly Markup[] | null;

/**
 * HTML from a template, for what a page may have a thousand of; everything else is JSX, which takes longer. Words are always
 * escaped, so that they can stand in text and in an attribute between double quotes, and nowhere else.
 */
export function markup(fixed: readonly string[], ...values: readonly Printed[]): Markup {
  const parts: string[] = [fixed[0] ?? ''];
  for (let nth = 0; nth < values.length; nth++)
    parts.push(printed(values[nth] ?? null), fixed[nth + 1] ?? '');
  // Joined, not added up: a long chain of additions is copied together slowly in the end.
  return new Markup(parts.join(''));
}

/** HTML that our own sanitiser made; never anything else. */
export function cleaned(sanitised: string): Markup {
  return new Markup(sanitised);
}

function printed(value: Printed): string {
  if (value === null) return '';
  if (typeof value === 'string') return escaped(value);
  return value instanceof Markup ? value.toString() : value.map(printed).join('');
}

const SPECIAL = /["&<]/;

function escaped(words: string): string {
  if (!SPECIAL.test(words)) return words;
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
