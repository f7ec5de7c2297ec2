import { isFailure, type FailureCode } from '#base';
import type { RelatedLink } from '#context';
import type { DeskForm } from './form.ts';

/** Why a form is shown again, and what had been typed into it. */
export interface Problem {
  readonly words: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: DeskForm;
  /** What would stand under the text, if that was asked: then nothing went wrong. */
  readonly tried?: readonly RelatedLink[];
  readonly status: 200 | 400 | 403 | 409 | 410 | 413 | 415 | 429 | 401;
}

const STATUS: Partial<Record<FailureCode, Problem['status']>> = {
  'bad-input': 400,
  'not-signed-in': 401,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'too-many': 429,
  unsupported: 415,
};

/**
 * Does what a form asks; if that fails for a reason that its writer can mend, shows the form again with the words and
 * everything that was typed.
 */
export async function orAgain(
  typed: DeskForm,
  attempt: () => Promise<Response>,
  again: (problem: Problem) => Promise<Response> | Response,
): Promise<Response> {
  try {
    return await attempt();
  } catch (error) {
    const status = isFailure(error) ? STATUS[error.code] : undefined;
    if (!isFailure(error) || !status) throw error;
    return again({ words: error.message, fields: error.fields, typed, status });
  }
}
