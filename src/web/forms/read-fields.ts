import { Failure, LIMITS } from '#base';
import { readBody } from './read-body.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface FormLimits {
  /** Octets of the whole body; a comment form's unless said otherwise. */
  readonly largest?: number;
  /** Fields that may come more than once, such as the ticked boxes of a list; they are arrays, even of one. */
  readonly lists?: readonly string[];
}

/** No form of ours has as many. */
const MOST_FIELDS = 2_000;
const FORM = 'application/x-www-form-urlencoded';

/**
 * The fields of a form as the browser sent them.
 * @throws Failure `unsupported` for another type or character set, `too-large`, `bad-input` for broken UTF-8, NUL or a
 *   field that comes twice.
 */
export async function readFields(request: Request, limits: FormLimits = {}): Promise<Fields> {
  checkType(request.headers.get('content-type'), FORM);
  const body = await readBody(request, limits.largest ?? LIMITS.formBody);
  return parseFields(decodeUtf8(body), limits.lists ?? []);
}

/** @throws Failure `unsupported` unless the type is the expected one, in UTF-8. */
export function checkType(header: string | null, expected: string): void {
  const [type = '', ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map((one) => one.trim());
  if (type !== expected) throw new Failure('unsupported', 'Please send this with the form on the page.');
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
    throw new Failure('unsupported', 'Please send text in UTF-8.');
}

/** The fields of an encoded form body. @throws Failure `bad-input`. */
function parseFields(text: string, lists: readonly string[] = []): Fields {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  for (const name of lists) fields[name] = [];
  const pairs = text === '' ? [] : text.split('&', MOST_FIELDS + 1);
  if (pairs.length > MOST_FIELDS) throw new Failure('bad-input', 'The form has too many fields.');
  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    const name = decode(cut === -1 ? pair : pair.slice(0, cut));
    addField(fields, name, cut === -1 ? '' : decode(pair.slice(cut + 1)));
  }
  return fields;
}

/** Adds one field. @throws Failure `bad-input` for a second one of the same name and for NUL. */
export function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  if (name.includes('\0') || value.includes('\0'))
    throw new Failure('bad-input', 'The form contains a character that has no meaning (NUL).');
  const known = fields[name];
  if (Array.isArray(known)) known.push(value);
  else if (known !== undefined) throw new Failure('bad-input', 'A field of the form came twice.');
  else fields[name] = value;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Failure('bad-input', 'The form is not encoded as it should be.');
  }
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('bad-input', 'The form contains text that is not UTF-8.');
  }
}
