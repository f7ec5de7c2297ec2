import type { Transporter } from 'nodemailer';

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

/** The mail server of the newsroom. `url` is smtp:// or smtps://, with user and password if it wants them. */
export function openMail({ url, from }: { url: string; from: string }): Mail {
  const connecting = connect(url, from);
  // Whoever sends is told.
  connecting.catch(() => undefined);
  return {
    async send({ id, recipient, subject, body, unsubscribe }) {
      const transport = await connecting;
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
    close: () =>
      void connecting.then(
        (transport) => transport.close(),
        () => undefined,
      ),
  };
}

async function connect(url: string, from: string): Promise<Transporter> {
  const { mailTransport } = await import('./mail-transport.ts');
  return mailTransport(url, from);
}

/** Mail programs show a button for it, and send a POST when it is pressed (RFC 8058). */
function stopping(address: string) {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
