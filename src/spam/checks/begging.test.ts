import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { begging } from './begging.ts';
import { found } from './look.test-kit.ts';

it.each([
  'Hey, please subscribe to my channel, new clips every day',
  'check out my channel guys',
  'Schaut mal bei mir vorbei, mein Kanal ist neu',
  'Подпишитесь на мой канал, буду рад',
  'jangan lupa mampir ke channel saya ya kak',
  '제 채널 구독 부탁드려요',
  '大家好,关注我,每天更新',
  'اشتركوا في قناتي من فضلكم',
])('hears it in “%s”', (text) => {
  expect(found(begging, evidenceOf({ text }))).toEqual(['begging-for-followers']);
});

it.each([
  'I have been a subscriber since 1998 and shall not subscribe again.',
  'Follow the money, as they say.',
  'The channel between the islands is thirty metres deep.',
  'Thumbs up to the fire brigade.',
  'Der Kanal ist seit März gesperrt.',
])('leaves “%s” alone', (text) => {
  expect(found(begging, evidenceOf({ text }))).toEqual([]);
});
