import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PRIOR_FILES } from './knowledge.ts';
import { emptyPrior, loadPrior, storePrior } from './prior.ts';
import { SHIPPED } from './shipped.test-kit.ts';

const FOLDER = join(import.meta.dirname, '../../prior');

it('ships in less than 5 MB', () => {
  const size = PRIOR_FILES.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0);
  expect(size).toBeLessThan(5_000_000);
});

it('reads what it wrote', () => {
  const weights = emptyPrior().weights;
  weights[7] = 1.5;
  weights[8] = -0.75;
  const bytes = storePrior({ id: 'test', weights, bias: -1, calibration: { slope: 0.5, shift: 0.1 } });
  const read = loadPrior(bytes);
  expect(read).toMatchObject({ id: 'test', bias: -1, calibration: { slope: 0.5, shift: 0.1 } });
  expect(read.weights[7]).toBeCloseTo(1.5, 4);
  expect(read.weights[8]).toBeCloseTo(-0.75, 4);
  expect(storePrior(read)).toEqual(bytes);
});

it.each([
  ['nothing', new Uint8Array()],
  ['another file', new Uint8Array(100)],
  ['half a model', storePrior(emptyPrior()).subarray(0, 1_000)],
])('refuses %s', (_, bytes) => {
  expect(() => loadPrior(bytes)).toThrow('damaged');
});

it('ships lists of host names', () => {
  expect(SHIPPED.lists.disposableMail.size).toBeGreaterThan(8_000);
  expect(SHIPPED.lists.spamHosts.size).toBeGreaterThan(2_000);
  for (const host of SHIPPED.lists.spamHosts) expect(host).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+$/);
});
