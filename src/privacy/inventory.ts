import type { PersonalColumn } from '#store';

/** What is done with one kind of personal data: printed in the notice and on receipts, obeyed by the retention job. */
export interface Account {
  /** In words for a reader. */
  readonly what: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly keep: Keep;
  readonly receivers: string;
}

/**
 * `days`: removed so many days after it came in. `row`: goes when the whole entry goes (see `ROW_DAYS`), in words.
 */
export type Keep = { readonly days: number } | { readonly row: string };

/** Days after which whole entries are removed, each with its reason. Used by the retention job and printed here. */
export const ROW_DAYS = {
  /** Long enough to complain about a refusal and for a moderator to see a pattern; nobody reads them after that. */
  refused: 60,
  /** As refused ones. What the filter learned from them is numbers and stays. */
  spam: 60,
  /** The author wanted it gone; a month lets a moderator answer a complaint about it. */
  withdrawn: 30,
  /** A comment nobody decided about in half a year will not be decided about. */
  held: 180,
  /** A letter that was sent or shown has done its work; three months answer the question whether it went. */
  letters: 90,
  /** Who did not answer within three days whether they want to follow a story does not want to. */
  unconfirmed: 3,
  /** A link that can no longer be used. */
  staffLinks: 30,
  /** Failed sign-ins count for minutes; a day is ample. */
  signInAttempts: 1,
  /** Other sites' comments: runs of spam last days, and a site reports a mistake within weeks. */
  seen: 30,
} as const;

/** How long a browser shows its owner the own waiting comments: the life of the cookie, and of what knows it again. */
export const PASS_DAYS = 30;

const NEWSROOM = 'The newsroom’s moderators';
const EVERYONE = 'Everyone who reads the page';
const NOBODY = 'Nobody: only the program compares it';
const STAFF_ALONE = 'The newsroom’s staff';
const CONSENT = 'You choose to send it (GDPR article 6(1)(a))';
const PUBLISH = 'Publishing what you asked us to publish (GDPR article 6(1)(b))';
const PROTECT = 'Our interest in a page without spam (GDPR article 6(1)(f))';
const ACCOUNTS = 'Our interest in accounts that nobody else can enter (GDPR article 6(1)(f))';
const WORK = 'The working relation with the newsroom (GDPR article 6(1)(b))';
const LETTERS =
  'The working relation with the newsroom (GDPR article 6(1)(b)); for readers who follow a story, their consent (6(1)(a))';
const WITH_COMMENT = { row: 'as long as the comment itself' } as const;
const PROTECT_OTHERS = 'Our and the other site’s interest in pages without spam (GDPR article 6(1)(f))';
const WITH_SEEN = { row: `${ROW_DAYS.seen} days` } as const;
const WITH_ACCOUNT = { row: 'as long as the account' } as const;

