import { Failure } from '#base';
import type { output, ZodType } from 'zod';
import type { Ctx } from '../env.ts';
import { readFields, type Fields, type FormLimits } from './read-fields.ts';

/**
 * The fields of a form, as the schema makes them.
 * @throws Failure as `readFields` does, and `bad-input` with a sentence per field when the schema refuses.
 */
export async function readForm<S extends ZodType>(
  c: Ctx,
  schema: S,
  limits: FormLimits = {},
): Promise<output<S>> {
  return checkFields(await readFields(c.req.raw, limits), schema);
}

/** @throws Failure `bad-input` with a sentence per field. */
export function checkFields<S extends ZodType>(fields: Fields, schema: S): output<S> {
  const result = schema.safeParse(fields);
  if (result.success) return result.data;
  const words: Record<string, string> = {};
  for (const issue of result.error.issues) words[String(issue.path[0] ?? '')] ??= issue.message;
  throw new Failure('bad-input', 'Please check what you entered.', words);
}
