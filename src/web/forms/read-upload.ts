import { Failure, LIMITS } from '#base';
import type { Ctx } from '../env.ts';
import { addField, checkType, type Fields, type FormLimits } from './read-fields.ts';
import { readBody } from './read-body.ts';

export interface Upload {
  readonly fields: Fields;
  /** Files by field; a file field that was left empty is missing. */
  readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }>;
}

/**
 * A form that may carry files (`multipart/form-data`).
 * @throws Failure `unsupported`, `too-large` (20 MB unless said otherwise), `bad-input`.
 */
export async function readUpload(c: Ctx, limits: FormLimits = {}): Promise<Upload> {
  const type = c.req.header('content-type') ?? '';
  checkType(type, 'multipart/form-data');
  const body = await readBody(c.req.raw, limits.largest ?? LIMITS.imageBody + LIMITS.formBody);
  const fields = Object.create(null) as Record<string, string | string[]>;
  for (const name of limits.lists ?? []) fields[name] = [];
  const files = new Map<string, { name: string; bytes: Uint8Array }>();
  for (const [name, value] of await parse(body, type)) {
    if (typeof value === 'string') addField(fields, name, value);
    else if (value.size > 0)
      files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { fields, files };
}

async function parse(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Failure('bad-input', 'The form did not arrive whole. Please send it again.');
  }
}
