import { expect, test } from 'vitest';
import { day } from '../press.test-kit.ts';
import type { Piece } from '../types.ts';
import { assign } from '../stories/assign.ts';
import { createEngine } from './engine.ts';
import { engineWith } from './pieces.test-kit.ts';

const SUBJECTS = [
  'The lighthouse of Skerrin was painted white by forty volunteers from the sailing club, who hung on ropes for a week.',
  'Inflation fell to two per cent in October, the central bank reported, and bread became cheaper for the first time.',
  'A heron nested on the roof of the Tannhof swimming pool; the lifeguards now count its eggs before they open.',
  'The handball women of Ostfeld won the cup after extra time, with nine goals by their keeper Marit Solberg.',
  'Potato farmers fear the blight after a wet June; in Lower Ravensey every third field is already brown.',
  'A court has ruled that the Gallow quarry may not be dug deeper, because the spring beneath it feeds three villages.',
  'The cathedral choir seeks altos and basses for Bach; rehearsals under Tobias Renn begin on Monday evening.',
  'Police warn of false letters that ask for bank codes; a pensioner in Old Quay lost four thousand in one morning.',
  'The night train to Castellan returns after eleven years, with sleeping cars bought from a bankrupt railway.',
  'Beekeepers count their losses after the hard winter: of two hundred hives at Mill Hollow, sixty are alive.',
];

function piece(id: string, text: string, at: number): Piece {
  return { id, headline: text.slice(0, 40), standfirst: '', text, publishedAt: day(at) };
}

test('the style of one author links nothing', () => {
  const column = (text: string) =>
    `Dear reader, here we are again, and the coffee is cold. ${text} My grandmother would have shaken her head, and she would have been right, as grandmothers mostly are. But what do I know? I only write a column. Until next week, then, and keep your boots dry.`;
  const engine = engineWith(
    ...SUBJECTS.map((text, n) => ({ ...piece(`c${n}`, text, n + 1), text: column(text) })),
  );
  for (let n = 0; n < SUBJECTS.length; n++) expect(engine.related(`c${n}`), `c${n}`).toEqual([]);
});

test('an import that gives every article the same date hides no story and makes none', () => {
  const strike =
    'Drivers of the Kingsway depot walked out at dawn. Desmond Achebe of the transport union said the new roster breaks the Holm agreement. The operator Veltram called the walkout unlawful.';
  const talks =
    'Veltram and the transport union met at the Kingsway depot. Desmond Achebe said the roster must go before trams run; Veltram offered to return to the Holm agreement.';
  const engine = engineWith(
    ...SUBJECTS.map((text, n) => piece(`s${n}`, text, 12)),
    piece('strike', strike, 12),
    piece('talks', talks, 12),
  );
  expect(engine.related('talks').map(({ id }) => id)).toEqual(['strike']);
  for (let n = 0; n < SUBJECTS.length; n++) expect(engine.related(`s${n}`), `s${n}`).toEqual([]);
});

/** What stands in each report after its first sentence. */
const FURTHER = [
  'Their paint came from a yard in Holm and cost nothing, said the keeper, Ida Thorn. The lamp stays dark until the glass is clean.',
  'Economists around Paul Verne expect the rate of interest to follow in spring. Savers are less pleased.',
  'Ornithologist Greta Amsel wants the slide closed until summer. Children have named the bird Otto.',
  'Coach Jana Lund wept; the rivals from Nordheim protested against the last whistle. A parade is planned.',
  'Spraying is forbidden near the wells, and the cooperative of Anders Holt asks the ministry for help.',
  'The owner, Stonewright, will appeal. Judge Mara Quist spoke of water that cannot be bought back.',
  'The concert at Easter is sold out already, though some of the singers have moved away.',
  'Inspector Lise Falk advises to hang up and call the branch. The senders write from abroad.',
  'Tickets are sold from December. Director Emil Roth promises breakfast at the border.',
  'Mites came first, then the frost, says Sven Arup. New queens are expected from the island in May.',
];
const REPORTS = SUBJECTS.map((text, n) => ({ ...piece(`r${n}`, text, 12), text: `${text} ${FURTHER[n]}` }));
const LIVE_BLOG = {
  ...piece('live', SUBJECTS.join('\n'), 12),
  headline: 'Live: the day as it happens',
};

