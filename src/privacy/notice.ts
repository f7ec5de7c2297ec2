import { readPaper } from '#articles';
import type { Db, PersonalColumn } from '#store';
import { inventory, keptInWords, PASS_DAYS, ROW_DAYS, type Account } from './inventory.ts';
import { lastRetention } from './retain.ts';

export interface NoticeFacts {
  /** A mail server is configured: letters leave the house. */
  readonly mail: boolean;
  /** Akismet is asked as well about comments that wait: they leave the house. */
  readonly akismet: boolean;
}

export interface NoticeRow {
  readonly what: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly kept: string;
  readonly receivers: string;
}

export interface NoticeSection {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** One line per kind of data; empty for sections of words alone. */
  readonly rows: readonly NoticeRow[];
}

/** The notice at /privacy/comments, printed from the inventory: it cannot say anything but what the program does. */
export async function noticeSections(db: Db, facts: NoticeFacts): Promise<readonly NoticeSection[]> {
  const [paper, last] = await Promise.all([readPaper(db), lastRetention(db)]);
  return [
    words('short', 'In short', [
      'You can comment without an account. We store what you write and the little that is needed to keep spam away. It is judged by a program on our own server.',
      ...whatLeaves(facts),
    ]),
    words('who', 'Who answers for the data', answersFor(paper)),
    {
      id: 'comments',
      heading: 'When you write a comment',
      paragraphs: [
        'This is everything that is stored, and how long.',
        `A comment that is published stays with its article. One that is refused is removed after ${ROW_DAYS.refused} days; one that is held to be spam, after ${ROW_DAYS.spam} days; one that you withdraw, after ${ROW_DAYS.withdrawn} days; one that nobody decided about, after ${ROW_DAYS.held} days.`,
      ],
      rows: rowsOf('comments.', 'verdicts.').map((row) => withAkismet(row, facts)),
    },
    words('filter', 'How spam is recognised', [
      'A program compares your comment with what it learned from earlier spam and from the decisions of this newsroom. It looks at the text, the name, the e-mail address, the link, at how the form was filled in, and at what became of earlier comments from the same sender, link or part of the internet. It may publish a comment, hold it for a moderator, or set it aside as spam. A person can look at each of these decisions and change it.',
      ...(facts.akismet ? [ASKED_TOO] : []),
      'You can see on your receipt what was found and what was decided, by whom and when.',
    ]),
    words('cookie', 'The one cookie', [
      `When you send a comment, your browser is given one cookie with a random pass, for ${PASS_DAYS} days. It shows you your own comment while it waits and leads you to your receipt. It tells us nothing else and is sent to nobody else. If you refuse it, you can comment all the same.`,
    ]),
    words('rights', 'What you can do', [
      'After you have written a comment you get a link to its receipt. There, without an account, you can see all that is stored about it, take it with you as a file, withdraw it, or erase it.',
      'You may also write to us, or complain to the data protection authority of your country.',
    ]),
    words('limits', 'What is counted for a minute', [
      'So that nobody can keep this server busy for everybody else, it counts in its memory how many searches, comments and wishes to follow a story come from one part of the internet in a minute: your IP address with its last part cut off. This is never written down, and what was searched for is not part of it. A minute later it counts for nothing, and goes when the next such request comes.',
    ]),
    aboutFollowing(facts),
    aboutLetters(facts),
    {
      id: 'others',
      heading: 'Comments on other sites',
      paragraphs: [
        'Other sites can ask the filter on this server whether a comment is spam. They send the comment; it is judged and not stored. What that site’s moderators say of it teaches the filter, as numbers without words, for that site alone. These marks, which nobody can read back, are all that is kept of it.',
      ],
      rows: rowsOf('spam_seen.'),
    },
    {
      id: 'newsroom',
      heading: 'People who work here',
      paragraphs: ['For completeness, what is stored about authors and staff.'],
      rows: rowsOf('bylines.', 'staff', 'passkeys.', 'sign_in_attempts.'),
    },
    words('removal', 'When it was last tidied up', [
      last
        ? `What had been kept long enough was last removed on ${onDay(last.ranAt, paper)}. It happens once a day, by itself.`
        : 'What has been kept long enough is removed once a day, by itself. That has not happened yet.',
    ]),
  ];
}

