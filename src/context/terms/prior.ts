import { PRIOR_TABLE } from './prior-table.ts';

/** The share of articles that hold a term in general, by the term's hash: written by `npm run train:related`. */
export const PRIOR: ReadonlyMap<number, number> = readPrior(PRIOR_TABLE);

/** Five bytes a term: its hash, little-endian, and −24 × log2 of the share. */
function readPrior(table: string): ReadonlyMap<number, number> {
  const bytes = Buffer.from(table, 'base64');
  const shares = new Map<number, number>();
  for (let at = 0; at + 5 <= bytes.length; at += 5)
    shares.set(bytes.readUInt32LE(at), 2 ** (-(bytes[at + 4] ?? 0) / 24));
  return shares;
}
