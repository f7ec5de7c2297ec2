import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { CHECKS } from './checks.ts';

describe('the list of checks', () => {
  it('has a name of its own for each', () => {
    const names = CHECKS.map((check) => check.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has nothing to say about an empty comment', async () => {
    const { found } = await import('./look.test-kit.ts');
    for (const check of CHECKS) expect(found(check, evidenceOf({ text: '' }))).toEqual([]);
  });
});
