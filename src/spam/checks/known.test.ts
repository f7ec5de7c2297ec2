import { expect, it } from 'vitest';
import { evidenceOf, NO_HISTORY } from '../evidence.ts';
import type { History } from '../types.ts';
import { known } from './known.ts';
import { found } from './look.test-kit.ts';

const tally = (published: number, spam: number, refused = 0) => ({ published, spam, refused });

it.each<[codes: string[], history: Partial<History>]>([
  [['email-published-before'], { email: tally(3, 0) }],
  [['email-spam-before'], { email: tally(0, 2) }],
  [['email-spam-before'], { email: tally(0, 1, 4) }],
  [['email-refused-before'], { email: tally(0, 0, 4) }],
  [['link-spam-before'], { linkHost: tally(0, 4) }],
  [['network-spam-before'], { addressBlock: tally(1, 9) }],
  [[], { email: tally(2, 2) }],
  [[], {}],
  [[], { email: tally(Number.NaN, 0) }],
])('says %j', (codes, history) => {
  const evidence = evidenceOf({
    text: 'Hello',
    email: 'anna@post.example',
    history: { ...NO_HISTORY, ...history },
  });
  expect(found(known, evidence)).toEqual(codes);
});
