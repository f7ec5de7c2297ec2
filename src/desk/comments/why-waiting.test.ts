import type { QueueItem } from '#comments';
import { expect, test } from 'vitest';
import { whyWaiting } from './why-waiting.ts';

const verdict = (action: 'publish' | 'hold') => ({
  probability: 0.1,
  action,
  reasons: [],
  model: 'm',
  judgedAt: 0,
});
const decision = (
  actor: 'filter' | 'moderator' | 'import',
  undoes: string | null = null,
): QueueItem['lastDecision'] => ({
  id: 'd',
  actor,
  staffId: null,
  from: null,
  to: 'held',
  reason: '',
  decidedAt: 0,
  undoes,
});
const held = { status: 'held' as const, verdict: verdict('publish'), lastDecision: decision('filter') };

test.each([
  ['a setting', held, /^It waits because the settings had every comment wait/],
  ['an import', { ...held, verdict: null, lastDecision: decision('import') }, /came with an import/],
  [
    'a decision that was taken back',
    { ...held, lastDecision: decision('moderator', 'x') },
    /^It waits again/,
  ],
  ['somebody at the desk', { ...held, lastDecision: decision('moderator') }, /put it back/],
])('%s that has a comment wait is named', (_, item, words) => {
  expect(whyWaiting(item)).toMatch(words);
});

test.each([
  ['the filter holds it', { ...held, verdict: verdict('hold') }],
  ['it does not wait', { ...held, status: 'published' as const }],
])('nothing is said where %s: that stands there already', (_, item) => {
  expect(whyWaiting(item)).toBeUndefined();
});
