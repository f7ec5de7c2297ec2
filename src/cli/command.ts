import type { Environment } from '#base';

/** What a command works with. */
export interface Surroundings {
  readonly environment: Environment;
  /** The folder of package.json. */
  readonly root: string;
  /** The words after the command's name. */
  readonly args: readonly string[];
  /** Where results go. */
  readonly out: (text: string) => void;
  /** Where words to the person at the terminal go: progress, addresses. */
  readonly tell: (text: string) => void;
}

/** One command of the command line. */
export interface Command {
  /** As it is typed after `broadsheet`, such as `eval spam`. */
  readonly name: string;
  /** What stands after the name, for the help. */
  readonly usage: string;
  /** One line of help. */
  readonly words: string;
  /** Resolves with the exit code. @throws Failure in one sentence. */
  run(with_: Surroundings): Promise<number>;
}
