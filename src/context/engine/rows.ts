import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lendableZeros } from './lendable.ts';

type List = Uint32Array | Uint8Array;

/**
 * A row of numbers for each article, by slot. Those of the newest articles are held in memory; of a larger archive the oldest lie
 * in a file of the system's folder for such files, which nobody else can open and which ends with the process: rows are half of
 * what the engine weighs, and of a million articles two hundred are looked at for a new one.
 */
export interface Rows<Row extends List> {
  /** Room for the rows up to this slot. */
  reach(slot: number): void;
  /** At most as many numbers as a row has. */
  write(slot: number, numbers: Row): void;
  /** The first numbers of a row; where it lies in memory this is the memory itself. */
  read(slot: number, count: number): Row;
  /** What another thread of this process needs to read them. */
  lend(): LentRows<Row>;
}

export interface LentRows<Row extends List> {
  /** Memory; or undefined for a block that lies in the file, at its place in this list. */
  readonly blocks: readonly (Row | undefined)[];
  readonly file: number | undefined;
}

interface RowsOptions<Row extends List> {
  readonly Kind: RowKind<Row>;
  /** Numbers in a row. */
  readonly width: number;
  /** Those of another thread, to be read only. */
  readonly lent?: LentRows<Row> | undefined;
  /** Blocks in memory, once there are more than `withoutFile`. */
  readonly inMemory?: number;
  readonly withoutFile?: number;
}

interface RowKind<Row> {
  new (length: number): Row;
  new (memory: SharedArrayBuffer, start?: number, length?: number): Row;
  readonly BYTES_PER_ELEMENT: number;
}

/** Articles in one block. */
const BLOCK = 1 << 12;
/** The newest 65,000 articles. */
const IN_MEMORY = 16;
/** Up to 196,000 articles everything stays in memory: an import, which looks at each row often, would take a seventh longer. */
const WITHOUT_FILE = 48;

export function createRows<Row extends List>(options: RowsOptions<Row>): Rows<Row> {
  const { Kind, width, lent, inMemory = IN_MEMORY, withoutFile = WITHOUT_FILE } = options;
  const octets = width * Kind.BYTES_PER_ELEMENT;
  const blocks = [...(lent?.blocks ?? [])];
  let file = lent?.file;
  let oldest = 0;
  /** A disk that is full, or a folder that is closed: everything stays in memory. */
  let canPutAway = true;

  function putAway(): void {
    try {
      file ??= openFile();
      writeAll(file, blocks[oldest] as Row, oldest * BLOCK * octets);
      blocks[oldest++] = undefined;
    } catch {
      canPutAway = false;
    }
  }

  return {
    reach(slot) {
      while (blocks.length * BLOCK <= slot) {
        blocks.push(lendableZeros(Kind, BLOCK * width) as Row);
        while (canPutAway && blocks.length > withoutFile && blocks.length - oldest > inMemory) putAway();
      }
    },
    write(slot, numbers) {
      const block = blocks[Math.floor(slot / BLOCK)];
      const at = (slot % BLOCK) * width;
      if (block) block.set(numbers, at);
      else if (file !== undefined) writeAll(file, numbers, slot * octets);
    },
    read(slot, count) {
      const block = blocks[Math.floor(slot / BLOCK)];
      const at = (slot % BLOCK) * width;
      if (block) return block.subarray(at, at + count) as Row;
      const numbers = new Kind(count);
      if (file !== undefined) readAll(file, numbers, slot * octets);
      return numbers;
    },
    lend: () => ({ blocks: [...blocks], file }),
  };
}

/** A file without a name: nobody else can open it, and nobody has to remove it. */
function openFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-rows-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const file = openSync(join(folder, 'rows'), 'wx+', 0o600);
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

function writeAll(file: number, numbers: List, place: number): void {
  const octets = octetsOf(numbers);
  for (let done = 0; done < octets.length;)
    done += writeSync(file, octets, done, octets.length - done, place + done);
}

function readAll(file: number, into: List, place: number): void {
  const octets = octetsOf(into);
  for (let done = 0; done < octets.length;) {
    const read = readSync(file, octets, done, octets.length - done, place + done);
    if (read === 0) throw new Error(`The file of rows ends before ${place + octets.length}.`);
    done += read;
  }
}

function octetsOf({ buffer, byteOffset, byteLength }: List): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
