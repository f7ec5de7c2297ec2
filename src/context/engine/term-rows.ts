import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TERMS_KEPT } from '../terms/profile.ts';
import { lendableZeros } from './lendable.ts';

/**
 * The telling terms of articles, by slot. Those of the newest articles are held in memory; of a larger archive the oldest lie in
 * a file of the system's folder for such files, which nobody else can open and which ends with the process: they are a
 * third of what the engine weighs, and of a million articles two hundred are looked at for a new one.
 */
export interface TermRows {
  /** Room for the rows up to this slot. */
  reach(slot: number): void;
  /** At most `TERMS_KEPT` terms. */
  write(slot: number, terms: Uint32Array): void;
  /** The first terms of a row; where it lies in memory this is the memory itself. */
  read(slot: number, count: number): Uint32Array;
  /** What another thread of this process needs to read them. */
  lend(): LentTermRows;
}

export interface LentTermRows {
  /** Memory; or undefined for a block that lies in the file, at its place in this list. */
  readonly blocks: readonly (Uint32Array | undefined)[];
  readonly file: number | undefined;
}

/** Articles in one block. */
const BLOCK = 1 << 12;
const OCTETS = 4;
/** Blocks in memory: 98,000 articles, in 38 MB. */
const IN_MEMORY = 24;

/** @param lent those of another thread, to be read only. */
export function createTermRows(lent?: LentTermRows, inMemory = IN_MEMORY): TermRows {
  const blocks = [...(lent?.blocks ?? [])];
  let file = lent?.file;
  let oldest = 0;
  /** A disk that is full, or a folder that is closed: everything stays in memory. */
  let canPutAway = true;

  function putAway(): void {
    const block = blocks[oldest];
    if (!block) return;
    try {
      file ??= openFile();
      writeAll(file, block, oldest * BLOCK * TERMS_KEPT * OCTETS);
      blocks[oldest] = undefined;
      oldest++;
    } catch {
      canPutAway = false;
    }
  }

  return {
    reach(slot) {
      while (blocks.length * BLOCK <= slot) {
        blocks.push(lendableZeros(Uint32Array, BLOCK * TERMS_KEPT));
        if (canPutAway && blocks.length - oldest > inMemory) putAway();
      }
    },
    write(slot, terms) {
      const block = blocks[Math.floor(slot / BLOCK)];
      const at = (slot % BLOCK) * TERMS_KEPT;
      if (block) block.set(terms, at);
      else if (file !== undefined) writeAll(file, terms, slot * TERMS_KEPT * OCTETS);
    },
    read(slot, count) {
      const block = blocks[Math.floor(slot / BLOCK)];
      const at = (slot % BLOCK) * TERMS_KEPT;
      if (block) return block.subarray(at, at + count);
      return readAll(file, count, slot * TERMS_KEPT * OCTETS);
    },
    lend: () => ({ blocks: [...blocks], file }),
  };
}

/** A file without a name: nobody else can open it, and nobody has to remove it. */
function openFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-terms-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const file = openSync(join(folder, 'terms'), 'wx+', 0o600);
  try {
    remove();
  } catch {
    // Windows removes no file that is open.
    process.once('exit', () => {
      closeSync(file);
      remove();
    });
  }
  return file;
}

function writeAll(file: number, numbers: Uint32Array, place: number): void {
  const octets = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  for (let done = 0; done < octets.length;)
    done += writeSync(file, octets, done, octets.length - done, place + done);
}

function readAll(file: number | undefined, count: number, place: number): Uint32Array {
  const numbers = new Uint32Array(count);
  const octets = new Uint8Array(numbers.buffer);
  if (file === undefined) return numbers;
  for (let done = 0; done < octets.length;) {
    const read = readSync(file, octets, done, octets.length - done, place + done);
    if (read === 0) throw new Error(`The file of terms ends before ${place + octets.length}.`);
    done += read;
  }
  return numbers;
}
