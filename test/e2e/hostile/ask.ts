import { request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The request's id, as the answer names it. */
  readonly id: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Sends the body piece by piece, without saying how long it is. */
  readonly chunked?: boolean;
}

/** A minute: nothing here may take a hundredth of it, also on a busy machine. */
const LONGEST_MS = 60_000;

/** Sends a request as it stands: no browser's tidying of paths and headers comes between. */
export function ask(origin: string, path: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, chunked = false } = asking;
  const { hostname, port } = new URL(origin);
  const length =
    body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(Buffer.from(body))) };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...length, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          id: String(response.headers['x-request-id'] ?? ''),
        }),
      );
      response.on('error', reject);
    });
    sent.setTimeout(LONGEST_MS, () => sent.destroy(new Error(`no answer to ${method} ${path}`)));
    sent.on('error', reject);
    if (body !== undefined) sent.write(body);
    sent.end();
  });
}

/** Whether a refusal says in words what is wrong: a heading, a JSON error or a sentence. */
function hasWords({ headers, text }: Answer): boolean {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/html'))
    return /(?:<h1[^>]*>|role="alert"[^>]*>(?:<[^>]+>)*)[^<]*\w+ [^<]*\w/.test(text);
  if (type.startsWith('application/json')) return /"(?:words|message)":"[A-Z][^"]* [^"]*"/.test(text);
  return /^[A-Z“].* .*[.?!]$/s.test(text.trim());
}

/** What is wrong with a refusal, in words; undefined when it is as it should be. */
export function faultOf(answer: Answer): string | undefined {
  const begin = answer.text
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 200);
  if (answer.status < 400 || answer.status > 499) return `status ${answer.status}, not a refusal: ${begin}`;
  if (!hasWords(answer)) return `status ${answer.status} without words: ${begin}`;
  return answer.id ? undefined : `status ${answer.status} without a request id`;
}