function aboutFollowing(facts: NoticeFacts): NoticeSection {
  return {
    id: 'following',
    heading: 'When you follow a story by mail',
    paragraphs: [
      ...(facts.mail ? [] : ['No mail server is set up, so nobody can do so at present.']),
      'You give an address, and an e-mail asks whether you want it; until you say so there, no other is sent. Each has a link that stops them with one press. There you also see what is stored and can take it with you; stopping removes the address at once, and the e-mails that went to it.',
    ],
    rows: rowsOf('story_followers.'),
  };
}

function aboutLetters(facts: NoticeFacts): NoticeSection {
  return {
    id: 'letters',
    heading: 'E-mails',
    paragraphs: [
      facts.mail
        ? 'E-mails are sent through the newsroom’s mail server.'
        : 'No mail server is set up; e-mails are only shown at the newsroom’s desk.',
    ],
    rows: rowsOf('letters.'),
  };
}

/** The few lines under the comment form; the page adds the link to the notice. */
export function formLines({ akismet }: Pick<NoticeFacts, 'akismet'>): readonly string[] {
  return [
    'Your name and comment are published; your e-mail address never is.',
    akismet
      ? 'Spam is recognised on this server. A comment that waits for a moderator is also sent to Akismet in the USA, with your IP address.'
      : 'Spam is recognised on this server, and nothing is passed on.',
    `Your full IP address is never stored; a scrambled part of it is kept for ${inventory['comments.address_block'].keep.days} days.`,
  ];
}

const ASKED_TOO =
  'A comment that waits for a moderator is also sent to Akismet, a service of Automattic Inc., San Francisco, USA, for its opinion: your name, your web address, your comment, the address of the article, the time, your IP address and how your browser names itself; not your e-mail address. It decides nothing; a moderator reads what it says. What Akismet does with it stands in its own notice: https://akismet.com/privacy/';

function whatLeaves({ mail, akismet }: NoticeFacts): string[] {
  if (!mail && !akismet)
    return [
      'Nothing about you leaves this server: no analytics, no advertising, no outside spam filter, and no mail.',
    ];
  const mails =
    'e-mails of the newsroom are sent through its mail server. They tell moderators that comments are waiting, without a comment or a reader’s name, and readers who asked for it of new articles in a story.';
  if (!akismet) return [`Nothing about you leaves this server, with one exception: ${mails}`];
  return [
    'A comment that is published at once is judged here alone and passed to nobody. One that waits for a moderator is also sent to Akismet, as is said below.',
    ...(mail ? [`Besides, ${mails}`] : []),
  ];
}

/** What is sent to Akismet while a comment waits, by what the inventory calls it. */
const SENT: readonly string[] = (
  [
    'comments.author_name',
    'comments.author_link',
    'comments.body',
  ] as const satisfies readonly PersonalColumn[]
).map((column) => inventory[column].what);

function withAkismet(row: NoticeRow, { akismet }: NoticeFacts): NoticeRow {
  if (!akismet || !SENT.includes(row.what)) return row;
  return { ...row, receivers: `${row.receivers}, and Akismet if it waits for a moderator` };
}

function answersFor(paper: { name: string; publisher: string; contact: string }): string[] {
  const who = paper.publisher || paper.name;
  return [paper.contact ? `${who}. You can reach us here: ${paper.contact}` : `${who}.`];
}

function words(id: string, heading: string, paragraphs: readonly string[]): NoticeSection {
  return { id, heading, paragraphs, rows: [] };
}

function rowsOf(...tables: readonly string[]): NoticeRow[] {
  const entries = Object.entries(inventory) as [PersonalColumn, Account][];
  return entries
    .filter(([column]) => tables.some((table) => column.startsWith(table)))
    .map(([, { what, purpose, legalBasis, keep, receivers }]) => {
      return { what, purpose, legalBasis, kept: keptInWords(keep), receivers };
    });
}

function onDay(at: number, paper: { language: string; timezone: string }): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: paper.timezone }).format(at);
}
