import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.ts';
import { judge } from './judge.ts';
import { bareKnowledge } from './knowledge.ts';
import { readLabelled } from './labelled.ts';
import { passagesOf } from './passages.ts';
import { read } from './reading.ts';
import { frozen, SHIPPED } from './shipped.test-kit.ts';

const TALK =
  'The council met on Tuesday and talked about the harbour bridge for three hours. Nobody asked the people who live beside it. My father worked at that yard for thirty years, and he says the cracks were there in 1994. I do not agree with the last paragraph at all. We had the same trouble in our street last winter.';
const OFFER = 'Get 200 free spins at https://spin.example today.';

const passages = (text: string) =>
  passagesOf(read(evidenceOf({ text }), bareKnowledge())).map(({ start, end }) => text.slice(start, end));

describe('passagesOf', () => {
  it('takes the part of a long comment that could be an advertisement', () => {
    const found = passages(`${TALK} ${OFFER} ${TALK}`);
    expect(found.some((passage) => passage.includes(OFFER) && passage.length < 200)).toBe(true);
  });

  it('takes nothing of plain talk, and nothing of a short comment', () => {
    expect(passages('The bridge was closed again and we stood in the rain. '.repeat(12))).toEqual([]);
    expect(passages(OFFER)).toEqual([]);
  });

  it('gives places in the text as it was sent in', () => {
    const text = `${TALK.replaceAll('a', 'ａ')} 𝗢𝗳𝗳𝗲𝗿 ${OFFER}`;
    expect(passages(text).some((passage) => passage.includes(OFFER))).toBe(true);
  });
});

describe('honest text around an advertisement', () => {
  const chance = (text: string) => judge(evidenceOf({ text, name: 'Anna' }), SHIPPED).probability;
  const spam = frozen('spam').map((line) => readLabelled(line).evidence);
  const clear = spam.filter((one) => judge(one, SHIPPED).probability > 0.99);

  it.each([
    ['before it', (text: string) => `${TALK}\n${text}`],
    ['after it', (text: string) => `${text}\n${TALK}`],
    ['on both sides', (text: string) => `${TALK}\n${text}\n${TALK}`],
    ['in the same line', (text: string) => `${TALK} ${text} ${TALK}`],
  ])('%s lets less than half of the clear spam through, and hardly any without a doubt', (_, padded) => {
    const after = clear.map((one) => judge(evidenceOf({ ...one, text: padded(one.text) }), SHIPPED));
    expect(clear.length).toBeGreaterThan(60);
    expect(after.filter((one) => one.action !== 'publish').length / clear.length).toBeGreaterThan(0.5);
    expect(after.filter((one) => one.probability > 0.5).length / clear.length).toBeGreaterThan(0.9);
  });

  it('stays honest where there is no advertisement', () => {
    expect(chance(`${TALK}\n${TALK}`)).toBeLessThan(0.2);
    expect(chance(`${TALK} Source: https://www.bbc.co.uk/news/articles/12345 ${TALK}`)).toBeLessThan(0.5);
  });

  it('is answered by naming the passage', () => {
    const text = `${TALK} ${TALK} Register at https://spin.example for 200 free spins, the best online casino, WhatsApp +44 7700 900123. ${TALK}`;
    const named = judge(evidenceOf({ text }), SHIPPED).reasons.find(
      (reason) => reason.code === 'worst-passage',
    );
    expect(named?.words).toContain('Register');
    expect(text.slice(named?.where?.start, named?.where?.end)).toContain('spin.example');
  });
});
