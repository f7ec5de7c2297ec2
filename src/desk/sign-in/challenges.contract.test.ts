import { MINUTE } from '#base';
import { expect, test } from 'vitest';
import { openNewsroom } from '../stories/newsroom.test-kit.ts';

// Each question for a passkey is a row that is kept for some minutes, and anybody may ask.
test('nobody can fill the database by asking for passkeys again and again', async () => {
  const noon = Date.UTC(2026, 10, 1, 12);
  const room = await openNewsroom(noon);
  const ask = () => room.ask('/api/auth/passkey/generate-authenticate-options', {});
  const answers = [];
  for (let n = 0; n < 100; n++) answers.push(await ask());
  const rows = await room.store.db.selectFrom('staff_challenges').select('id').execute();
  expect(rows).toHaveLength(30);
  expect(answers.slice(0, 30).every(({ status }) => status === 200)).toBe(true);
  expect(answers.slice(30).every(({ status }) => status === 429)).toBe(true);
  expect(answers.at(-1)?.text).toContain('Please wait a moment');
  room.at(noon + MINUTE);
  expect((await ask()).status).toBe(200);
});
