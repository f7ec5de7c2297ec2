import { entryPoint, oneAtATime } from '#base';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What is made of one stored image. */
export interface Order {
  readonly from: string;
  readonly mostPixels: number;
  readonly copies: readonly Copy[];
}

interface Copy {
  /** The file that is written. */
  readonly part: string;
  readonly width: number;
  readonly format: 'webp' | 'avif';
}

const PROGRAM = entryPoint(import.meta.url, { source: './derive.ts', built: './derive.js' });

const inTurn = oneAtATime();

/**
 * Makes the copies in a process of its own, after everything else that wants the processor. Encoding takes hundreds of megabytes,
 * which the memory of a process that goes on never gives back, and which a small machine has only once: one image after another.
 * @throws in the encoder's words, where the image cannot be read.
 */
export async function makeCopies(order: Order): Promise<void> {
  if (order.copies.length === 0) return;
  await inTurn(() => encode(order));
}

async function encode(order: Order): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(PROGRAM), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (words += part));
  if (child.pid !== undefined) beNice(child.pid);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the smaller copies of an image could not be made: ${words.slice(-500)}`);
}

function beNice(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is done already, or this system does not let us: then it competes.
  }
}
