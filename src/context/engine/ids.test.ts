import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { createIds } from './ids.ts';

const OTHER_FORMS = [
  '',
  'a',
  '12345',
  'art_01',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-7000-8000-000000000001',
  '0190F3C1-0000-7000-8000-000000000001',
  '0190f3c1-0000-7000-8000-00000000000g',
  '0190f3c100007000800000000000000000aa',
  '0190f3c1-0000-7000-8000-0000000000011',
  '0190f3c1-0000-7000-8000_000000000001',
  'ﬀ90f3c1-0000-7000-8000-000000000001',
];

test.each(OTHER_FORMS)('an id of another form comes back as it was: “%s”', (id) => {
  const ids = createIds();
  const slot = ids.give(id);
  expect(ids.slotOf(id)).toBe(slot);
  expect(ids.idOf(slot)).toBe(id);
  ids.take(slot);
  expect(ids.slotOf(id)).toBeUndefined();
  expect(ids.idOf(slot)).toBe('');
  expect(ids.size).toBe(0);
});

test('an id in capitals is another one', () => {
  const ids = createIds();
  const small = '0190f3c1-0000-7000-8000-00000000000a';
  const slot = ids.give(small);
  expect(ids.slotOf(small.toUpperCase())).toBeUndefined();
  expect(ids.slotOf(small)).toBe(slot);
});

test('another thread finds what was there when it was lent', () => {
  const ids = createIds();
  const all = Array.from({ length: 5_000 }, (_, at) => (at % 100 === 0 ? `old-${at}` : v7()));
  const slots = all.map((id) => ids.give(id));
  const lent = createIds(ids.lend());
  expect(lent.size).toBe(all.length);
  expect(all.map((id) => lent.slotOf(id))).toEqual(slots);
  expect(slots.map((slot) => lent.idOf(slot))).toEqual(all);
  expect(lent.slotOf(v7())).toBeUndefined();
});

/** Ids that fall on few places of the table, UUIDs of any kind, and texts. */
const anId = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((n) => `0190f3c1-0000-7000-8000-${n.toString(16).padStart(12, '0')}`),
  fc.uuid(),
  fc.string({ maxLength: 40 }),
);

test('whatever comes and goes, it knows what a map knows', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), anId), { maxLength: 400 }), (steps) => {
      const ids = createIds();
      const known = new Map<string, number>();
      for (const [comes, id] of steps) {
        const slot = known.get(id);
        expect(ids.slotOf(id)).toBe(slot);
        if (comes && slot === undefined) known.set(id, ids.give(id));
        if (!comes && slot !== undefined) {
          ids.take(slot);
          known.delete(id);
        }
      }
      expect(ids.size).toBe(known.size);
      for (const [id, slot] of known) {
        expect(ids.slotOf(id)).toBe(slot);
        expect(ids.idOf(slot)).toBe(id);
      }
      expect([...ids.used()].toSorted((a, b) => a - b)).toEqual(
        [...known.values()].toSorted((a, b) => a - b),
      );
    }),
  );
});
