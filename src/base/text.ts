// Built from code points so that no invisible character stands in this file. NUL is refused by PostgreSQL; the other
// control characters have no meaning in a newspaper.
const CONTROL = new RegExp(
  `[${range(0x00, 0x08)}${range(0x0b, 0x0c)}${range(0x0e, 0x1f)}${range(0x7f, 0x9f)}]`,
  'gu',
);
// Bidirectional overrides and isolates: they make a line read differently from what it says (CVE-2021-42574).
const DIRECTION_OVERRIDES = new RegExp(`[${range(0x202a, 0x202e)}${range(0x2066, 0x2069)}]`, 'gu');

/**
 * Text as it may be stored: NFC, line breaks as `\n`, without control characters, direction overrides and halves of
 * surrogate pairs (which become U+FFFD), trimmed.
 */
export function wellFormed(text: string): string {
  return withoutControls(text.toWellFormed().replace(/\r\n?/g, '\n')).normalize('NFC').trim();
}

/** Without control characters and direction overrides; for HTML, too, where a character may only now stand that was written as `&#x202E;`. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, '').replace(DIRECTION_OVERRIDES, '');
}

/** The text on one line: every run of white space is a single space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function range(from: number, to: number): string {
  return `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`;
}