/** Every column with personal data. A column that is missing here is a compile error. */
export const inventory = {
  'comments.author_name': {
    what: 'The name you give',
    purpose: 'It stands above your comment, and helps to judge whether it is spam.',
    legalBasis: PUBLISH,
    keep: WITH_COMMENT,
    receivers: EVERYONE,
  },
  'comments.author_email': {
    what: 'Your e-mail address, if you give one',
    purpose:
      'To recognise that you have commented before, and to judge whether the comment is spam. It is never shown on the page.',
    legalBasis: CONSENT,
    keep: { days: 365 },
    receivers: NEWSROOM,
  },
  'comments.author_link': {
    what: 'Your web address, if you give one',
    purpose: 'Your name is linked to it, and it helps to judge whether the comment is spam.',
    legalBasis: PUBLISH,
    keep: WITH_COMMENT,
    receivers: EVERYONE,
  },
  'comments.link_host': {
    what: 'The name of the site you link to',
    purpose: 'To see whether a site has been advertised here before.',
    legalBasis: PROTECT,
    keep: WITH_COMMENT,
    receivers: NOBODY,
  },
  'comments.body': {
    what: 'Your comment, as you wrote it',
    purpose: 'To publish it, and to judge whether it is spam.',
    legalBasis: PUBLISH,
    keep: WITH_COMMENT,
    receivers: EVERYONE,
  },
  'comments.html': {
    what: 'Your comment, as it is shown',
    purpose: 'To print the page quickly.',
    legalBasis: PUBLISH,
    keep: WITH_COMMENT,
    receivers: EVERYONE,
  },
  'comments.address_block': {
    what: 'A scrambled mark of the part of the internet you came from',
    purpose:
      'To notice a flood of spam from one place. The last part of your address is cut off and the rest is scrambled with a secret key before anything is stored; your full IP address is never kept.',
    legalBasis: PROTECT,
    // A run of spam lasts days; a month sees its return.
    keep: { days: 30 },
    receivers: NOBODY,
  },
  'comments.author_key': {
    what: 'A scrambled copy of the pass that your browser keeps in a cookie',
    purpose: 'So that you, and only you, see your own comment while it waits, and your receipt.',
    legalBasis: PUBLISH,
    keep: { days: PASS_DAYS },
    receivers: NOBODY,
  },
  'comments.form_ms': {
    what: 'How long you had the form open',
    purpose: 'Spam programs send it faster than a person can fill it in.',
    legalBasis: PROTECT,
    keep: { days: 30 },
    receivers: NOBODY,
  },
  'comments.fingerprint': {
    what: 'A short fingerprint of your text',
    purpose: 'To notice when the same text is sent again and again.',
    legalBasis: PROTECT,
    keep: { days: 30 },
    receivers: NOBODY,
  },
  'verdicts.reasons': {
    what: 'What the spam filter found, in words',
    purpose: 'So that you and the moderators can see why it decided as it did.',
    legalBasis: PROTECT,
    keep: { days: 365 },
    receivers: NEWSROOM + ', and you on your receipt',
  },
  'spam_seen.id': seen(
    'A scrambled mark of a comment on another site that asks this filter',
    'To know it again when that site reports a mistake.',
  ),
  'spam_seen.email_mark': seen(
    'A scrambled mark of the e-mail address given on the other site',
    'To know what became of earlier comments with it.',
  ),
  'spam_seen.host_mark': seen(
    'A scrambled mark of the website given on the other site',
    'To see whether it has been advertised there before.',
  ),
  'spam_seen.block_mark': seen(
    'A scrambled mark of the part of the internet that comment came from',
    'To notice a flood from one place. The address is cut and scrambled at once; it is never stored.',
  ),
  'spam_seen.fingerprint': seen(
    'A short fingerprint of the text on the other site',
    'To notice when the same text is sent again and again. The text itself is not stored.',
  ),
  'letters.recipient': letter('The address an e-mail goes to', 'To send the e-mail.'),
  'letters.subject': letter('The subject of an e-mail', 'To send the e-mail.'),
  'letters.body': letter('The text of an e-mail', 'To send the e-mail, or to show it at the desk.'),
  'letters.unsubscribe': letter('The link that stops such e-mails', 'So that one press stops them.'),
  'story_followers.email': {
    what: 'The e-mail address with which you follow a story',
    purpose: 'To write to you when there is a new article of the story.',
    legalBasis: CONSENT,
    keep: {
      row: `until you stop following; ${ROW_DAYS.unconfirmed} days, if you do not confirm that you want to`,
    },
    receivers: 'Nobody: only the program reads it. The e-mails stand at the desk for a while, see there',
  },
  'bylines.name': {
    what: 'An author’s name',
    purpose: 'It stands above the article.',
    legalBasis: WORK,
    keep: { row: 'as long as the articles' },
    receivers: EVERYONE,
  },
  'bylines.bio': {
    what: 'A few lines about an author',
    purpose: 'They stand on the author’s page.',
    legalBasis: WORK,
    keep: { row: 'as long as the articles' },
    receivers: EVERYONE,
  },
  'staff.name': staff('The name of somebody at the desk', 'To show who decided and who wrote.'),
  'staff.email': staff(
    'The e-mail address of somebody at the desk',
    'To sign in, and to be told of waiting comments.',
  ),
  'staff_credentials.password_hash': staff(
    'A hash of the password',
    'To sign in. The password itself is not stored.',
  ),
  'passkeys.name': staff('The name given to a passkey', 'To tell one’s own passkeys apart.'),
  'staff_sessions.agent_family': {
    what: 'The browser of somebody signed in at the desk',
    purpose: 'To tell one’s own sessions apart.',
    legalBasis: WORK,
    keep: { row: 'as long as the session' },
    receivers: 'That person alone',
  },
  'staff_links.note': {
    what: 'Whom an invitation to the desk is for',
    purpose: 'To know which invitations are open.',
    legalBasis: WORK,
    keep: { row: `${ROW_DAYS.staffLinks} days after the link has run out` },
    receivers: STAFF_ALONE,
  },
  'sign_in_attempts.key': {
    what: 'A scrambled mark of who tried to sign in at the desk',
    purpose: 'To stop the guessing of passwords.',
    legalBasis: ACCOUNTS,
    keep: { row: `${ROW_DAYS.signInAttempts} day` },
    receivers: NOBODY,
  },
} as const satisfies Record<PersonalColumn, Account>;

/** How long, in words: '30 days', 'as long as the comment itself'. */
export function keptInWords(keep: Keep): string {
  return 'row' in keep ? keep.row : `${keep.days} days`;
}

function seen(what: string, purpose: string) {
  return { what, purpose, legalBasis: PROTECT_OTHERS, keep: WITH_SEEN, receivers: NOBODY } as const;
}

function letter(what: string, purpose: string) {
  return {
    what,
    purpose,
    legalBasis: LETTERS,
    keep: { row: `${ROW_DAYS.letters} days` },
    receivers: 'The one it is written to, and the newsroom’s admins',
  } as const;
}

function staff(what: string, purpose: string) {
  return { what, purpose, legalBasis: WORK, keep: WITH_ACCOUNT, receivers: STAFF_ALONE } as const;
}
