import { createTransport } from 'nodemailer';

interface MailLetter {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** Where such letters are stopped; null: it is of no series. */
  readonly unsubscribe: string | null;
}

export interface Mail {
  /** Resolves when the mail server has taken the letter. */
  send(letter: MailLetter): Promise<void>;
  close(): void;
}

/** A mail server that says nothing for this long is not there. */
const SILENCE_MS = 20_000;

/** The mail server of the newsroom. `url` is smtp:// or smtps://, with user and password if it wants them. */
export function openMail({ url, from }: { url: string; from: string }): Mail {
  const transport = createTransport(
    { url, connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS },
    { from },
  );
  return {
    async send({ id, recipient, subject, body, unsubscribe }) {
      await transport.sendMail({
        to: recipient,
        subject,
        text: body,
        // The same letter sent twice, after a crash, is one letter to the reader's mail program.
        messageId: `<${id}@${from.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost'}>`,
        headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe ? stopping(unsubscribe) : {}) },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}

/** Mail programs show a button for it, and send a POST when it is pressed (RFC 8058). */
function stopping(address: string) {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
