import { Failure } from '#base';
import { BUCKETS } from './features.ts';
import type { Prior } from './types.ts';

// File: "BSPRIOR1", length of the header (4 octets, little-endian), header (JSON), one signed 16-bit number a bucket.
const MAGIC = 'BSPRIOR1';
const BEFORE_HEADER = MAGIC.length + 4;
const LARGEST = 32_767;

interface Header {
  readonly id: string;
  readonly bias: number;
  readonly slope: number;
  readonly shift: number;
  /** Log-odds of one step of a stored weight. */
  readonly scale: number;
}

/**
 * Reads the shipped model.
 * @throws Failure `bad-input` when the bytes are not one of this version.
 */
export function loadPrior(bytes: Uint8Array): Prior {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < BEFORE_HEADER || text(bytes, 0, MAGIC.length) !== MAGIC) throw broken();
  const start = BEFORE_HEADER + view.getUint32(MAGIC.length, true);
  if (bytes.length !== start + 2 * BUCKETS) throw broken();
  const header = JSON.parse(text(bytes, BEFORE_HEADER, start)) as Header;
  const weights = new Float32Array(BUCKETS);
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    weights[bucket] = view.getInt16(start + 2 * bucket, true) * header.scale;
  return {
    id: header.id,
    weights,
    bias: header.bias,
    calibration: { slope: header.slope, shift: header.shift },
  };
}

/** Writes a model; the same numbers always give the same bytes. Weights are rounded to 16 bits. */
export function storePrior(prior: Prior): Uint8Array {
  let largest = 0;
  for (const weight of prior.weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest > 0 ? largest / LARGEST : 1;
  const header: Header = { id: prior.id, bias: prior.bias, ...prior.calibration, scale };
  // Padded so that the weights begin at an even place.
  let json = JSON.stringify(header);
  if (json.length % 2 === 1) json += ' ';
  const bytes = new Uint8Array(BEFORE_HEADER + json.length + 2 * BUCKETS);
  const view = new DataView(bytes.buffer);
  write(bytes, 0, MAGIC);
  view.setUint32(MAGIC.length, json.length, true);
  write(bytes, BEFORE_HEADER, json);
  prior.weights.forEach((weight, bucket) =>
    view.setInt16(BEFORE_HEADER + json.length + 2 * bucket, Math.round(weight / scale), true),
  );
  return bytes;
}

/** A model that knows nothing: the checks alone decide. */
export function emptyPrior(): Prior {
  return {
    id: 'checks-only',
    weights: new Float32Array(BUCKETS),
    bias: -3,
    calibration: { slope: 1, shift: 0 },
  };
}

function text(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 4_096)));
}

function write(bytes: Uint8Array, at: number, ascii: string): void {
  for (let index = 0; index < ascii.length; index++) bytes[at + index] = ascii.charCodeAt(index);
}

function broken(): Failure {
  return new Failure('bad-input', 'The file of the spam filter’s model is damaged or of another version.');
}
