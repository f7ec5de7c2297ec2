/**
 * What went wrong, as a code for programs and as words for the person who asked.
 * Everything that is not a `Failure` is our own mistake: it becomes one sentence and a request id.
 */
export type FailureCode =
  | 'bad-input'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unsupported'
  | 'busy';

export class Failure extends Error {
  readonly code: FailureCode;
  /** One sentence per form field, for showing the form again. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: FailureCode, words: string, fields: Readonly<Record<string, string>> = {}) {
    super(words);
    this.name = 'Failure';
    this.code = code;
    this.fields = fields;
  }
}

export function isFailure(error: unknown): error is Failure {
  return error instanceof Failure;
}
