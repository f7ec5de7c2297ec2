import type { Ground } from './ground.ts';

/** A form of the paper and what it takes; every address that takes one has a row. */
export interface Door {
  /** The form as an honest browser sends it, accepted as it stands; every attack is this form with one thing wrong. */
  fields(ground: Ground): Record<string, string>;
  /** What stands for `:id` in the address. */
  id?(ground: Ground): string;
  /** Values of single fields that must be refused. */
  readonly wrong?: Readonly<Record<string, readonly string[]>>;
  /** Fields that hold text: script is written into them, and far too much. `turn-*` is every field that begins with `turn-`. */
  readonly texts?: readonly string[];
  /** Why the form without any field is right. */
  readonly buttonOnly?: string;
  /** Who may send it: everybody, or from which role of the desk on. */
  readonly open?: 'everybody' | 'reporters';
  /** Why the honest form cannot be tried here; the attacks are. */
  readonly untried?: string;
  /** The type that a browser sends it in. */
  readonly multipart?: true;
}

/** The names of the fields of a door that hold text. */
export function textFields(door: Door, ground: Ground): string[] {
  const names = Object.keys(door.fields(ground));
  return (door.texts ?? []).flatMap((field) =>
    field.endsWith('*') ? names.filter((name) => name.startsWith(field.slice(0, -1))) : [field],
  );
}

/** What is no id. */
export const NOT_IDS = ['1', "1' or 1=1 --", '../../etc/passwd', 'constructor'];
/** What is no id of anything here. */
export const NO_IDS = [...NOT_IDS, '01890000-0000-7000-8000-000000000000'];
/** For readers. */
export const READERS_DOORS: Readonly<Record<string, Door>> = {
  'POST /articles/:id/comments': {
    open: 'everybody',
    id: ({ article }) => article,
    fields: ({ token }) => ({ name: 'Mirela', text: 'Who pays?', email: '', link: '', parent: '', token }),
    texts: ['name', 'text'],
    wrong: {
      name: ['', ' \t'],
      text: ['', '\u202e\u2066'],
      email: ['mirela at reader', 'a@b.example\r\nBcc: c@d.example', '<script>@x.example'],
      link: ['javascript:alert(1)', 'data:text/html,x', 'https://a:b@c.example', '//', 'localhost'],
      parent: NO_IDS,
      token: ['', 'forged', `${'a'.repeat(16)}.0.${'b'.repeat(43)}`],
    },
  },
  'POST /comments/:id/receipt': {
    open: 'everybody',
    id: ({ comment }) => comment,
    fields: ({ signature }) => ({ action: 'withdraw', sig: signature }),
    wrong: { action: ['', 'destroy', '__proto__'], sig: ['', 'forged', 'a'.repeat(43)] },
  },
  'POST /story/:slug/follow': {
    open: 'everybody',
    fields: () => ({ email: 'mirela@reader.example' }),
    wrong: { email: ['', 'mirela at reader', 'a@b.example\r\nBcc: c@d.example', '<script>@x.example'] },
    untried: 'this paper has no mail server; where it has one, the tests of the page try it',
  },
  'POST /follow/:id': {
    open: 'everybody',
    id: ({ follower }) => follower,
    fields: () => ({ action: 'confirm' }),
    wrong: { action: ['', 'destroy', '__proto__'] },
  },
};
