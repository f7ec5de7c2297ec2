/** What a UTF-16 code unit is to the filter. `dense` letters belong to scripts that put no spaces between words. */
export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const DENSE = 3;
export const PICTURE = 4;

const KINDS = buildKinds();

/** The kind of one UTF-16 code unit; both halves of an emoji are `PICTURE`. */
export function kindOf(unit: number): number {
  return KINDS[unit] ?? OTHER;
}

export type Script =
  'latin' | 'cyrillic' | 'greek' | 'arabic' | 'hebrew' | 'indic' | 'thai' | 'hangul' | 'han' | 'kana';

// First code unit of each block of letters, in order; the block reaches to the next row's start.
const BLOCKS: readonly (readonly [from: number, script: Script | null])[] = [
  [0x0000, 'latin'],
  [0x0370, 'greek'],
  [0x0400, 'cyrillic'],
  [0x0530, null],
  [0x0590, 'hebrew'],
  [0x0600, 'arabic'],
  [0x0780, null],
  [0x0900, 'indic'],
  [0x0e00, 'thai'],
  [0x0f00, null],
  [0x1100, 'hangul'],
  [0x1200, null],
  [0x1e00, 'latin'],
  [0x1f00, 'greek'],
  [0x2000, null],
  [0x2c60, 'latin'],
  [0x2c80, null],
  [0x3040, 'kana'],
  [0x3100, null],
  [0x3130, 'hangul'],
  [0x3190, null],
  [0x3400, 'han'],
  [0xa000, null],
  [0xac00, 'hangul'],
  [0xd7b0, null],
  [0xf900, 'han'],
  [0xfb00, 'latin'],
  [0xfb1d, 'hebrew'],
  [0xfb50, 'arabic'],
  [0xfe00, null],
  [0xfe70, 'arabic'],
  [0xff00, null],
];

const SCRIPTS = buildScripts();

/** The script a letter belongs to; null for scripts the filter does not tell apart. */
export function scriptOf(unit: number): Script | null {
  return BLOCKS[SCRIPTS[unit] ?? 0]?.[1] ?? null;
}

// For each code unit its row of `BLOCKS`.
function buildScripts(): Uint8Array {
  const scripts = new Uint8Array(0x10000);
  BLOCKS.forEach(([from], row) => scripts.fill(row, from));
  return scripts;
}

function buildKinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  const letter = /[\p{L}\p{M}]/u;
  const digit = /\p{Nd}/u;
  const picture = /\p{Extended_Pictographic}/u;
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit);
    if (unit >= 0xd800 && unit < 0xe000) kinds[unit] = PICTURE;
    else if (isDense(unit)) kinds[unit] = DENSE;
    else if (unit >= 0xac00 && unit < 0xd7a4) kinds[unit] = LETTER;
    else if (letter.test(character)) kinds[unit] = LETTER;
    else if (digit.test(character)) kinds[unit] = DIGIT;
    else if (unit > 0xff && picture.test(character)) kinds[unit] = PICTURE;
  }
  return kinds;
}

function isDense(unit: number): boolean {
  return (
    (unit >= 0x0e01 && unit <= 0x0eff && !(unit >= 0x0e50 && unit <= 0x0e59)) || // Thai, Lao
    (unit >= 0x1000 && unit <= 0x109f) || // Burmese
    (unit >= 0x1780 && unit <= 0x17dd) || // Khmer
    (unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb) || // kana
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}
