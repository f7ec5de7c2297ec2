import type { Asking } from './ask.ts';
import { textFields, type Door } from './doors.ts';
import { encode, FORM, type Ground } from './ground.ts';

export interface Attack {
  readonly name: string;
  readonly asking: Asking;
}

const TEN_MEGABYTES = 10_000_000;
const bytes = (...octets: readonly number[]) => Buffer.from(octets);

/** Bodies that no form of ours is. */
const BROKEN: readonly (readonly [
  name: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
])[] = [
  ['nothing, of no type', {}, ''],
  ['JSON', { 'content-type': 'application/json' }, '{"name":{"$gt":""},"__proto__":{"role":"admin"}}'],
  ['XML', { 'content-type': 'text/xml' }, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ['plain text', { 'content-type': 'text/plain' }, 'name=Mirela'],
  ['Latin-1', { 'content-type': `${FORM['content-type']}; charset=iso-8859-1` }, bytes(0x61, 0x3d, 0xe9)],
  ['compressed', { ...FORM, 'content-encoding': 'gzip' }, bytes(0x1f, 0x8b, 8, 0)],
  ['UTF-16', FORM, Buffer.from('name=Mirela&text=Who', 'utf16le')],
  ['bytes that are no UTF-8', FORM, bytes(0x61, 0x3d, 0xff, 0xfe)],
  ['escapes that are no UTF-8', FORM, 'a=%ff%fe'],
  ['escapes that are none', FORM, 'a=%zz'],
  ['half a surrogate pair, escaped', FORM, 'text=%ed%a0%80'],
  ['half a surrogate pair, raw', FORM, bytes(0x61, 0x3d, 0xed, 0xa0, 0x80)],
  ['NUL in a name', FORM, 'a%00b=c'],
  ['NUL, raw', FORM, bytes(0x61, 0x3d, 0x00)],
  ['5,000 fields', FORM, 'a=1&'.repeat(5_000)],
  ['10 MB', FORM, `text=${'a'.repeat(TEN_MEGABYTES)}`],
  ['parts without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
  [
    'parts that break off',
    { 'content-type': 'multipart/form-data; boundary=x' },
    '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhalf',
  ],
];

/** The honest form with the body broken, or with one field as it must not be. */
export function brokenForms(ground: Ground, door: Door): Attack[] {
  const honest = door.fields(ground);
  const attacks: Attack[] = BROKEN.map(([name, headers, body]) => ({ name, asking: { headers, body } }));
  if (door.open === 'everybody')
    attacks.push({
      name: '10 MB of unsaid length',
      asking: { headers: FORM, body: 'a'.repeat(TEN_MEGABYTES), chunked: true },
    });
  if (door.buttonOnly === undefined) attacks.push(form('no field at all', {}));
  for (const field of Object.keys(honest)) {
    attacks.push(form(`NUL in ${field}`, { ...honest, [field]: `${honest[field]}\0` }));
    if (!LISTS.has(field))
      attacks.push({
        name: `${field} twice`,
        asking: { headers: FORM, body: `${encode(honest)}&${encode({ [field]: 'again' })}` },
      });
  }
  for (const field of textFields(door, ground))
    attacks.push(
      form(`too much ${field}`, { ...honest, [field]: 'x y '.repeat(field === 'body' ? 600_000 : 25_000) }),
    );
  for (const [field, values] of Object.entries(door.wrong ?? {}))
    for (const value of values)
      attacks.push(form(`${field} = ${JSON.stringify(value.slice(0, 40))}`, { ...honest, [field]: value }));
  return attacks;
}

/** Fields that come as often as there are boxes. */
const LISTS = new Set(['comments', 'decisions', 'sections', 'bylines', 'articles']);

/** The honest form, from where it must not come. */
export const FOREIGN: readonly (readonly [string, Record<string, string>])[] = [
  ['another site’s page', { origin: 'https://evil.example' }],
  ['a page that hides where it is', { origin: 'null' }],
  ['a link from elsewhere', { referer: 'https://evil.example/x' }],
  ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site, says the browser', { 'sec-fetch-site': 'same-site' }],
  ['an origin that is none', { origin: 'javascript:alert(1)' }],
  ['a name that ends like ours', { origin: 'http://evil.localhost' }],
];

/** What stands for an id or a name in an address. */
export const HOSTILE_NAMES = [
  'nonsense',
  '01890000-0000-7000-8000-000000000000',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f',
  '%00',
  '%ff',
  '%ed%a0%80',
  '%zz',
  '%E2%80%AEfdp.exe',
  "1'%20or%201=1%20--",
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '__proto__',
  'constructor',
  'x'.repeat(5_000),
];

/** What stands behind the question mark. */
export const HOSTILE_QUERIES = [
  'page=-1',
  'page=0',
  'page=1e9',
  'page=99999999999999999999',
  'page=%00',
  'page=NaN&page=2',
  'q=%ff&sig=%ff&token=%ff&next=%ff',
  'q=%22%22%22&section=__proto__',
  'q=%00',
  'q=*%20OR%20NEAR(%20%5E%20%22&section=x',
  `q=${'%22a '.repeat(2_000).replaceAll(' ', '%20')}`,
  'next=//evil.example&reply=%3Cscript%3E&sig=x&token=x&status=x&undo=x&done=x',
  'reply=constructor&q[]=1&q[x]=2',
  '%3Cscript%3E',
  'x'.repeat(8_000),
];

function form(name: string, fields: Record<string, string>): Attack {
  return { name, asking: { headers: FORM, body: encode(fields) } };
}
