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
  /** Digits of the longest number written with up to two signs between its digits. */
  readonly longestSpread: number;
  /** Words of five capitals or more, and words with a capital after a small letter. */
  readonly loud: number;
  readonly camel: number;
  /** The longest row of one and the same sign. */
  readonly longestRow: number;
  /** Letters by script; scripts that do not occur are missing. */
  readonly scripts: ReadonlyMap<Script, number>;
}

const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;
/** Capitals in a row that make a word loud. */
const LOUD = 5;
/** Signs that may stand between two digits of one number. */
const APART = 2;

/** Counts once through the text. */
export function shapeOf(text: string): Shape {
  const counts = new Counts();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const kind = kindOf(unit);
    counts.rows(unit, kind);
    if (kind === DENSE) counts.denseLetter(text, index);
    if (kind === LETTER || kind === DENSE) counts.letter(unit);
    else if (kind === DIGIT) counts.digits += 1;
    else counts.sign(unit, kind);
  }
  counts.nextScript(null);
  if (counts.ascii > 0) counts.scripts.set('latin', (counts.scripts.get('latin') ?? 0) + counts.ascii);
  counts.length = text.length;
  return counts;
}

class Counts implements Shape {
  length = 0;
  letters = 0;
  capitals = 0;
  digits = 0;
  pictures = 0;
  shouts = 0;
  lines = 1;
  symbols = 0;
  dense = 0;
  gaps = 0;
  longestNumber = 0;
  longestSpread = 0;
  loud = 0;
  camel = 0;
  longestRow = 0;
  readonly scripts = new Map<Script, number>();
  ascii = 0;
  private script: Script | null = null;
  private inScript = 0;
  private number = 0;
  private spread = 0;
  private apart = 0;
  private row = 0;
  private before = -1;
  private risen = 0;
  private wasSmall = false;

  /** What goes on over several signs: numbers, words of capitals, the same sign again and again. */
  rows(unit: number, kind: number): void {
    this.number = kind === DIGIT ? this.number + 1 : 0;
    if (this.number > this.longestNumber) this.longestNumber = this.number;
    this.row = unit === this.before ? this.row + 1 : 1;
    this.before = unit;
    if (this.row > this.longestRow) this.longestRow = this.row;
    if (kind === DIGIT) {
      this.spread += 1;
      this.apart = 0;
      if (this.spread > this.longestSpread) this.longestSpread = this.spread;
    } else if (kind === LETTER || kind === DENSE || (this.apart += 1) > APART) this.spread = 0;
    if (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL) {
      if (this.wasSmall) this.camel += 1;
      this.risen += 1;
      if (this.risen === LOUD) this.loud += 1;
    } else this.risen = 0;
    this.wasSmall = unit >= 97 && unit <= 122;
  }

  denseLetter(text: string, index: number): void {
    this.dense += 1;
    const next = text.charCodeAt(index + 1);
    if (kindOf(next) === OTHER && !isPause(next) && kindOf(text.charCodeAt(index + 2)) === DENSE)
      this.gaps += 1;
  }

  letter(unit: number): void {
    this.letters += 1;
    if (unit < 0x80) {
      this.ascii += 1;
      if (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL) this.capitals += 1;
      return;
    }
    if ((unit >= 0xc0 && unit <= 0xde) || (unit >= 0x400 && unit <= 0x42f)) this.capitals += 1;
    const script = scriptOf(unit);
    if (script !== this.script) this.nextScript(script);
    this.inScript += 1;
  }

  /** Letters of one script come in rows: they are counted row by row. */
  nextScript(script: Script | null): void {
    if (this.script && this.inScript > 0)
      this.scripts.set(this.script, (this.scripts.get(this.script) ?? 0) + this.inScript);
    this.script = script;
    this.inScript = 0;
  }

  sign(unit: number, kind: number): void {
    if (kind === PICTURE) this.pictures += unit >= 0xdc00 && unit < 0xe000 ? 0 : 1;
    else if (unit === 33 || unit === 0xff01) this.shouts += 1;
    else if (unit === 10) this.lines += 1;
    else if (unit > 0x2100 && !(unit >= 0x3000 && unit < 0x3040) && unit < 0xfe00) this.symbols += 1;
  }
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
