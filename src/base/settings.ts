import { Failure } from './failure.ts';

interface Setting {
  readonly fallback: string;
  readonly words: string;
}

/** Every environment variable that Broadsheet reads. README prints the same table; a test compares the two. */
export const SETTINGS = {
  PORT: { fallback: '3000', words: 'The port to listen on. 0 takes any free one.' },
  HOST: {
    fallback: 'localhost',
    words: 'The address to listen on. Use 0.0.0.0 behind a proxy in another container.',
  },
  BROADSHEET_DATA: { fallback: './data', words: 'The folder with the database file and the images.' },
  DATABASE_URL: {
    fallback: '',
    words: 'A PostgreSQL address (postgres://…). Empty: SQLite in the data folder.',
  },
  PUBLIC_URL: {
    fallback: '',
    words:
      'The address readers use, such as https://example.org. Empty: http://localhost:PORT, or http://HOST:PORT.',
  },
  TRUST_PROXY: {
    fallback: '0',
    words: 'How many proxies in front may be believed when they name the reader’s address (X-Forwarded-For).',
  },
  SMTP_URL: {
    fallback: '',
    words:
      'The mail server, such as smtp://user:password@mail.example.org:587. Empty: outgoing mail is shown at the desk.',
  },
  MAIL_FROM: { fallback: '', words: 'The sender of outgoing mail. Empty: desk@ the public address’s host.' },
  LOG_LEVEL: {
    fallback: '',
    words: 'trace, debug, info, warn, error or silent. Empty: warn on a terminal, info elsewhere.',
  },
  SAMPLE: { fallback: '1', words: '0 starts an empty paper instead of the sample newspaper.' },
  COMMENTS_PER_MINUTE: {
    fallback: '6',
    words: 'How many comments one address block may send in a minute. 0 takes the limit away.',
  },
  SEARCHES_PER_MINUTE: {
    fallback: '60',
    words: 'How many searches one address block may make in a minute. 0 takes the limit away.',
  },
  AKISMET_KEY: {
    fallback: '',
    words:
      'A key of Akismet: it is asked too about comments that wait, told the reader’s address, and the notice says so. Empty: nothing is sent.',
  },
} as const satisfies Record<string, Setting>;

const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

/** One address, alone or after a name; a name with a sign that separates addresses stands in quotation marks. */
const MAIL_SENDER =
  /^(?:[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+|(?:"[^"\\]*"|[^@<>,;:"\\]*) *<[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+>)$/;

export type SettingName = keyof typeof SETTINGS;
export type Environment = Readonly<Record<SettingName, string>>;

/**
 * The settings, from environment variables, with their defaults.
 * @throws Failure `bad-input` naming the variable that makes no sense.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const names = Object.keys(SETTINGS) as SettingName[];
  const environment = Object.fromEntries(
    names.map((name) => [name, variables[name]?.trim() || SETTINGS[name].fallback]),
  ) as Record<SettingName, string>;
  for (const name of ['PORT', 'TRUST_PROXY', 'COMMENTS_PER_MINUTE', 'SEARCHES_PER_MINUTE'] as const)
    wholeNumber(name, environment[name]);
  if (!['0', '1'].includes(environment.SAMPLE))
    throw wrong('SAMPLE', environment.SAMPLE, 'it must be 0 or 1');
  if (Number(environment.PORT) > 65_535) throw wrong('PORT', environment.PORT, 'a port is at most 65535');
  if (environment.DATABASE_URL && !/^postgres(ql)?:\/\//.test(environment.DATABASE_URL))
    throw wrong('DATABASE_URL', '(hidden)', 'it must begin with postgres://');
  if (environment.LOG_LEVEL && !LOG_LEVELS.includes(environment.LOG_LEVEL))
    throw wrong('LOG_LEVEL', environment.LOG_LEVEL, `it must be one of ${LOG_LEVELS.join(', ')}`);
  if (environment.AKISMET_KEY && !/^[0-9a-z]{12}$/i.test(environment.AKISMET_KEY))
    throw wrong('AKISMET_KEY', '(hidden)', 'a key of Akismet has 12 letters and digits');
  if (environment.MAIL_FROM && !MAIL_SENDER.test(environment.MAIL_FROM))
    throw wrong(
      'MAIL_FROM',
      environment.MAIL_FROM,
      'it must be an address, such as desk@example.org or The Paper <desk@example.org>',
    );
  if (environment.SMTP_URL && !/^smtps?:\/\/[^/]+/.test(environment.SMTP_URL))
    throw wrong('SMTP_URL', '(hidden)', 'it must begin with smtp:// or smtps://');
  return { ...environment, PUBLIC_URL: wholeOrigin(environment.PUBLIC_URL) };
}

/** As browsers write an origin: small letters, no slash, no port that goes without saying. */
function wholeOrigin(value: string): string {
  if (!value) return '';
  if (!/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(value) || !URL.canParse(value))
    throw wrong('PUBLIC_URL', value, 'it must be like https://example.org, with nothing after it');
  return new URL(value).origin;
}

function wholeNumber(name: SettingName, value: string): void {
  if (!/^\d{1,6}$/.test(value)) throw wrong(name, value, 'it must be a whole number, 0 or more');
}

function wrong(name: SettingName, value: string, why: string): Failure {
  return new Failure('bad-input', `The setting ${name} is “${value}”: ${why}.`);
}
