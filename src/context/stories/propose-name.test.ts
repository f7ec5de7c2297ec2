import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeName, proposeNames } from './propose-name.ts';

test.each([
  [['Mayor presents a plan for the Harbour Bridge', 'Cost of the Harbour Bridge rises'], 'Harbour Bridge'],
  [['Depot votes to strike', 'The tram strike ends after thirteen days'], 'Strike'],
  [['Trams stop at dawn', 'Drivers walk out'], 'Trams stop at dawn'],
  [['Pirate Bay founder charged', 'Court hears the Pirate Bay founder’s appeal'], 'Pirate Bay founder'],
  [['The peace of Skerrin', 'What Skerrin wants'], 'Skerrin'],
  [['市議会は港の橋を承認した', '港の橋の費用'], '港の橋'],
  [['', ''], 'A story'],
])('%j is called %s', (headlines, name) => {
  expect(proposeName(headlines)).toBe(name);
});

test('a name that the articles share makes a shared word a name', () => {
  const headlines = ['Depot votes to strike', 'The tram strikes go on, says Veltram'];
  expect(proposeName(headlines, ['Desmond Achebe', 'Veltram'])).toBe('Veltram: strikes');
  expect(proposeName(['Trams stop at dawn', 'Drivers walk out'], ['Kingsway'])).toBe('Kingsway');
});

test('an editor is offered several, the first headline among them', () => {
  const names = proposeNames(['Harbour Bridge vote in Saltmarsh', 'Saltmarsh counts: Harbour Bridge wins']);
  expect(names).toContain('Harbour Bridge');
  expect(names.at(-1)).toBe('Harbour Bridge vote in Saltmarsh');
});

test('whatever the headlines are, there is a name, and it fits', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 6 }), (headlines) => {
      const name = proposeName(headlines);
      expect(name.trim()).not.toBe('');
      expect([...name].length).toBeLessThanOrEqual(120);
    }),
  );
});
