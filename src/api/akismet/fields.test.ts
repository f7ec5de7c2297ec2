import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFields, readMultipart } from './fields.ts';

const FORM = 'application/x-www-form-urlencoded';
const read = (text: string, type = FORM) => ({ ...readFields(new TextEncoder().encode(text), type) });

test.each([
  ['', {}],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a=1&a=2', { a: ['1', '2'] }],
  ['comment_context%5B%5D=x&comment_context%5B%5D=y', { 'comment_context[]': ['x', 'y'] }],
  ['a', { a: '' }],
  ['a=b=c', { a: 'b=c' }],
  ['a=1+2%2B3', { a: '1 2+3' }],
  ['a=100%&b=%zz&c=%4', { a: '100%', b: '%zz', c: '%4' }],
  ['&&a=1&', { a: '1' }],
  ['__proto__=x&constructor=y', { ['__proto__']: 'x', constructor: 'y' }],
])('%s', (text, fields) => {
  expect(Object.entries(read(text))).toEqual(Object.entries(fields));
});

test.each([
  ['by the content type', 'a=caf%E9', `${FORM}; charset=ISO-8859-1`],
  ['by the blog’s field', 'a=caf%E9&blog_charset=windows-1252', FORM],
  ['in UTF-8', 'a=caf%C3%A9', `${FORM};charset=UTF-8`],
  ['in a set nobody knows, read as UTF-8', 'a=caf%C3%A9', `${FORM}; charset=x-nobody`],
])('reads accents %s', (_, text, type) => {
  expect(read(text, type)['a']).toBe('café');
});

test('refuses a flood of fields in words', () => {
  expect(() => read('a&'.repeat(2_000))).toThrow(/1,000 fields/);
});

const part = (name: string, value: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const readParts = (text: string, boundary = 'x') =>
  readMultipart(new TextEncoder().encode(text), `multipart/form-data; boundary=${boundary}`);

test.each(['x', '"x"', '"x"; charset=utf-8'])(
  'reads a form in parts with the boundary %s',
  async (boundary) => {
    const text = `${part('a', 'café')}${part('b', '- one -- two')}${part('c', 'file', '; filename="f"')}--x--\r\n`;
    expect({ ...(await readParts(text, boundary)) }).toEqual({ a: 'café', b: '- one -- two' });
  },
);

test.each([
  ['fields', part('a', '')],
  ['files', part('a', '', '; filename="f"')],
  ['nothing but boundaries', '--x\r\n'],
])('refuses a flood of %s in parts before it takes them apart', async (_, one) => {
  // Without an end it is no form: whoever took it apart first would say that.
  await expect(readParts(one.repeat(1_002))).rejects.toThrow(/1,000 fields/);
  await expect(readParts(one.repeat(1_000))).rejects.toThrow(/not the form/);
});

test('reads what URLSearchParams writes, and never fails on any octets', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })), {
        selector: ([name]) => name,
        maxLength: 20,
      }),
      (pairs) => {
        const fields = readFields(
          new TextEncoder().encode(new URLSearchParams(pairs).toString()),
          `${FORM};charset=utf-8`,
        );
        for (const [name, value] of pairs) expect(fields[name.toWellFormed()]).toBe(value.toWellFormed());
      },
    ),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readFields(bytes, FORM)));
});
