import { spawnSync } from 'node:child_process';
import type { Labelled } from '#spam';

/** A filter that can be taught from nothing and then asked. */
export interface Learner {
  readonly name: string;
  /** Why it cannot be measured here, such as "not installed"; undefined when it can. */
  readonly missing: string | undefined;
  /** Scores of the questions after the lessons, the higher the more like spam. `folder` is empty and its own. */
  scores(lessons: readonly Labelled[], questions: readonly Labelled[], folder: string): Promise<number[]>;
}

/** "not installed" when one of these programs is not there. */
export function unlessInstalled(...programs: readonly (readonly string[])[]): string | undefined {
  const there = programs.every(([program = '', ...words]) => spawnSync(program, words).status === 0);
  return there ? undefined : 'not installed';
}
