import { NAME, type TellingTerm } from '../terms/profile.ts';
import { grown } from './grown.ts';

/** How terms are written, for reasons: one way for each, as UTF-8 in one block, for a string object costs five times that. */
export interface Surfaces {
  add(term: TellingTerm): void;
  /** "Bridge" from a sentence's start gives way to "Bridge" in a name, and "BRANDT" to "Brandt". */
  improve(number: number, term: TellingTerm): void;
  read(number: number): string;
  /** Whether it was part of a name in any article. */
  isName(number: number): boolean;
}

/** Bytes of the longest one that is kept; pairs of the longest words are cut. */
const LONGEST = 255;

export function createSurfaces(): Surfaces {
  let bytes = new Uint8Array(4096);
  let used = 0;
  let count = 0;
  let starts = new Uint32Array(1024);
  let lengths = new Uint8Array(1024);
  let names = new Uint8Array(1024);

  function write(number: number, { surface, kind }: TellingTerm): void {
    bytes = grown(bytes, used + LONGEST);
    const { written } = encoder.encodeInto(surface, bytes.subarray(used, used + LONGEST));
    starts[number] = used;
    lengths[number] = written;
    names[number] = (kind & NAME) > 0 ? 1 : 0;
    used += written;
  }

  return {
    add(term) {
      starts = grown(starts, count + 1);
      lengths = grown(lengths, count + 1);
      names = grown(names, count + 1);
      write(count++, term);
    },
    improve(number, term) {
      if (names[number] === 0 && (term.kind & NAME) > 0) write(number, term);
    },
    isName: (number) => names[number] === 1,
    read(number) {
      const start = starts[number] ?? 0;
      return decoder.decode(bytes.subarray(start, start + (lengths[number] ?? 0)));
    },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
