import { expect, test } from 'vitest';
import { detailWords, idsIn } from './detail-words.ts';

const BRIDGE = '01900000-0000-7000-8000-000000000001';
const STORY = '01900000-0000-7000-8000-000000000002';
const known = { headlines: new Map([[BRIDGE, 'Council votes for the bridge']]), timezone: 'UTC' };

test.each([
  [{}, ''],
  [{ role: 'admin' }, 'role: Admin'],
  [{ from: 'editor', to: 'admin' }, 'from Editor, to Admin'],
  [{ from: 'held' }, 'from Waiting'],
  [{ from: 'The bridge', into: 'The harbour' }, 'from “The bridge”, into “The harbour”'],
  [{ link: BRIDGE }, '“Council votes for the bridge”'],
  [{ article: STORY, sections: [STORY] }, ''],
  [{ at: Date.UTC(2026, 10, 24, 18, 30) }, 'at: 24 November 2026, 18:30'],
  [
    { name: 'The Harbour Post', tagline: '', leadArticleId: null, comments: { open: true, holdFrom: 0.955 } },
    'name: “The Harbour Post”, readers may comment: yes, waits from: 95.5%',
  ],
  [{ holdFrom: 0.95, discardFrom: 0.9999 }, 'waits from: 95%, set aside from: 99.99%'],
  [{ discardFrom: 1 }, 'set aside from: never'],
  [{ counts: { posts: { found: 1200, added: 0 } } }, 'posts found: 1,200'],
])('%j', (detail, words) => {
  expect(detailWords(JSON.stringify(detail), known)).toBe(words);
});

test('names the ids whose headlines it wants', () => {
  expect(idsIn(JSON.stringify({ link: BRIDGE, role: 'admin', sections: [STORY] }))).toEqual([BRIDGE]);
});
