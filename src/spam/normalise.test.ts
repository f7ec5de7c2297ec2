import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, originalSpan } from './normalise.ts';

describe('fold', () => {
  it.each([
    ['Crème BRÛLÉE', 'creme brulee'],
    ['саsino', 'casino'],
    ['𝗙𝗥𝗘𝗘 Ⓒⓐⓢⓗ ＣＡＳＨ ᴄᴀꜱʜ 🅲🅰🆂🅷', 'free cash cash cash cash'],
    ['bo\u200bn\u00adus', 'bonus'],
    ['Straße Łódź Ærø', 'strasse lodz aero'],
    ['Привет Ёлка', 'привет ёлка'],
    ['바카라 カジノ', '바카라 カジノ'],
    ['می‌خواهم', 'میخواهم'],
    ['İstanbul', 'istanbul'],
  ])('reads %j as %j', (written, read) => {
    expect(fold(written).text).toBe(read);
  });

  it('counts the disguises and says where the first one stands', () => {
    expect(fold('my саsino').disguises).toMatchObject({ lookalikes: 2, first: 3 });
    expect(fold('z̀́̂̃̄̅algo').disguises.piled).toBe(3);
  });

  it('keeps a way back for every letter, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const folded = fold(text);
        if (folded.at) {
          expect(folded.at.length).toBe(folded.text.length);
          for (let index = 1; index < folded.at.length; index++)
            expect(folded.at[index]).toBeGreaterThanOrEqual(folded.at[index - 1] ?? 0);
        }
        const span = originalSpan(folded, 0, folded.text.length);
        expect(span.end).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });

  it('reads folded text as it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const once = fold(fold(text).text).text;
        expect(fold(once).text).toBe(once);
      }),
    );
  });

  it('takes halves of surrogate pairs and NUL', () => {
    expect(fold('\ud800\u0000x\udc00é').text).toBe('\ud800\u0000x\udc00e');
  });
});
