import { describe, expect, it } from 'vitest';
import { evidenceOf, NO_HISTORY } from './evidence.ts';
import { judge } from './judge.ts';
import { bareKnowledge } from './knowledge.ts';
import { SHIPPED } from './shipped.test-kit.ts';

const SPAM = {
  text: 'Best online casino, 200 free spins without deposit, register now: https://spin.example and WhatsApp +44 7700 900123',
  name: 'Casino Bonus',
  link: 'https://casino-bonus.example',
};
const filled = { formMs: 300, honeypotFilled: true };

describe('judge', () => {
  it('publishes what readers say, angry or short', () => {
    for (const text of [
      'What a disgrace!!! Resign, all of you.',
      'No.',
      'Danke.',
      'My father lost the house at the casino.',
    ])
      expect(judge(evidenceOf({ text, name: 'Anna Berg' }), SHIPPED).action).toBe('publish');
  });

  it('holds plain advertising, with reasons', () => {
    const verdict = judge(evidenceOf(SPAM), SHIPPED);
    expect(verdict.action).toBe('hold');
    expect(verdict.reasons.length).toBeGreaterThan(1);
    expect(verdict.reasons[0]?.words).toMatch(/\.$/);
    expect(verdict.model).toBe(SHIPPED.prior.id);
  });

  it('throws away only what words and conduct both convict', () => {
    expect(judge(evidenceOf({ ...SPAM, visit: filled }), SHIPPED).action).toBe('discard');
    expect(
      judge(evidenceOf({ text: 'The bridge is closed again.', visit: filled }), SHIPPED).action,
    ).not.toBe('discard');
    expect(judge(evidenceOf(SPAM), SHIPPED).action).not.toBe('discard');
  });

  it('never doubts those who work here', () => {
    expect(judge(evidenceOf({ ...SPAM, role: 'administrator' }), SHIPPED)).toMatchObject({
      probability: 0,
      action: 'publish',
    });
  });

  it('believes the newsroom’s own decisions', () => {
    const text = 'I sell handmade shoes at https://shoes.example';
    const trusted = { ...NO_HISTORY, email: { published: 20, spam: 0, refused: 0 } };
    const before = judge(evidenceOf({ text, email: 'a@post.example' }), SHIPPED).probability;
    expect(
      judge(evidenceOf({ text, email: 'a@post.example', history: trusted }), SHIPPED).probability,
    ).toBeLessThan(before);
  });

  it('leaves out the checks it is told to', () => {
    const without = { without: new Set(['honeypot', 'form-time']) };
    const evidence = evidenceOf({ text: 'Hello', visit: filled });
    expect(judge(evidence, bareKnowledge(), without).reasons).toEqual([]);
  });

  it('says the same twice', () => {
    expect(judge(evidenceOf(SPAM), SHIPPED)).toEqual(judge(evidenceOf(SPAM), SHIPPED));
  });
});
