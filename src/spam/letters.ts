const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/** Cyrillic and Greek small letters that a reader takes for Latin ones, and the Latin code unit. */
export const LOOKALIKES: ReadonlyMap<number, number> = new Map(
  [...'аеорсухіјѕһӏԛԝгкмнтвɡαοερυνικχτβγη'].map((letter, index) => [
    letter.charCodeAt(0),
    'aeopcyxijshlqwrkmhtbgaoepuvikxtbyn'.charCodeAt(index),
  ]),
);

const SMALL_CAPITALS = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((letter, index) => [
    letter.charCodeAt(0),
    'abcdefghijklmnoprstuvwyz'[index] ?? letter,
  ]),
);

/** The plain letter that a decorative one stands for, lower case; null for one that is no decoration. */
export function decoratedLetter(point: number, character: string): string | null {
  if (point >= 0x1d400 && point <= 0x1d7ff) return character.normalize('NFKC').toLowerCase();
  if (point >= 0x24b6 && point <= 0x24e9) return String.fromCharCode(97 + ((point - 0x24b6) % 26));
  if (point >= 0x2776 && point <= 0x277e) return String.fromCharCode(49 + point - 0x2776);
  if (point >= 0x24f5 && point <= 0x24fd) return String.fromCharCode(49 + point - 0x24f5);
  if (point === 0x24ff) return '0';
  if (point >= 0x2102 && point <= 0x2134) return letterLike(character);
  if (point >= 0x1f130 && point <= 0x1f149) return String.fromCharCode(97 + point - 0x1f130);
  if (point >= 0x1f150 && point <= 0x1f169) return String.fromCharCode(97 + point - 0x1f150);
  if (point >= 0x1f170 && point <= 0x1f189) return String.fromCharCode(97 + point - 0x1f170);
  return SMALL_CAPITALS.get(point) ?? null;
}

// ℬ, ℨ: letters of formulas. ℃, № and ™ are signs of their own.
function letterLike(character: string): string | null {
  const plain = character.normalize('NFKC');
  return plain !== character && /^[a-z]$/i.test(plain) ? plain.toLowerCase() : null;
}

/** Whether nothing is seen of a code point. */
export function isInvisible(point: number): boolean {
  return (
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x206f) ||
    point === 0xfeff ||
    point === 0xad ||
    point === 0x34f ||
    point === 0x61c ||
    point === 0x180e ||
    isVariation(point)
  );
}

/** Whether it only chooses how the sign before it is drawn. */
export function isVariation(point: number): boolean {
  return (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0000 && point <= 0xe01ef);
}

/** Whether it is set over, under or through the letter before it. */
export function isMark(point: number): boolean {
  return (
    (point >= 0x300 && point <= 0x36f) ||
    (point >= 0x1ab0 && point <= 0x1aff) ||
    (point >= 0x20d0 && point <= 0x20ff)
  );
}

/** Whether it underlines or strikes through. */
export function isStroke(point: number): boolean {
  return (
    (point >= 0x332 && point <= 0x338) ||
    (point >= 0x35c && point <= 0x362) ||
    (point >= 0x20d2 && point <= 0x20e6)
  );
}

/** A letter in lower case, and a Latin one without its accents: one code unit, or two. */
export function spelled(point: number, character: string): string {
  if (!isAccented(point)) return character.toLowerCase();
  return SPELLED[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Latin letters beyond the first 128. */
export function isAccented(point: number): boolean {
  return point < 0x250 || (point >= 0x1e00 && point < 0x1f00);
}

/** Full-width digits and Latin letters, and the signs between them. */
export function isWide(point: number): boolean {
  return point >= 0xff10 && point <= 0xff5a;
}
