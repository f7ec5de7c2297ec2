import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found } from './look.test-kit.ts';
import { offer } from './offer.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['offer-gambling'], { text: 'Online casino with bonus: https://spin.example' }],
  [['offer-credit'], { text: 'We offer an urgent loan, contact us today' }],
  [['offer-gambling'], { text: '바카라 카지노 https://vip.example' }],
  [['offer-earnings'], { text: '兼职日结,加微信' }],
  [['offer-documents'], { text: '出四件套,老板滴滴我' }],
  [['offer-adult'], { text: '福利群资源,私我' }],
  [['offer-crypto'], { text: 'Биткоин инвестиции, жду в лс' }],
  [[], { text: '解封之后,双方未来谈判的重要的老问题是银行卡和虚拟币的监管。' }],
  [[], { text: 'My grandfather lost his shop to the casino and the slot machines.' }],
  [[], { text: 'The loan sharks and the payday loan shops should be closed.' }],
])('says %j', (codes, evidence) => {
  expect(found(offer, evidenceOf(evidence))).toEqual(codes);
});
