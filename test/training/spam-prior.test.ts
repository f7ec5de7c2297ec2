import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder } from '../data.ts';
import { trained } from '../../training/spam/trained.ts';

const data = dataFolder('spam');

it.skipIf(data === undefined)(
  'ships the very model that its command trains from the public data, octet by octet (skipped where that is not at hand)',
  () => {
    const { bytes } = trained(data ?? '', () => undefined);
    expect(Buffer.compare(bytes, readFileSync(join(import.meta.dirname, '../../prior/model.bin')))).toBe(0);
  },
  240_000,
);
