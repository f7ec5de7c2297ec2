import { DENSE, DIGIT, kindOf, LETTER, PICTURE, scriptOf, type Script } from './alphabet.ts';

/** Counts over a text as it was written. */
export interface Shape {
  readonly length: number;
  readonly letters: number;
  readonly capitals: number;
  readonly digits: number;
  readonly pictures: number;
  readonly shouts: number;
  readonly lines: number;
  /** Letters by script; scripts that do not occur are missing. */
  readonly scripts: ReadonlyMap<Script, number>;
}

const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;

/** Counts once through the text. */
export function shapeOf(text: string): Shape {
  const scripts = new Map<Script, number>();
  let [letters, capitals, digits, pictures, shouts, lines] = [0, 0, 0, 0, 0, 1];
  let ascii = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const kind = kindOf(unit);
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
  }
  if (ascii) scripts.set('latin', (scripts.get('latin') ?? 0) + ascii);
  return { length: text.length, letters, capitals, digits, pictures, shouts, lines, scripts };
}

/** The script most letters belong to; null for a text without letters. */
export function mainScript(shape: Shape): Script | null {
  let best: Script | null = null;
  let most = 0;
  for (const [script, count] of shape.scripts) if (count > most) [best, most] = [script, count];
  return best;
}
