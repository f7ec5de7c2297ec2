import { Failure } from '#base';
import type { AkismetFields } from '#spam';

/** Octets of a request: WordPress sends the comment with all of the form's and the server's variables, percent-encoded. */
export const REQUEST_LARGEST = 512 * 1024;
/** A WordPress request carries about 60. */
const FIELDS_MOST = 1_000;

/**
 * The fields of a form body in the character set the client says it is in: by `charset=` of the content type, else by the
 * field `blog_charset`, else UTF-8. Repeated names are kept as lists. A set nobody knows is read as UTF-8.
 * @throws Failure `too-large` over 1,000 fields.
 */
export function readFields(body: Uint8Array, contentType: string): AkismetFields {
  const named = /charset="?([\w.:-]+)/i.exec(contentType)?.[1];
  const inUtf8 = decode(body, 'utf-8');
  const said = named ?? first(inUtf8['blog_charset']);
  return said && !/^utf-?8$/i.test(said) ? decode(body, said) : inUtf8;
}

/**
 * The same from a multipart body, as PHP's curl sends an array; files in it are left out. Parts are counted before they are taken
 * apart: a flood of empty ones, which anybody may send, costs more than its length.
 * @throws Failure `too-large`, `bad-input` for a body that is none.
 */
export async function readMultipart(body: Uint8Array, contentType: string): Promise<AkismetFields> {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  if (countParts(body, contentType) > FIELDS_MOST) throw tooMany();
  const form = await new Response(body as BodyInit, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new Failure('bad-input', 'The request is not the form it says it is.');
    });
  let count = 0;
  for (const [name, value] of form) {
    if (++count > FIELDS_MOST) throw tooMany();
    if (typeof value === 'string') add(fields, name, value);
  }
  return fields;
}

/** Each part ends with the boundary on a line of its own. */
function countParts(body: Uint8Array, contentType: string): number {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const ending = `\r\n--${quoted ?? bare ?? ''}`;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let count = 0;
  for (let at = bytes.indexOf(ending); at >= 0 && count <= FIELDS_MOST; at = bytes.indexOf(ending, at + 1))
    count += 1;
  return count;
}

function tooMany(): Failure {
  return new Failure('too-large', 'The request has more than 1,000 fields.');
}

function decode(body: Uint8Array, charset: string): Record<string, string | string[]> {
  const decoder = decoderFor(charset);
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const pairs = split(body, AMPERSAND, FIELDS_MOST + 1);
  if (pairs.length > FIELDS_MOST) throw tooMany();
  for (const pair of pairs) {
    if (pair.length === 0) continue;
    const equals = pair.indexOf(EQUALS);
    const name = decoder.decode(unescaped(equals < 0 ? pair : pair.subarray(0, equals)));
    const value = equals < 0 ? '' : decoder.decode(unescaped(pair.subarray(equals + 1)));
    add(fields, name, value);
  }
  return fields;
}

function add(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = fields[name];
  if (Array.isArray(before)) before.push(value);
  else fields[name] = before === undefined ? value : [before, value];
}

const AMPERSAND = 0x26;
const EQUALS = 0x3d;
const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

function decoderFor(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** Its parts, or the first so many of them. */
function split(bytes: Uint8Array, at: number, most: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(at); end >= 0 && parts.length < most; end = bytes.indexOf(at, start)) {
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  parts.push(bytes.subarray(start));
  return parts;
}

/** Percent-encoding undone on octets, so that any character set can be decoded after it. A stray `%` stands for itself. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const octet = bytes[at] ?? 0;
    const coded = octet === PERCENT ? hexPair(bytes[at + 1], bytes[at + 2]) : -1;
    out[length++] = coded >= 0 ? coded : octet === PLUS ? SPACE : octet;
    if (coded >= 0) at += 2;
  }
  return out.subarray(0, length);
}

function hexPair(high: number | undefined, low: number | undefined): number {
  const text = String.fromCharCode(high ?? 0, low ?? 0);
  return /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : -1;
}

function first(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
