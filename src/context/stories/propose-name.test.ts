import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeName, proposeNames } from './propose-name.ts';

test.each([
  [['Mayor presents a plan for the Harbour Bridge', 'Cost of the Harbour Bridge rises'], 'Harbour Bridge'],
  [['Depot votes to strike', 'The tram strike ends after thirteen days'], 'Depot votes to strike'],
  [['OPINION: Trams stop at dawn', 'Drivers walk out'], 'Trams stop at dawn'],
  [['The ‘Harbour’ bridge falls', 'Who paid the ‘Harbour’ bridge?'], 'The ‘Harbour’ bridge falls'],
  [['Trams stop at dawn', 'Drivers walk out'], 'Trams stop at dawn'],
  [['Pirate Bay founder charged', 'Court hears the Pirate Bay founder’s appeal'], 'Pirate Bay founder'],
  [['The peace of Skerrin', 'What Skerrin wants'], 'The peace of Skerrin'],
  [['市議会は港の橋を承認した', '港の橋の費用'], '港の橋'],
  [['', ''], 'A story'],
])('%j is called %s', (headlines, name) => {
  expect(proposeName(headlines)).toBe(name);
});

test('a name that the articles share makes a shared word a name', () => {
  const headlines = ['Depot votes to strike', 'The tram strikes go on, says Veltram'];
  expect(proposeName(headlines, ['Desmond Achebe', 'Veltram'])).toBe('Veltram: strikes');
  expect(proposeName(['Trams stop at dawn', 'Drivers walk out'], ['Kingsway'])).toBe('Trams stop at dawn');
  expect(proposeName(['Trams stop at Fish Quay', 'Drivers walk out'], ['Fish Quay'])).toBe('Fish Quay');
  expect(proposeName(['The peace of Skerrin', 'What Skerrin wants'], ['Skerrin'])).toBe('Skerrin');
});

test('a name that stands in every third article names no story', () => {
  const headlines = ['Trump visits the mill', 'Millers wait for Trump'];
  expect(proposeName(headlines, ['Trump'])).toBe('Trump visits the mill');
});

test('of several headlines, the one that says most of what the others say', () => {
  const headlines = [
    'Dawn at last',
    'Tram drivers walk out',
    'Drivers of every tram rest',
    'Rest for tram drivers',
  ];
  expect(proposeNames(headlines).at(-1)).toBe('Rest for tram drivers');
});

test('an editor is offered several, a headline among them', () => {
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
