import { DENSE, DIGIT, kindOf, LETTER, OTHER, PICTURE, scriptOf, type Script } from './alphabet.ts';

/** Counts over a text as it was written. */
export interface Shape {
  readonly length: number;
  readonly letters: number;
  readonly capitals: number;
  readonly digits: number;
  readonly pictures: number;
  readonly shouts: number;
  readonly lines: number;
  /** Signs that are neither letters nor digits nor the punctuation of any language. */
  readonly symbols: number;
  /** Letters of scripts without spaces, and how often a single sign stands between two of them. */
  readonly dense: number;
  readonly gaps: number;
  /** Digits of the longest number. */
  readonly longestNumber: number;
  /** Letters by script; scripts that do not occur are missing. */
  readonly scripts: ReadonlyMap<Script, number>;
}

const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;

/** Counts once through the text. */
export function shapeOf(text: string): Shape {
  const scripts = new Map<Script, number>();
  let [letters, capitals, digits, pictures, shouts, lines] = [0, 0, 0, 0, 0, 1];
  let [ascii, symbols, dense, gaps, number, longestNumber] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const kind = kindOf(unit);
    number = kind === DIGIT ? number + 1 : 0;
    if (number > longestNumber) longestNumber = number;
    if (kind === DENSE) {
      dense += 1;
      const isGap = kindOf(text.charCodeAt(index + 1)) === OTHER && !isPause(text.charCodeAt(index + 1));
      if (isGap && kindOf(text.charCodeAt(index + 2)) === DENSE) gaps += 1;
    }
    if (kind === LETTER || kind === DENSE) {
      letters += 1;
      if (unit < 0x80) {
        ascii += 1;
        if (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL) capitals += 1;
        continue;
      }
      if (unit >= 0xc0 && unit <= 0xde) capitals += 1;
      else if (unit >= 0x400 && unit <= 0x42f) capitals += 1;
      const script = scriptOf(unit);
      if (script) scripts.set(script, (scripts.get(script) ?? 0) + 1);
    } else if (kind === DIGIT) digits += 1;
    else if (kind === PICTURE) pictures += unit >= 0xdc00 && unit < 0xe000 ? 0 : 1;
    else if (unit === 33 || unit === 0xff01) shouts += 1;
    else if (unit === 10) lines += 1;
    else if (unit > 0x2100 && !(unit >= 0x3000 && unit < 0x3040) && unit < 0xfe00) symbols += 1;
  }
  if (ascii) scripts.set('latin', (scripts.get('latin') ?? 0) + ascii);
  return {
    length: text.length,
    letters,
    capitals,
    digits,
    pictures,
    shouts,
    lines,
    scripts,
    symbols,
    dense,
    gaps,
    longestNumber,
  };
}

/** The script most letters belong to; null for a text without letters. */
export function mainScript(shape: Shape): Script | null {
  let best: Script | null = null;
  let most = 0;
  for (const [script, count] of shape.scripts) if (count > most) [best, most] = [script, count];
  return best;
}

// Commas and full stops of Chinese and Japanese part sentences; other signs between two letters part words.
function isPause(unit: number): boolean {
  return (
    unit === 44 ||
    unit === 33 ||
    unit === 63 ||
    unit === 10 ||
    (unit >= 0x3000 && unit < 0x3040) ||
    unit === 0xff0c ||
    unit === 0xff01 ||
    unit === 0xff1f ||
    unit === 0xff1a
  );
}
