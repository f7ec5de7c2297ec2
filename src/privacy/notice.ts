import { readPaper } from '#articles';
import type { Db, PersonalColumn } from '#store';
import { inventory, keptInWords, ROW_DAYS, type Account } from './inventory.ts';
import { lastRetention } from './retain.ts';

export interface NoticeFacts {
  /** A mail server is configured: letters leave the house. */
  readonly mail: boolean;
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
      facts.mail
        ? 'Nothing about you leaves this server, with one exception: letters of the newsroom are sent through its mail server. They tell moderators that comments are waiting; no comment and no reader’s name stands in them.'
        : 'Nothing about you leaves this server: no analytics, no advertising, no outside spam filter, and no mail.',
    ]),
    words('who', 'Who answers for the data', answersFor(paper)),
    {
      id: 'comments',
      heading: 'When you write a comment',
      paragraphs: [
        'This is everything that is stored, and how long.',
        `A comment that is published stays with its article. One that is refused, or held to be spam, is removed after ${ROW_DAYS.refused} days; one that you withdraw, after ${ROW_DAYS.withdrawn} days; one that nobody decided about, after ${ROW_DAYS.held} days.`,
      ],
      rows: rowsOf('comments.', 'verdicts.'),
    },
    words('filter', 'How spam is recognised', [
      'A program compares your comment with what it learned from earlier spam and from the decisions of this newsroom. It looks at the text, the name, the link, and at how the form was filled in. It may publish a comment, hold it for a moderator, or set it aside as spam. A person can look at each of these decisions and change it.',
      'You can see on your receipt what was found and what was decided, by whom and when.',
    ]),
    words('cookie', 'The one cookie', [
      'When you send a comment, your browser is given one cookie with a random pass, for 30 days. It shows you your own comment while it waits and leads you to your receipt. It tells us nothing else and is sent to nobody else. If you refuse it, you can comment all the same.',
    ]),
    words('rights', 'What you can do', [
      'After you have written a comment you get a link to its receipt. There, without an account, you can see all that is stored about it, take it with you as a file, withdraw it, or erase it.',
      'You may also write to us, or complain to the data protection authority of your country.',
    ]),
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
        : 'What has been kept long enough is removed once a day, by itself. It has not been necessary yet.',
    ]),
  ];
}

function aboutLetters(facts: NoticeFacts): NoticeSection {
  return {
      id: 'letters',
      heading: 'Letters',
      paragraphs: [
        facts.mail
          ? 'Letters are sent through the newsroom’s mail server.'
          : 'No mail server is set up; letters are only shown at the newsroom’s desk.',
      ],
      rows: rowsOf('letters.'),
    };
}

/** The few lines under the comment form; the page adds the link to the notice. */
export function formLines(): readonly string[] {
  return [
    'Your name and comment are published; your e-mail address never is.',
    'Spam is recognised on this server, and nothing is passed on.',
    `Your full IP address is never stored; a scrambled part of it is kept for ${inventory['comments.address_block'].keep.days} days.`,
  ];
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
