import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTerms } from './count.ts';
import { createFrequencies } from './frequencies.ts';
import { profileOf } from './profile.ts';
import { readProfile, writeProfile } from './stored-profile.ts';

test('what is stored of an article reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 80 }), (headline, text) => {
      const profile = profileOfText(headline, text);
      expect(readProfile(writeProfile(profile))).toEqual(profile);
    }),
  );
});

test('what another version stored is read from the text again', () => {
  const other = Buffer.from(writeProfile(profileOfText('Fish Quay', 'The fish quay is closed.')), 'base64');
  const older = Buffer.from(other);
  older[0] = 1;
  for (const text of ['', '{}', '{"v":1,"t":[],"s":"","w":"","n":0}', older.toString('base64')])
    expect(readProfile(text)).toBeUndefined();
});

test('what was cut short is read from the text again', () => {
  const text = writeProfile(profileOfText('Fish Quay', 'The fish quay is closed until the crane is mended.'));
  for (const part of [0.2, 0.5, 0.9]) expect(readProfile(text.slice(0, text.length * part))).toBeUndefined();
});

function profileOfText(headline: string, text: string) {
  return profileOf(
    countTerms({ id: 'x', headline, standfirst: '', text, publishedAt: null }),
    createFrequencies(),
  );
}
