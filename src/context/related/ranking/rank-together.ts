import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { RelatedEngine } from '../../engine/engine.ts';
import { linkOne, type Found } from '../link-one.ts';
import { callOff, newTask, takeNext, type Task } from './task.ts';
import { startRankingThread, type RankingThread } from './thread.ts';

/** Ranks many articles: in two threads while many wait and the machine has two cores, otherwise in this one. */
export interface RankTogether {
  /** So many articles wait: the other thread starts, goes on, or ends when none do. */
  expect(engine: RelatedEngine, waiting: number): Promise<void>;
  /** Has the other thread begin with what will be asked next. */
  begin(engine: RelatedEngine, ids: readonly string[]): void;
  /** What is found for each of these articles that the engine holds. Others have their turn between two. */
  rank(engine: RelatedEngine, ids: readonly string[]): Promise<ReadonlyMap<string, Found>>;
  /** Ends the other thread. */
  close(): Promise<void>;
}

export interface RankTogetherOptions {
  readonly log?: Log;
  readonly cores?: number;
  /** Articles that wait, from which on the other thread is worth its start and its memory. */
  readonly from?: number;
  /** The program of the other thread. */
  readonly program?: URL;
}

interface Log {
  error(facts: object, words: string): void;
}

interface Begun extends Task {
  readonly version: number;
  /** What the other thread finds. */
  readonly others: Promise<ReadonlyMap<string, Found>>;
}

const SILENT: Log = { error: () => undefined };
const MANY = 500;

export function rankTogether(options: RankTogetherOptions = {}): RankTogether {
  const { log = SILENT, cores = availableParallelism(), from = MANY, program } = options;
  let thread: RankingThread | undefined;
  let begun: Begun | undefined;
  /** It is not tried again before all that waits is done. */
  let isLost = false;

  function start(articles: number): RankingThread | undefined {
    try {
      return startRankingThread({ articles, program, onLost: lost });
    } catch (error) {
      lost(error);
      return undefined;
    }
  }

  function lost(error: unknown): void {
    thread = undefined;
    isLost = true;
    log.error({ error }, 'the second thread that ranks articles has ended: the first one does its work');
  }

  function begin(engine: RelatedEngine, ids: readonly string[]): Begun {
    if (begun) callOff(begun);
    const task = newTask(ids);
    const others = thread?.begin(engine, task) ?? Promise.resolve(new Map<string, Found>());
    begun = { ...task, version: engine.version, others };
    return begun;
  }

  async function close(): Promise<void> {
    if (begun) callOff(begun);
    begun = undefined;
    isLost = false;
    const ending = thread;
    thread = undefined;
    await ending?.end();
  }

  return {
    async expect(engine, waiting) {
      if (waiting === 0) await close();
      else if (waiting >= from && cores > 1 && !isLost) thread ??= start(engine.size);
    },
    begin: (engine, ids) => void begin(engine, ids),
    async rank(engine, ids) {
      const task = begun && isFor(begun, engine, ids) ? begun : begin(engine, ids);
      begun = undefined;
      const found = new Map<string, Found>();
      const rankHere = async (id: string) => {
        await setImmediate();
        if (engine.has(id)) found.set(id, linkOne(engine, id));
      };
      for (let id = takeNext(task); id !== undefined; id = takeNext(task)) await rankHere(id);
      for (const [id, one] of await task.others) found.set(id, one);
      // What the other thread took, if it ended before it was done.
      for (const id of ids) if (!found.has(id)) await rankHere(id);
      return found;
    },
    close,
  };
}

function isFor(begun: Begun, engine: RelatedEngine, ids: readonly string[]): boolean {
  return (
    begun.version === engine.version &&
    begun.ids.length === ids.length &&
    begun.ids.every((id, at) => id === ids[at])
  );
}
