import { SIGNATURE } from './copies.ts';
import type { Profile, TellingTerm } from './profile.ts';

/** Grows when terms are read differently: older rows are then read again from the text. */
const PROFILE_VERSION = 7;

/**
 * A profile as text for the column `article_terms.terms`: base64 of a version byte, the words read, the signature, the
 * terms, and the hashes for the frequencies. About 5 KB for five hundred words; JSON was half as long again, and took four
 * times as long to read.
 */
export function writeProfile(profile: Profile): string {
  const { terms, signature, seen, sentences } = profile;
  const words = terms.reduce((sum, term) => sum + lengthOf(term), 0);
  const out = createOut(15 + signature.length + words + 4 * (seen.length + sentences.length));
  out.bytes(PROFILE_VERSION, signature.length, terms.length);
  out.numbers([profile.length, seen.length, sentences.length]);
  out.bytes(...signature);
  for (const { term, surface, title, lead, body, kind } of terms) {
    out.bytes(title, lead, body, kind);
    out.text(term);
    out.text(surface === term ? '' : surface);
  }
  out.numbers(seen);
  out.numbers(sentences);
  return out.base64();
}

/** Octets of a term as it is written: its marks, and twice a text with its length. */
function lengthOf({ term, surface }: TellingTerm): number {
  return 8 + Buffer.byteLength(term) + (surface === term ? 0 : Buffer.byteLength(surface));
}

/** Reads it back, or undefined when it was written by another version or is damaged. */
export function readProfile(text: string): Profile | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes[0] !== PROFILE_VERSION) return undefined;
  try {
    return read(bytes);
  } catch (error) {
    // Cut short: a read past the end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(bytes: Buffer): Profile | undefined {
  const signatureLength = bytes.readUInt8(1);
  if (signatureLength !== 0 && signatureLength !== SIGNATURE) return undefined;
  const termsLength = bytes.readUInt8(2);
  const [length, seenLength, sentencesLength] = [3, 7, 11].map((at) => bytes.readUInt32LE(at));
  let at = 15 + signatureLength;
  const signature = Uint8Array.from(bytes.subarray(15, at));
  const terms: TellingTerm[] = [];
  const nextText = (): string => {
    const start = at + 2;
    at = start + bytes.readUInt16LE(at);
    return bytes.toString('utf8', start, at);
  };
  for (let n = 0; n < termsLength; n++) {
    const marks = bytes.readUInt32LE(at);
    at += 4;
    const term = nextText();
    const surface = nextText() || term;
    terms.push({
      term,
      surface,
      title: marks & 255,
      lead: (marks >>> 8) & 255,
      body: (marks >>> 16) & 255,
      kind: marks >>> 24,
    });
  }
  const nextNumbers = (count = 0): Uint32Array => {
    if (at + 4 * count > bytes.length) throw new RangeError('cut short');
    const list = new Uint32Array(count);
    for (let n = 0; n < count; n++, at += 4) list[n] = bytes.readUInt32LE(at);
    return list;
  };
  return {
    length: length ?? 0,
    terms,
    signature,
    seen: nextNumbers(seenLength),
    sentences: nextNumbers(sentencesLength),
  };
}

/** Room of a known size, filled from its beginning. */
function createOut(room: number) {
  const all = Buffer.allocUnsafe(room);
  let at = 0;
  return {
    bytes(...list: readonly number[]) {
      for (const one of list) all[at++] = one;
    },
    numbers(list: ArrayLike<number>) {
      for (let n = 0; n < list.length; n++) at = all.writeUInt32LE(list[n] as number, at);
    },
    /** Its length in octets before it. */
    text(text: string) {
      const length = all.write(text, at + 2);
      all.writeUInt16LE(length, at);
      at += 2 + length;
    },
    base64: () => all.toString('base64', 0, at),
  };
}
