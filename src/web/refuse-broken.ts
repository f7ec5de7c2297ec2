import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from './log.ts';
import { newRequestId } from './request-id.ts';

interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly words: string;
}

const BROKEN: Refusal = {
  status: 400,
  title: 'Bad Request',
  words: 'This was not a request that a web server can read.',
};

/** By the code that Node gives the error. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    words: 'The request carries more headers than are read here. Clearing the cookies of this site may help.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    title: 'Content Too Large',
    words: 'The request carries more than is read here.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    words: 'The request did not arrive whole in time. Please send it again.',
  },
};

/** Answers what never becomes a request, in words and with a line in the log, and closes the connection. */
export function refuseBroken(server: Server, log: Log): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Nobody is there to be answered, or an answer is on its way already.
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy();
    else write(socket, REFUSALS[error.code ?? ''] ?? BROKEN, log);
  });
  server.on('connect', (_request, socket) => write(socket, BROKEN, log));
  server.on('checkExpectation', (_request, response) => {
    const words = 'The request expects something that this server does not do.';
    const id = noted(417, words, log);
    response.writeHead(417, { 'content-type': 'text/plain; charset=utf-8', 'x-request-id': id }).end(words);
  });
}

/** The answer to a request without a host, or with an address that is none. */
export function refusal(error: unknown, log: Log): Response {
  const asked = error instanceof Error && error.name === 'RequestError';
  const { status, words } = asked ? BROKEN : { status: 500, words: 'Something went wrong on our side.' };
  const id = noted(status, words, log, asked ? undefined : error);
  return new Response(words, { status, headers: { 'x-request-id': id } });
}

function write(socket: Duplex, { status, title, words }: Refusal, log: Log): void {
  const id = noted(status, words, log);
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(words)}`,
      `X-Request-Id: ${id}`,
      '',
      words,
    ].join('\r\n'),
  );
}

function noted(status: number, words: string, log: Log, error?: unknown): string {
  const id = newRequestId();
  if (error) log.error({ id, err: error }, 'a request failed');
  log.info({ id, status, words }, 'request');
  return id;
}

/** Node keeps the answer that a connection is busy with here; writing into the middle of one would break it. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage } = socket as Duplex & { _httpMessage?: { headersSent?: boolean } | null };
  return _httpMessage?.headersSent === true;
}
