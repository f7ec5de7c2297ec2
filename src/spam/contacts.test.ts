import { expect, it } from 'vitest';
import { contactsOf } from './contacts.ts';

const kinds = (text: string) => contactsOf(text, []).map((one) => one.kind);

it.each([
  'wechat: moonstar',
  'telegram @lucky_man',
  'whatsapp: 08125550199',
  '要的加微abc123',
  '联系qq 123456789',
  '텔레그램 sky2024',
  'тг: svetlana_88',
  'แอดไลน์ moon88',
])('finds the messenger account in “%s”', (text) => {
  expect(kinds(text)).toContain('messenger');
});

it.each([
  'telegram channels are banned there',
  'line 47 stops every day',
  'the signal 5 was red',
  'whatsapp was down again for 3 hours',
  '微信收到的消息总是慢3-5分钟',
  'в телеграме пишут разное',
])('finds none in “%s”', (text) => {
  expect(kinds(text)).toEqual([]);
});
