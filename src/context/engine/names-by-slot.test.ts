import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNamesBySlot } from './names-by-slot.ts';

test('each slot has the name that it was given last, in another thread too', () => {
  const change = fc.record({
    slot: fc.nat(5_000),
    name: fc.option(fc.constantFrom('City', 'World', '', 'Sport')),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const names = createNamesBySlot();
      const known = new Map<number, string | null>();
      for (const { slot, name } of changes) {
        names.set(slot, name);
        known.set(slot, name);
      }
      const lent = createNamesBySlot(names.lend());
      for (const [slot, name] of known) expect([names.get(slot), lent.get(slot)]).toEqual([name, name]);
      expect(names.get(9_999)).toBeNull();
    }),
  );
});

test('more names than two octets can tell apart are no names, and spoil none of the others', () => {
  const names = createNamesBySlot();
  for (let slot = 0; slot < 66_000; slot++) names.set(slot, `Section ${slot}`);
  expect([names.get(0), names.get(65_534), names.get(65_535)]).toEqual(['Section 0', 'Section 65534', null]);
});
