import { describe, expect, it } from 'vitest';
import { auc, evaluate, readLabelled, wilson } from './evaluate.ts';
import { renderEvaluation } from './evaluate-table.ts';
import { frozen, SHIPPED } from './shipped.test-kit.ts';

const judged = (spam: boolean, probability: number) => ({ spam, probability });

describe('the figures', () => {
  it('count ties as half', () => {
    expect(auc([judged(true, 0.9), judged(false, 0.1)])).toBe(1);
    expect(auc([judged(true, 0.5), judged(false, 0.5)])).toBe(0.5);
    expect(auc([judged(true, 0.1), judged(false, 0.9)])).toBe(0);
    expect(auc([judged(true, 0.1)])).toBeNull();
  });

  it('give the interval of a share', () => {
    const [from, to] = wilson(0, 100);
    expect(from).toBe(0);
    expect(to).toBeCloseTo(0.037, 3);
    expect(wilson(50, 100)[0]).toBeCloseTo(0.404, 3);
  });
});

describe('evaluate', () => {
  it.each([
    '',
    'null',
    '[]',
    '{"text":1,"label":"spam"}',
    '{"text":"x"}',
    '{"text":"x","label":"maybe"}',
    '{',
  ])('passes over the line %j', (line) => expect(readLabelled(line)).toBeNull());

  it('reports by set and together, and as a table', () => {
    const rows = [
      { set: 'b', text: 'No.', label: 'ham' },
      { set: 'a', text: 'Online casino, 200 free spins, register now https://spin.example', label: 'spam' },
    ].flatMap((row) => readLabelled(JSON.stringify(row)) ?? []);
    const reports = evaluate(rows, SHIPPED);
    expect(reports.map((report) => report.set)).toEqual(['a', 'b', 'all']);
    expect(reports[2]?.auc).toBe(1);
    expect(renderEvaluation(reports).split('\n')).toHaveLength(4);
  });
});

describe('the shipped model, on texts it was never tuned on', () => {
  const rows = [...frozen('spam'), ...frozen('honest')].flatMap((line) => readLabelled(line) ?? []);
  const report = evaluate(rows, SHIPPED)[0];

  it('lets honest people speak', () => {
    expect(report?.falseAlarms).toBeLessThanOrEqual(0.03);
  });

  it('catches a good part of the spam', () => {
    expect(report?.recall).toBeGreaterThan(0.45);
    expect(report?.auc).toBeGreaterThan(0.93);
  });
});
