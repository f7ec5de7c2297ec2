import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineWith, piece } from '../engine/pieces.test-kit.ts';
import { readWritten } from '../reasons/written.ts';
import { withoutPointers } from './pointers.ts';

const BEFORE = 'The ferry was late, and nobody on the quay knew why it had not left the island.';
const AFTER = 'The company will pay for the night, said its captain, and the mayor thanked everyone.';
const around = (...lines: string[]) => [BEFORE, ...lines, AFTER].join('\n');

test.each([
  ['Read also: Minister resigns over harbour'],
  ['READ MORE: Two large meteors caught on camera (VIDEO)'],
  ['Related: “Who owns the quay?”'],
  ['• See also – The history of the ferry'],
  ['( See also: Complete coverage of the debate )'],
  ['Also read:Governor launches power plant'],
  ['In case you missed it | The week in pictures'],
  ['Read more'],
  ['Lesen Sie auch: Der Minister tritt zurück'],
  ['Mehr zum Thema: Hafenausbau'],
  ['À lire aussi : Le ministre démissionne'],
  ['Lea también: El ministro renuncia'],
  ['Leia também: Ministro renuncia'],
  ['Leggi anche: Il ministro si dimette'],
  ['Lees ook: Minister treedt af'],
  ['Läs också: Ministern avgår'],
  ['Lue myös: Ministeri eroaa'],
  ['Czytaj też: Minister rezygnuje'],
  ['Čtěte také: Ministr odstoupil'],
  ['Читайте также: Министр ушёл в отставку'],
  ['Читайте також: Міністр подав у відставку'],
  ['Διαβάστε επίσης: Παραιτήθηκε ο υπουργός'],
  ['Ayrıca okuyun: Bakan istifa etti'],
  ['اقرأ أيضا: استقالة الوزير'],
  ['קראו גם: השר התפטר'],
  ['यह भी पढ़ें: मंत्री ने इस्तीफा दिया'],
  ['Baca juga: Menteri mundur'],
  ['Xem thêm: Bộ trưởng từ chức'],
  ['延伸閱讀：部長辭職'],
  ['関連記事：大臣が辞任'],
  ['관련 기사: 장관 사임'],
])('a line that points to another article is not read: %s', (line) => {
  expect(withoutPointers(around(line))).toBe(around());
});

test('headlines listed below a lone pointer go with it, and the article goes on after them', () => {
  expect(
    withoutPointers(
      around(
        'Read more:',
        '',
        'Why the ferry is old',
        'Who paid for the quay?',
        '',
        'The captain had no answer.',
      ),
    ),
  ).toBe(around('', '', 'The captain had no answer.'));
});

test('of lines without a full stop, no more than a list of links has', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `Line ${n} of a poem about the long sea`);
  expect(withoutPointers(around('Related', ...lines))).toBe(around(...lines.slice(6)));
});

test.each([
  ['Read more than one book a year, says the librarian.'],
  ['Related parties had bought the quay before: three of them sit on the council.'],
  ['He will see also that the ferry is repaired.'],
  ['Recommended by the doctor, the walk along the quay became a habit.'],
  ['Trending stories rarely come from the island.'],
  [`Read also: ${'and so it went on, night after night. '.repeat(8)}`],
  ['Le ministre a lu : il démissionne.'],
])('a line of the article stays: %s', (line) => {
  expect(withoutPointers(around(line))).toBe(around(line));
});

test('a text that is a list of links stays as it is', () => {
  const list = [
    'Related:',
    'Why the ferry is old',
    'Who paid for the quay',
    'Read also: the mayor speaks',
  ].join('\n');
  expect(withoutPointers(list)).toBe(list);
});

const NEWS = [
  [
    'Choir seeks basses',
    'The choir of Saint Anne seeks altos and basses for Easter. Tobias Renn rehearses on Mondays.',
  ],
  [
    'Potatoes are brown',
    'Farmers in Lower Ravensey fear the blight after a wet June. The ministry helps no one.',
  ],
  [
    'Night train returns',
    'The night train to Castellan returns after eleven years, with cars bought from a railway.',
  ],
  [
    'Heron on the roof',
    'A heron nested on the roof of the Tannhof pool. Guards count its eggs before they open.',
  ],
] as const;
const PROMOTED = 'Mayor Ilse Brandt opens the Kessler bridge in Vordorf';

test('articles that bear the same pointer are not linked by it, nor to the article it points to', () => {
  const engine = engineWith(
    ...NEWS.map(([headline, text], n) =>
      piece(`n${n}`, headline, `${text}\nRead also: ${PROMOTED}\n${text}`),
    ),
    piece(
      'bridge',
      PROMOTED,
      'Ilse Brandt cut a ribbon in Vordorf, and the Kessler bridge was open for the first carts.',
    ),
  );
  for (let n = 0; n < NEWS.length; n++) expect(engine.related(`n${n}`), `n${n}`).toEqual([]);
  expect(engine.related('bridge')).toEqual([]);
});

test('no reason is taken from a pointer', () => {
  const shared = 'Drivers of the Kingsway depot walked out with Desmond Achebe.';
  const written = readWritten({
    headline: 'Strike at dawn',
    standfirst: '',
    text: `${shared}\nRead also: ${PROMOTED}`,
  });
  expect(written.full).toContain('Desmond Achebe');
  expect(written.full).not.toContain('Ilse Brandt');
});

test('any text: nothing is added, what is left stood there in this order', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !text.includes('\n')),
    fc.constantFrom('Read also: x', 'Read more', 'Related:', '', 'A sentence that ends.', '延伸閱讀'),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const kept = withoutPointers(lines.join('\n'));
      let from = 0;
      for (const left of kept.split('\n')) {
        const at = lines.indexOf(left, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + 1;
      }
    }),
  );
});
