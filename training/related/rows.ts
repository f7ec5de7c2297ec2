import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** One article of a labelled set; the same shape as `broadsheet eval related` reads. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly label: string | null;
}

/** Reads a file of JSON lines, gzip or plain. */
export async function readRows(file: string): Promise<Row[]> {
  const bytes = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes });
  const rows: Row[] = [];
  for await (const line of lines) if (line.trim()) rows.push(JSON.parse(line) as Row);
  return rows;
}
