import { describe, expect, it } from 'vitest';
import { evaluate, evaluateOnline } from './evaluate.ts';
import { renderEvaluation } from './evaluate-table.ts';
import { auc, figuresOf, wilson } from './figures.ts';
import { readLabelled } from './labelled.ts';
import { frozen, SHIPPED } from './shipped.test-kit.ts';

const judged = (spam: boolean, probability: number) => ({ spam, probability });
const row = (fields: object) => readLabelled(JSON.stringify(fields));

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

  it('tell what is caught when one honest comment in a hundred is held', () => {
    const honest = Array.from({ length: 100 }, (_, index) => judged(false, index / 200));
    const spam = [judged(true, 0.9), judged(true, 0.4901), judged(true, 0.3), judged(true, 0.2)];
    expect(figuresOf('', [...honest, ...spam], SHIPPED).recallAtOnePercent).toBe(0.5);
  });

  it('tell how far promises were kept', () => {
    const tens = Array.from({ length: 10 }, (_, index) => judged(index < 9, 0.9));
    expect(figuresOf('', tens, SHIPPED).calibrationError).toBeCloseTo(0, 6);
    expect(figuresOf('', [judged(false, 0.9)], SHIPPED).calibrationError).toBeCloseTo(0.9, 6);
  });
});

describe('readLabelled', () => {
  it.each([
    ['', 'is not JSON'],
    ['{', 'is not JSON'],
    ['null', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['{"text":1,"label":"spam"}', '“text” that is not text'],
    ['{"label":"spam"}', 'no “text”'],
    ['{"text":"x"}', 'no “label”'],
    ['{"text":"x","label":"maybe"}', 'no “label”'],
    ['{"text":"x","label":"ham","author":7}', '“author” that is not text'],
    ['{"text":"x","label":"ham","kind":"poem"}', 'kind'],
    ['{"text":"x\u0000","label":"ham"'.concat('\u0000}'), 'NUL'],
  ])('says what is wrong with the line %j, and which it is', (line, what) => {
    expect(() => readLabelled(line, 12)).toThrow(`Line 12`);
    expect(() => readLabelled(line, 12)).toThrow(what);
  });

  it('takes every name a field goes by, and passes over the others', () => {
    const fields = {
      label: 'ham',
      text: 'Hi',
      name: 'Anna',
      link: 'https://a.example',
      source: 's',
      views: 3,
    };
    expect(row({ ...fields, context: 'The bridge', kind: 'contact-form', email: null })).toMatchObject({
      set: 's',
      evidence: {
        kind: 'contact-form',
        name: 'Anna',
        link: 'https://a.example',
        email: null,
        article: { text: 'The bridge' },
      },
    });
    expect(row({ ...fields, date: '2026-03-01T12:00:00Z' }).at).toBe(1_772_366_400_000);
    expect(row({ ...fields, date: 'in spring' }).at).toBeNull();
  });
});

describe('evaluate', () => {
  it('reports by set and together, and as a table', () => {
    const reports = evaluate(
      [
        row({ set: 'b', text: 'No.', label: 'ham' }),
        row({
          set: 'a',
          text: 'Online casino, 200 free spins, register now https://spin.example',
          label: 'spam',
        }),
      ],
      SHIPPED,
    );
    expect(reports.map((report) => report.set)).toEqual(['a', 'b', 'all']);
    expect(reports[2]?.auc).toBe(1);
    expect(renderEvaluation(reports).split('\n')).toHaveLength(4);
  });
});

describe('evaluateOnline', () => {
  // Advertising of a kind that nothing ships knows: only who lives through it learns it.
  const day = (index: number) => `2026-05-${String(index + 1).padStart(2, '0')}`;
  const story = Array.from({ length: 28 }, (_, index) =>
    index % 2 === 0
      ? { label: 'spam', text: `Zorblat ${index} grumpf wobblers, ask for the blue one`, date: day(index) }
      : {
          label: 'ham',
          text: `The ferry was late again on day ${index} and nobody said why`,
          date: day(index),
        },
  );

  it('learns from one comment to the next', () => {
    const [before] = evaluate(story.map(row), SHIPPED);
    const [after] = evaluateOnline(story.map(row), SHIPPED);
    expect(after?.calibrationError).toBeLessThan(before?.calibrationError ?? 0);
    expect(after?.recallAtHalf ?? 0).toBeGreaterThan(before?.recallAtHalf ?? 1);
  });

  it('goes by the dates, not by the order of the file', () => {
    expect(evaluateOnline(story.toReversed().map(row), SHIPPED)).toEqual(
      evaluateOnline(story.map(row), SHIPPED),
    );
  });
});

describe('the shipped model, on texts it was never tuned on', () => {
  const rows = [...frozen('spam'), ...frozen('honest')].map((line) => readLabelled(line));
  const report = evaluate(rows, SHIPPED)[0];

  it('lets honest people speak', () => {
    expect(report?.falseAlarms).toBeLessThanOrEqual(0.03);
  });

  it('catches a good part of the spam', () => {
    expect(report?.recall).toBeGreaterThan(0.45);
    expect(report?.auc).toBeGreaterThan(0.93);
  });
});
