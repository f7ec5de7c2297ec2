import { createHash } from 'node:crypto';
import type { Evidence } from '#spam';

/**
 * A comment as a mail filter can read it: the name and address as the sender, the text as the body, and the website, where
 * one was given, as the body's last line. Without an address it has one that names nobody. UTF-8 throughout.
 */
export function asMail({ name, email, text, link }: Evidence): string {
  const id = createHash('sha1').update(`${name}\n${text}`).digest('hex').slice(0, 20);
  const words = name.replace(/\s+/g, ' ').trim().slice(0, 200);
  const sender = words ? `=?UTF-8?B?${Buffer.from(words).toString('base64')}?= ` : '';
  const lines = [
    `From: ${sender}<${email?.replace(/[^\w.@+-]/g, '') || 'reader@comments.example'}>`,
    'To: desk@paper.example',
    'Subject: comment',
    `Message-ID: <${id}@comments.example>`,
    'Date: Thu, 26 Nov 2026 12:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n'),
  ];
  if (link) lines.push('', link.toWellFormed());
  return `${lines.join('\n')}\n`;
}

/** Mails in one file, as mail tools read many at once. */
export function asMailbox(mails: readonly string[]): string {
  return mails
    .map(
      (mail) =>
        `From reader@comments.example Thu Nov 26 12:00:00 2026\n${mail.replace(/^(>*From )/gm, '>$1')}\n`,
    )
    .join('')
    .replaceAll('.example Thu Nov 26 12:00:00 2026\n>From', '.example Thu Nov 26 12:00:00 2026\nFrom');
}
