import { SIGNATURE } from '../terms/copies.ts';
import type { Profile, TellingTerm } from '../terms/profile.ts';

/** Grows when terms are read differently: older rows are then read again from the text. */
const PROFILE_VERSION = 2;

/**
 * A profile as text for the column `article_terms.terms`: base64 of a version byte, the words read, the signature, the
 * terms, and the hashes for the frequencies. About 3.5 KB; as JSON it was 5, and took four times as long to read.
 */
export function writeProfile(profile: Profile): string {
  const parts: Buffer[] = [
    Buffer.from([PROFILE_VERSION, profile.signature.length, profile.terms.length]),
    numbersOut(Uint32Array.of(profile.length, profile.seen.length, profile.sentences.length)),
    Buffer.from(profile.signature),
  ];
  for (const { term, surface, title, lead, body, kind } of profile.terms)
    parts.push(
      Buffer.from([title, lead, body, kind]),
      textOut(term),
      textOut(surface === term ? '' : surface),
    );
  parts.push(numbersOut(profile.seen), numbersOut(profile.sentences));
  return Buffer.concat(parts).toString('base64');
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
    const [title = 0, lead = 0, body = 0, kind = 0] = bytes.subarray(at, at + 4);
    at += 4;
    const term = nextText();
    terms.push({ term, surface: nextText() || term, title, lead, body, kind });
  }
  const nextNumbers = (count: number): Uint32Array => {
    const list = Uint32Array.from({ length: count }, (_, n) => bytes.readUInt32LE(at + 4 * n));
    at += 4 * count;
    return list;
  };
  return {
    length: length ?? 0,
    terms,
    signature,
    seen: nextNumbers(seenLength ?? 0),
    sentences: nextNumbers(sentencesLength ?? 0),
  };
}

function numbersOut(list: Uint32Array): Buffer {
  const bytes = Buffer.alloc(list.length * 4);
  list.forEach((number, at) => bytes.writeUInt32LE(number, at * 4));
  return bytes;
}

function textOut(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(bytes.length);
  return Buffer.concat([length, bytes]);
}
