import { expect, it } from 'vitest';
import { evidenceOf } from '../evidence.ts';
import { found, knowing } from './look.test-kit.ts';
import { mail } from './mail.ts';

it.each<[codes: string[], evidence: Parameters<typeof evidenceOf>[0]]>([
  [['no-mail-address'], { text: 'Hello', email: 'nobody' }],
  [[], { text: 'Hello', email: 'anna@post.example' }],
  [[], { text: 'Hello' }],
])('says %j', (codes, evidence) => {
  expect(found(mail, evidenceOf(evidence))).toEqual(codes);
});

it('knows throw-away addresses', () => {
  const knowledge = knowing({ disposable: ['away.example'] });
  expect(found(mail, evidenceOf({ text: 'Hello', email: 'x@AWAY.example' }), knowledge)).toEqual([
    'throw-away-mail',
  ]);
});
