import { evidenceOf } from './evidence.ts';
import type { Evidence, Kind, Role } from './types.ts';

/** The fields of a form, as the protocol's clients send them: repeated ones as a list. Names are taken as they come. */
export type AkismetFields = Readonly<Record<string, string | readonly string[]>>;

/** A request of the Akismet protocol, understood. What is missing is '' or null; unknown fields are never an error. */
export interface AkismetRequest {
  readonly evidence: Evidence;
  /** From the form; '' when the client carries the key in the host name. */
  readonly key: string;
  readonly blog: string;
  /** The full address, for cutting and hashing at once: it must not be stored. */
  readonly userIp: string;
  /** Nothing may be learned from it or counted. */
  readonly isTest: boolean;
  /** The protocol's own test switches; null when the judge decides. */
  readonly forced: 'spam' | 'ham' | null;
  readonly permalink: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  comment: 'comment',
  reply: 'reply',
  'forum-post': 'forum-post',
  'blog-post': 'blog-post',
  'contact-form': 'contact-form',
  contact_form: 'contact-form',
  message: 'message',
  signup: 'signup',
  registration: 'signup',
  trackback: 'trackback',
  pingback: 'pingback',
  '': 'comment',
};

/** Reads the fields of `comment-check`, `submit-spam` and `submit-ham`. Never throws. */
export function fromAkismet(fields: AkismetFields): AkismetRequest {
  const field = (name: string): string => one(fields, name);
  const role: Role = field('user_role').trim().toLowerCase() === 'administrator' ? 'administrator' : 'reader';
  const language = field('blog_lang').split(',')[0]?.trim().replace('_', '-') ?? '';
  const context = many(fields, 'comment_context');
  return {
    evidence: evidenceOf({
      kind: KINDS[(field('comment_type') || field('content_type')).trim().toLowerCase()] ?? 'other',
      role,
      text: field('comment_content'),
      name: field('comment_author'),
      email: field('comment_author_email') || null,
      link: field('comment_author_url') || null,
      article: language || context.length > 0 ? articleOf(language, context) : null,
      visit: { formMs: null, honeypotFilled: honeypotFilled(fields) },
    }),
    key: field('api_key') || field('key'),
    blog: field('blog'),
    userIp: field('user_ip'),
    isTest: isTrue(field('is_test')),
    forced: forced(fields, role),
    permalink: field('permalink'),
  };
}

function articleOf(language: string, context: readonly string[]): Evidence['article'] {
  return { title: context.join(', '), text: '', section: null, language: language || null };
}

// A guaranteed spam beats the content; so does an administrator. The author's older form still occurs.
function forced(fields: AkismetFields, role: Role): 'spam' | 'ham' | null {
  if (role === 'administrator') return 'ham';
  const author = one(fields, 'comment_author').trim().toLowerCase();
  const email = one(fields, 'comment_author_email').trim().toLowerCase();
  const spam = author === 'viagra-test-123' || author === 'akismet-guaranteed-spam';
  return spam || email === 'akismet-guaranteed-spam@example.com' ? 'spam' : null;
}

function honeypotFilled(fields: AkismetFields): boolean {
  const name = one(fields, 'honeypot_field_name') || one(fields, 'hidden_honeypot_field_name');
  if (name === '') return false;
  return one(fields, name).trim() !== '' || one(fields, `POST_${name}`).trim() !== '';
}

function isTrue(value: string): boolean {
  return !['', '0', 'false', 'no', 'off'].includes(value.trim().toLowerCase());
}

function one(fields: AkismetFields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

// `name`, `name[]` and `name[0]` all occur.
function many(fields: AkismetFields, name: string): string[] {
  return Object.entries(fields)
    .filter(([key]) => key === name || (key.startsWith(`${name}[`) && key.endsWith(']')))
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : [...value]))
    .slice(0, 20);
}
