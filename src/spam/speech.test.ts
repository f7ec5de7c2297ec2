import { expect, it } from 'vitest';
import { fold } from './normalise.ts';
import { shapeOf } from './shape.ts';
import { talkShare } from './speech.ts';
import { wordsOf } from './words.ts';

function share(written: string): number {
  const text = fold(written);
  return talkShare({ text, words: wordsOf(text.text), shape: shapeOf(written) });
}

it.each([
  [
    'English',
    'why would they close it though? I never said that',
    'Verified accounts, bulk, fast delivery 24/7',
  ],
  ['Russian', 'почему закрыли? никто ничего не знает', 'Аккаунты оптом, быстрая доставка, опт и розница'],
  ['Turkish', 'neden böyle oldu, galiba kimse bilmiyor', 'Takipçi satışı, uygun fiyat, hızlı teslimat'],
  ['Chinese', '你不觉得吗？怎么没人说呢', '账号批发 老号新号 质量稳定'],
  ['Japanese', 'なんで閉めるんだろう、たぶん違うよね', 'アカウント販売 高品質 即納'],
  [
    'Indonesian',
    'kenapa ditutup? padahal mereka tidak pernah bilang',
    'Akun premium murah bergaransi proses cepat',
  ],
])('finds more talk in what people say than in what is advertised, in %s', (_, said, advertised) => {
  expect(share(said)).toBeGreaterThan(share(advertised) + 0.1);
});

it('finds none where there are no words', () => {
  expect(share('')).toBe(0);
  expect(share('!!! 🔥🔥')).toBe(0);
});
