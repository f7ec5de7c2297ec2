import { Failure } from '#base';
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Dispatcher } from 'undici';
import { isPublicAddress } from './public-address.ts';

export interface GuardedFetch {
  readonly maxBytes: number;
  readonly timeoutMs?: number;
  /** Such as 'image/'. Absent: any. */
  readonly types?: readonly string[];
  /** Sent with POST; then no redirect is followed: what is sent goes to that server and no other. */
  readonly form?: URLSearchParams;
  /** For tests: who answers for a name, and which addresses may be reached. */
  readonly resolve?: Resolve;
  readonly allow?: (address: string) => boolean;
}

export interface GuardedResponse {
  /** After redirects. */
  readonly url: string;
  /** Without parameters, in lower case: 'image/jpeg'. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** A page that sends further more often is going in circles. */
const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 30_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches from the public internet and from nowhere else: no address of this machine, its network or its cloud, wherever a
 * name or a redirect points. The address that was checked is the one that is connected to.
 * @throws Failure `not-allowed` (where it leads), `unsupported` (type), `too-large`, `not-found` (status), `busy` (time,
 *   network), each with the reason.
 */
export async function guardedFetch(url: string, limits: GuardedFetch): Promise<GuardedResponse> {
  const allow = limits.allow ?? isPublicAddress;
  // Only now: few papers ask other servers, and it is a fifth of the program.
  const { Agent, request } = await import('./http-client.ts');
  const agent = new Agent({ connect: { lookup: checkedLookup(limits.resolve ?? systemResolve, allow) } });
  const signal = AbortSignal.timeout(limits.timeoutMs ?? TIMEOUT_MS);
  try {
    let at = checkedUrl(url, allow);
    for (let hops = 0; ; hops++) {
      const answer = await request(at, {
        dispatcher: agent,
        signal,
        ...asked(limits.form),
      });
      const further = REDIRECTS.has(answer.statusCode) ? answer.headers['location'] : undefined;
      if (further === undefined) return await read(at, answer, limits);
      await answer.body.dump();
      if (hops === MOST_REDIRECTS || limits.form)
        throw new Failure('not-found', 'The address leads on and on.');
      at = checkedUrl(new URL(String(further), at).href, allow);
    }
  } catch (error) {
    throw inWords(error);
  } finally {
    await agent.destroy().catch(() => undefined);
  }
}

function asked(form: URLSearchParams | undefined) {
  if (!form) return { headers: { 'user-agent': 'Broadsheet (moving a newspaper)', accept: '*/*' } };
  const headers = {
    'user-agent': 'Broadsheet',
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
  };
  return { method: 'POST' as const, headers, body: form.toString() };
}

function checkedUrl(text: string, allow: (address: string) => boolean): URL {
  if (!URL.canParse(text)) throw new Failure('bad-input', 'This is not a web address.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Failure('not-allowed', 'Only http and https addresses are fetched.');
  if (url.username || url.password)
    throw new Failure('not-allowed', 'An address with a password is not fetched.');
  // A name is checked when it is resolved; a bare address is never resolved.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) && !allow(host)) throw forbidden(host);
  return url;
}

/** Resolves, checks every address, and hands the connection only these: a name cannot change its mind in between. */
function checkedLookup(resolve: Resolve, allow: (address: string) => boolean): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        const bad = found.find((one) => !allow(one.address));
        const first = found[0];
        if (bad || !first)
          return done(bad ? forbidden(host) : new Failure('not-found', `${host} has no address.`), '', 0);
        if (options.all) return done(null, [...found]);
        done(null, first.address, first.family);
      },
      (error: Error) => done(error, '', 0),
    );
  };
}

function systemResolve(host: string): Promise<readonly LookupAddress[]> {
  return new Promise((found, failed) =>
    systemLookup(host, { all: true }, (error, addresses) => (error ? failed(error) : found(addresses))),
  );
}

async function read(
  url: URL,
  answer: Dispatcher.ResponseData,
  limits: GuardedFetch,
): Promise<GuardedResponse> {
  if (answer.statusCode !== 200)
    throw new Failure('not-found', `The other server answered ${answer.statusCode}.`);
  const type = (String(answer.headers['content-type'] ?? '').split(';')[0] ?? '').trim().toLowerCase();
  if (limits.types && !limits.types.some((wanted) => type.startsWith(wanted)))
    throw new Failure('unsupported', `The other server sent ${type || 'something without a type'}.`);
  if (Number(answer.headers['content-length'] ?? 0) > limits.maxBytes) throw tooLarge(limits.maxBytes);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > limits.maxBytes) throw tooLarge(limits.maxBytes);
    pieces.push(piece);
  }
  return { url: url.href, type, bytes: Buffer.concat(pieces) };
}

function tooLarge(maxBytes: number): Failure {
  return new Failure('too-large', `It is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
}

function forbidden(host: string): Failure {
  return new Failure('not-allowed', `${host} is not an address of the public internet.`);
}

function inWords(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const cause = (error as { cause?: unknown }).cause;
  if (cause instanceof Failure) return cause;
  const name = (error as { name?: string }).name;
  if (name === 'TimeoutError' || name === 'AbortError')
    return new Failure('busy', 'The other server took too long.');
  return new Failure(
    'busy',
    `The other server could not be reached (${error instanceof Error ? error.message : 'unknown'}).`,
  );
}
