import { createTransport } from 'nodemailer';

export interface Mail {
  /** Resolves when the mail server has taken the letter. */
  send(letter: { id: string; recipient: string; subject: string; body: string }): Promise<void>;
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
    async send({ id, recipient, subject, body }) {
      await transport.sendMail({
        to: recipient,
        subject,
        text: body,
        // The same letter sent twice, after a crash, is one letter to the reader's mail program.
        messageId: `<${id}@${from.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost'}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}
