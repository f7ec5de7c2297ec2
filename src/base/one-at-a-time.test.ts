import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('work that is handed in together is done one after another, in that order', async () => {
  const inTurn = oneAtATime();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all(['first', 'second', 'third'].map((name) => inTurn(work(name))))).toEqual([
    'first',
    'second',
    'third',
  ]);
  expect(seen).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test.each<[string, () => Promise<never>]>([
  ['fails', () => Promise.reject(new Error('The press stands still.'))],
  [
    'throws at once',
    () => {
      throw new Error('The press stands still.');
    },
  ],
])('work that %s fails for whoever handed it in, and the next is done', async (_, work) => {
  const inTurn = oneAtATime();
  const broken = inTurn(work);
  const next = inTurn(() => Promise.resolve('the next'));
  await expect(broken).rejects.toThrow('The press stands still.');
  expect(await next).toBe('the next');
});

test('two queues do not wait for each other', async () => {
  const { promise: never } = Promise.withResolvers<void>();
  void oneAtATime()(() => never);
  expect(await oneAtATime()(() => Promise.resolve('done'))).toBe('done');
});
