import { expect, it } from 'vitest';
import { evidenceOf, NO_HISTORY } from '../evidence.ts';
import type { History } from '../types.ts';
import { known } from './known.ts';
import { found } from './look.test-kit.ts';

const tally = (published: number, spam: number) => ({ published, spam, refused: 0 });

it.each<[codes: string[], history: Partial<History>]>([
  [['email-published-before'], { email: tally(3, 0) }],
  [['email-refused-before'], { email: tally(0, 2) }],
  [['link-refused-before'], { linkHost: tally(0, 4) }],
  [['network-refused-before'], { addressBlock: tally(1, 9) }],
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
