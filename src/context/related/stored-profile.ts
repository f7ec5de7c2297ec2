import { SIGNATURE } from '../terms/copies.ts';
import type { Profile, TellingTerm } from '../terms/profile.ts';

/** Grows when terms are read differently: older rows are then read again from the text. */
const PROFILE_VERSION = 1;

interface Stored {
  readonly v: number;
  /** [term, surface or 0 when it is the same, in headline, in lead, in text, kind] */
  readonly t: readonly (readonly [string, string | 0, number, number, number, number])[];
  readonly s: string;
  readonly w: string;
  readonly n: number;
}

/** A profile as text for the column `article_terms.terms`: about 5 KB. */
export function writeProfile(profile: Profile): string {
  const stored: Stored = {
    v: PROFILE_VERSION,
    t: profile.terms.map((one) => [
      one.term,
      one.surface === one.term ? 0 : one.surface,
      one.title,
      one.lead,
      one.body,
      one.kind,
    ]),
    s: base64(profile.signature),
    w: base64(profile.seen),
    n: profile.length,
  };
  return JSON.stringify(stored);
}

/** Reads it back, or undefined when it was written by another version. */
export function readProfile(text: string): Profile | undefined {
  const stored = JSON.parse(text) as Partial<Stored>;
  if (stored.v !== PROFILE_VERSION || !stored.t || stored.s === undefined || stored.w === undefined)
    return undefined;
  const signature = numbers(stored.s);
  if (signature.length !== 0 && signature.length !== SIGNATURE) return undefined;
  return {
    terms: stored.t.map(([term, surface, title, lead, body, kind]): TellingTerm => ({
      term,
      surface: surface === 0 ? term : surface,
      title,
      lead,
      body,
      kind,
    })),
    seen: numbers(stored.w),
    signature,
    length: stored.n ?? 0,
  };
}

function base64(list: Uint32Array): string {
  return Buffer.from(list.buffer, list.byteOffset, list.byteLength).toString('base64');
}

function numbers(text: string): Uint32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Uint32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
}
