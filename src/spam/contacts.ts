import type { Link } from './links.ts';

/** A way to reach somebody outside the page, written into the text. Offsets into the folded text. */
export interface Contact {
  readonly kind: 'phone' | 'mail' | 'handle' | 'messenger';
  readonly start: number;
  readonly end: number;
}

const MOST_CONTACTS = 20;

const MAIL =
  /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}\s{0,2}(?:@|\(at\)|\[at\]|\sat\s)\s{0,2}[a-z0-9][a-z0-9-]{0,62}(?:\s{0,1}(?:\.|\(dot\)|\[dot\]|\sdot\s)\s{0,1}[a-z]{2,24}){1,3}/g;
// Eight to fifteen digits as people write telephone numbers. Years, sums and dates are shorter or have no such breaks.
const PHONE = /(?<![\p{L}\p{N}.,/:-])(?:\+|00|\(\+?)?\d(?:[\s().-]{0,2}\d){7,14}(?![\p{L}\p{N}]|[.,/:-]\d)/gu;
const HANDLE = /(?<![\p{L}\p{N}._/@])@[a-z0-9_][a-z0-9_.]{3,31}/gu;
// The name of a messenger and an account beside it: “WeChat: moon_88”, “텔레그램 sky2024”, “加微 abc123”. Chinese writes the
// names with letters that sound like them, to slip past filters; an account has a digit, or a sign before it.
const ACCOUNT =
  /(?:(?<![a-z])(?:telegram|tg|whats ?app|wa|wechat|weixin|vx|wx|line id|qq|kakao|zalo|viber|skype|discord|ig|insta(?:gram)?|snap(?:chat)?)(?![a-z])|텔레그램|텔레|카톡|카카오톡|라인|телеграмм?|тг|вотсап|ватсап|вайбер|вацап|微信|薇信|威信|徽信|维信|卫星|[加伽佳嘉茄+＋][微薇威徽嶶维韦喂v]信?|[加伽佳嘉茄+＋]?(?:企鹅|扣扣|抠抠|球球)|[加伽佳嘉茄+＋][qQ扣抠叩]|电报|纸飞机|飞机号?|ไลน์|แอดไลน์|واتساب|واتس|تيليجرام|تلگرام|واتساپ|व्हाट्सएप|व्हाट्सऐप)\s{0,2}(?:id|ид|아이디|号|號|群|नंबर)?\s{0,2}(?:[:：=@>-]{1,2}\s{0,2}@?(?=[a-z0-9_.]{4})|(?=[a-z_.]{1,16}\d)|(?=\d{6}))[a-z0-9_.]{4,24}/gu;
const MESSENGERS = new Set([
  't.me',
  'telegram.me',
  'wa.me',
  'api.whatsapp.com',
  'chat.whatsapp.com',
  'line.me',
  'discord.gg',
  'm.me',
  'open.kakao.com',
  'wa.link',
  'telegram.dog',
]);

/** Telephone numbers, mail addresses, handles and messenger links, in order of kind, at most 20. Linear. */
export function contactsOf(text: string, links: readonly Link[]): Contact[] {
  const contacts: Contact[] = [];
  if (/@|\bat\b/.test(text)) collect(text, MAIL, 'mail', contacts);
  if (/[\d:：@]/.test(text)) collect(text, ACCOUNT, 'messenger', contacts);
  if (/\d/.test(text)) collect(text, PHONE, 'phone', contacts);
  if (text.includes('@')) collect(text, HANDLE, 'handle', contacts);
  const shown = contacts.filter((one) => !links.some((link) => link.start < one.end && one.start < link.end));
  for (const link of links)
    if (MESSENGERS.has(link.host)) shown.push({ kind: 'messenger', start: link.start, end: link.end });
  return shown;
}

function collect(text: string, pattern: RegExp, kind: Contact['kind'], contacts: Contact[]): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match && contacts.length < MOST_CONTACTS; match = pattern.exec(text)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (kind === 'phone' && !isPhone(match[0])) continue;
    if (!contacts.some((other) => start < other.end && other.start < end))
      contacts.push({ kind, start, end });
  }
}

// 1,000,000,000 is money and 2024-11-02 19:30 a date: a telephone number starts with +, 0 or a bracket, or has few breaks.
function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  if (/^(?:19|20)\d\d[-./ ]\d\d[-./ ]\d\d/.test(found)) return false;
  if (/^\d{1,3}(?:[., ]\d{3})+$/.test(found)) return false;
  return digits >= 9 || /^[+0(]/.test(found);
}
