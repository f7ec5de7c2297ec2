import { expect, it } from 'vitest';
import { conceptOf } from './lexicon.ts';
import { traditional } from './traditional.ts';

it('writes a Chinese word as it is written in Taiwan, and leaves other words alone', () => {
  expect(traditional('网络电话')).toBe('網絡電話');
  expect(traditional('casino カジノ')).toBe('casino カジノ');
});

it('knows the words of the lexicon in traditional letters', () => {
  expect(conceptOf('娱乐城')).toBe('gambling');
  expect(conceptOf('娛樂城')).toBe('gambling');
});
