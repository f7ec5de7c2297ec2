// A file of its own, so that the client is loaded only where there is a mail server.
import { createTransport, type Transporter } from 'nodemailer';

/** A mail server that says nothing for this long is not there. */
const SILENCE_MS = 20_000;

export function mailTransport(url: string, from: string): Transporter {
  return createTransport(
    { url, connectionTimeout: SILENCE_MS, greetingTimeout: SILENCE_MS, socketTimeout: SILENCE_MS },
    { from },
  );
}
