import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RelatedEngine } from '../../engine/engine.ts';
import { engineWith, piece } from '../../engine/pieces.test-kit.ts';
import { day } from '../../press.test-kit.ts';
import type { Piece } from '../../types.ts';
import { linkOne, type Found } from '../link-one.ts';
import { rankTogether, type RankTogether, type RankTogetherOptions } from './rank-together.ts';
import { newTask, takeNext } from './task.ts';
import { startRankingThread } from './thread.ts';

const EVENTS = 80;
const ARTICLES = 5 * EVENTS;
const SAID =
  'council harbour bridge vote engineers noise money ribbon ground winter strike trams ferry court quarry budget school choir'.split(
    ' ',
  );

/** Five articles each about so many events; some bear tags and sections, and some link to others. */
function archive(): Piece[] {
  return Array.from({ length: ARTICLES }, (_, n) => {
    const name = `Q${(n % EVENTS).toString(26).replace(/\d/g, (digit) => 'klmnoprstu'[Number(digit)] ?? '')}`;
    const said = Array.from({ length: 12 }, (__, at) => SAID[(n * 7 + at * (1 + (n % 5))) % SAID.length]);
    return piece(
      `a${n}`,
      `Mayor ${name}ova of ${name}holm on the ${said[0]}`,
      `The ${said.join(' and the ')} of ${name}holm concern ${name}bau, said ${name}ova in ${name}holm. ${said.toReversed().join(' of ')}.`,
      {
        publishedAt: n % 11 === 0 ? null : day(n % 28),
        sectionId: n % 3 === 0 ? null : `s${n % 3}`,
        tagIds: n % 4 === 0 ? [`t${n % 8}`] : [],
        links: n % 10 === 0 ? [`a${(n + 3) % ARTICLES}`, 'gone'] : [],
      },
    );
  });
}

let engine: RelatedEngine;
let ids: string[];
const told: string[] = [];
const log = { error: (_: object, words: string) => void told.push(words) };
beforeEach(() => {
  told.length = 0;
  const pieces = archive();
  engine = engineWith(...pieces);
  ids = pieces.map(({ id }) => id);
});

function rankedHere(): Map<string, Found> {
  return new Map(ids.filter((id) => engine.has(id)).map((id) => [id, linkOne(engine, id)]));
}

function onLost(error: unknown): never {
  throw error;
}

describe('the thread', () => {
  test('finds in the memory of this one exactly what this one finds', async () => {
    const thread = startRankingThread({ articles: ARTICLES, onLost });
    const found = await thread.begin(engine, newTask([...ids, 'unknown']));
    await thread.end();
    const expected = rankedHere();
    expect([...expected.values()].filter(({ links }) => links.length > 0).length).toBeGreaterThan(100);
    expect(found).toEqual(expected);
  });

  test('is lent the engine again when it has changed', async () => {
    const thread = startRankingThread({ articles: ARTICLES, onLost });
    await thread.begin(engine, newTask(ids));
    engine.remove('a7');
    engine.put(piece('late', 'Mayor Qkova of Qkholm', 'The bridge of Qkholm concerns Qkbau, said Qkova.'));
    ids.push('late');
    const found = await thread.begin(engine, newTask(ids));
    await thread.end();
    expect(found).toEqual(rankedHere());
  });

  test('says nothing of an engine that has changed meanwhile', async () => {
    const thread = startRankingThread({ articles: ARTICLES, onLost });
    const before = await thread.begin(engine, newTask(ids.slice(0, 2)));
    const finding = thread.begin(engine, newTask(ids));
    engine.remove('a7');
    expect([before.size, (await finding).size]).toEqual([2, 0]);
    await thread.end();
  });

  test('takes only what nobody has taken', async () => {
    const thread = startRankingThread({ articles: ARTICLES, onLost });
    const task = newTask(ids.slice(0, 3));
    expect([takeNext(task), takeNext(task)]).toEqual(['a0', 'a1']);
    expect([...(await thread.begin(engine, task)).keys()]).toEqual(['a2']);
    await thread.end();
  });
});

describe('two threads', () => {
  let ranking: RankTogether;
  afterEach(() => ranking.close());
  function open(options: RankTogetherOptions = {}): RankTogether {
    ranking = rankTogether({ log, cores: 2, from: 1, ...options });
    return ranking;
  }

  test('find together what one finds, also where they have begun before they are asked', async () => {
    await open().expect(engine, ids.length);
    const found = new Map<string, Found>();
    for (let from = 0; from < ids.length; from += 40) {
      for (const [id, one] of await ranking.rank(engine, ids.slice(from, from + 40))) found.set(id, one);
      ranking.begin(engine, ids.slice(from + 40, from + 80));
    }
    expect(found).toEqual(rankedHere());
    expect(told).toEqual([]);
  });

  test('what was begun before a change, or is not asked for, is not told', async () => {
    await open().expect(engine, ids.length);
    await ranking.rank(engine, ids.slice(0, 5));
    ranking.begin(engine, ids);
    engine.remove('a7');
    expect(await ranking.rank(engine, ids)).toEqual(rankedHere());
    ranking.begin(engine, ids);
    expect([...(await ranking.rank(engine, ['a1'])).keys()]).toEqual(['a1']);
  });

  const program = (words: string) => new URL(`data:text/javascript,${encodeURIComponent(words)}`);
  const listens = (then: string) =>
    program(
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', (order) => { ${then} });`,
    );
  test.each([
    ['is missing', new URL('./nowhere.ts', import.meta.url)],
    ['cannot start', program('throw new Error("no");')],
    ['ends in the middle', listens('Atomics.add(order.next, 0, 100); process.exit(3);')],
    ['breaks in the middle', listens('Atomics.add(order.next, 0, 100); throw new Error("no");')],
    [
      'fails in the middle',
      listens(`Atomics.add(order.next, 0, 100); parentPort.postMessage({ found: new Map(), failed: 'no' });`),
    ],
  ])('where the other one %s, this one does everything and says so', async (_, broken) => {
    await open({ program: broken }).expect(engine, ids.length);
    ranking.begin(engine, ids);
    expect(await ranking.rank(engine, ids)).toEqual(rankedHere());
    await expect.poll(() => told).toHaveLength(1);
    await ranking.expect(engine, ids.length);
    expect(await ranking.rank(engine, ids)).toEqual(rankedHere());
    expect(told).toHaveLength(1);
  });

  test.each([
    ['on one core', { cores: 1 }],
    ['where few wait', { from: 500 }],
  ])('%s there is no other one', async (_, options) => {
    const broken = program('throw new Error("no");');
    await open({ ...options, program: broken }).expect(engine, ids.length);
    expect(await ranking.rank(engine, ids)).toEqual(rankedHere());
    expect(told).toEqual([]);
  });
});

test('a process that has done its work ends, though nobody ends the thread', () => {
  const here = JSON.stringify(import.meta.url);
  const script = `
    const { engineWith, piece } = await import(new URL('../../engine/pieces.test-kit.ts', ${here}));
    const { rankTogether } = await import(new URL('./rank-together.ts', ${here}));
    const engine = engineWith(piece('a', 'Bridge', 'The bridge of Holm.'), piece('b', 'Bridge', 'The bridge of Holm.'));
    const ranking = rankTogether({ cores: 2, from: 1 });
    await ranking.expect(engine, 2);
    ranking.begin(engine, ['a', 'b']);
    process.stdout.write(String((await ranking.rank(engine, ['a', 'b'])).size));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 });
  expect([run.stdout.toString(), run.status]).toEqual(['2', 0]);
});