test('a live blog that tells the first sentence of everything is linked from nothing', () => {
  const engine = engineWith(...REPORTS, LIVE_BLOG);
  for (const { id } of [...REPORTS, LIVE_BLOG]) expect(engine.related(id), id).toEqual([]);
});

test('a live blog published after the reports makes no story of them', () => {
  const engine = createEngine();
  const stories = new Map<string, string[]>();
  const storyOf = (id: string) => [...stories].find(([, ids]) => ids.includes(id))?.[0] ?? null;
  for (const one of [...REPORTS, LIVE_BLOG]) {
    engine.put(one);
    const near = engine
      .rank(one.id)
      .map(({ held, probability, days }) => ({ id: held.id, probability, days, storyId: storyOf(held.id) }));
    const given = assign(near, (storyId) => stories.get(storyId)?.length ?? 0);
    if (given.kind === 'found') stories.set(given.withId, [given.withId, one.id, ...given.brings]);
    if (given.kind === 'join') stories.get(given.storyId)?.push(one.id, ...given.brings);
  }
  for (const ids of stories.values()) expect(ids.length).toBeLessThanOrEqual(2);
  expect(stories.size).toBeLessThanOrEqual(1);
});

test('short Thai reports of different things are not linked, two of one thing are', () => {
  const engine = createEngine();
  const reports: readonly (readonly [string, string])[] = [
    ['สะพานท่าเรือเปิดใหม่', 'นายกเทศมนตรีเปิดสะพานท่าเรือเมื่อเช้าวันจันทร์ หลังจากซ่อมแซมนานสองปี ประชาชนเดินข้ามได้แล้ว'],
    ['ไฟไหม้ตลาดเก่า', 'ไฟไหม้ตลาดเก่ากลางเมืองเมื่อคืนนี้ ร้านค้าสิบร้านเสียหาย ตำรวจกำลังหาสาเหตุ'],
    ['ทีมฟุตบอลชนะสามต่อหนึ่ง', 'ทีมฟุตบอลของเมืองชนะคู่แข่งสามต่อหนึ่ง กองหน้าทำได้สองประตูในครึ่งหลัง'],
    ['โรงเรียนได้ครูใหม่', 'โรงเรียนประถมรับครูใหม่ห้าคนในปีนี้ ผู้ปกครองดีใจที่ห้องเรียนเล็กลง'],
    ['ราคาข้าวสูงขึ้น', 'ราคาข้าวสูงขึ้นอีกครั้งในเดือนนี้ ชาวนาบอกว่าฝนมาช้าและปุ๋ยแพง'],
    ['นักร้องจัดคอนเสิร์ต', 'นักร้องชื่อดังจัดคอนเสิร์ตที่สวนสาธารณะ คนหนุ่มสาวหลายพันคนมาฟังเพลง'],
    ['สะพานท่าเรือปิดคืนเดียว', 'สะพานท่าเรือต้องปิดหนึ่งคืน วิศวกรตรวจการซ่อมแซม นายกเทศมนตรีบอกว่าสะพานท่าเรือปลอดภัย'],
  ];
  for (const [n, [headline, text]] of reports.entries())
    engine.put({ id: `r${n}`, headline, standfirst: '', text, publishedAt: day(n + 1) });
  expect(reports.map((_, n) => engine.related(`r${n}`).map(({ id }) => id))).toEqual([
    ['r6'],
    [],
    [],
    [],
    [],
    [],
    ['r0'],
  ]);
});
