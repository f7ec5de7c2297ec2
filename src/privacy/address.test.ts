import { expect, test } from 'vitest';
import { blockOf, hashBlock } from './privacy.ts';

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  [' 203.0.113.0 ', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['[2001:db8:1:2::3]', '2001:db8:1::/48'],
  ['2001:db8:1:2::3', '2001:db8:1::/48'],
  ['fe80::1%eth0', 'fe80::/48'],
  ['::1', '::/48'],
  ['203.0.113', undefined],
  ['0x7f.1', undefined],
  ['2130706433', undefined],
  ['203.0.113.256', undefined],
  ['203.0.113.77, 198.51.100.1', undefined],
  ['', undefined],
  ['unknown', undefined],
])('the block of %j is %j', (address, block) => expect(blockOf(address)).toBe(block));

test('a block is stored as a hash that another paper’s key makes otherwise', () => {
  const one = hashBlock(Buffer.from('one'), '203.0.113.0/24');
  expect(one).toMatch(/^[\w-]{22}$/);
  expect(hashBlock(Buffer.from('one'), '203.0.113.0/24')).toBe(one);
  expect(hashBlock(Buffer.from('two'), '203.0.113.0/24')).not.toBe(one);
});
