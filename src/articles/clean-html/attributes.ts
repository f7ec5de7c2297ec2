import { wellFormed } from '#base';
import { ATTRIBUTES } from './vocabulary.ts';

type Attributes = Readonly<Record<string, string>>;

/** Characters of an alternative text or an expanded abbreviation: a long paragraph. */
const LONGEST_WORDS = 1_000;
/** Pixels; larger pictures are not shown by any browser. */
const WIDEST = 20_000;
const MOST_CELLS = 100;

const words = (value: string) =>
  wellFormed(value.replace(/\s+/g, ' ')).slice(0, LONGEST_WORDS).toWellFormed().trim();

const RULES: Readonly<Record<string, (value: string) => string | undefined>> = {
  alt: words,
  title: words,
  src: (value) => value,
  href: (value) => value,
  width: (value) => number(value, 1, WIDEST),
  height: (value) => number(value, 1, WIDEST),
  colspan: (value) => number(value, 2, MOST_CELLS),
  rowspan: (value) => number(value, 2, MOST_CELLS),
  start: (value) => number(value, -1_000_000, 1_000_000),
  scope: (value) => (/^(?:row|col|rowgroup|colgroup)$/i.test(value) ? value.toLowerCase() : undefined),
  datetime: (value) => (/^[0-9PTWYMDHSZ:+. -]{1,40}$/.test(value) ? value.trim() : undefined),
  lang: (value) => (/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(value) ? value : undefined),
  dir: (value) => (/^(?:ltr|rtl|auto)$/i.test(value) ? value.toLowerCase() : undefined),
};

/** The attributes that an element of the subset may carry, with harmless values, always in the same order. */
export function keptAttributes(name: string, attribs: Attributes): Record<string, string> {
  return pick([...(ATTRIBUTES[name] ?? []), 'lang', 'dir'], attribs);
}

export function textDirection(attribs: Attributes): Record<string, string> {
  return pick(['lang', 'dir'], attribs);
}

function pick(names: readonly string[], attribs: Attributes): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = Object.hasOwn(attribs, name) ? RULES[name]?.(attribs[name] ?? '') : undefined;
    if (value) kept[name] = value;
  }
  return kept;
}

function number(value: string, least: number, most: number): string | undefined {
  const whole = /^\s*(-?\d{1,7})(?:px)?(?:\.\d+)?\s*$/.exec(value)?.[1];
  if (whole === undefined || Number(whole) < least || Number(whole) > most) return undefined;
  return String(Number(whole));
}
