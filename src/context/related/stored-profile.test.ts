import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTerms } from '../terms/count.ts';
import { createFrequencies } from '../terms/frequencies.ts';
import { profileOf } from '../terms/profile.ts';
import { readProfile, writeProfile } from './stored-profile.ts';

test('what is stored of an article reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 80 }), (headline, text) => {
      const profile = profileOf(
        countTerms({ id: 'x', headline, standfirst: '', text, publishedAt: null }),
        createFrequencies(),
      );
      expect(readProfile(writeProfile(profile))).toEqual(profile);
    }),
  );
});

test('what another version stored is read from the text again', () => {
  for (const text of [
    '{}',
    '[]',
    '{"v":0,"t":[],"s":"","w":"","n":0}',
    '{"v":1,"t":[],"s":"AAAAAA==","w":"","n":0}',
  ])
    expect(readProfile(text)).toBeUndefined();
});
