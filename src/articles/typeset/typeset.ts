import { workApart } from './apart.ts';
import { WORK, type Body, type Text, type Work } from './work.ts';

/** Characters; longer than nearly every article. In the worst case such a text holds the process up for a tenth of a second. */
const SHORT = 32 * 1024;

/** What a writer typed in Markdown, as HTML that must still be cleaned. */
export function fromMarkdown(text: string): Promise<string> {
  return work('fromMarkdown', { text });
}

/** A stored body as a writer may go on with it: Markdown if nothing is lost by it, else undefined. */
export function toMarkdown(text: string): Promise<string | undefined> {
  return work('toMarkdown', { text });
}

/** Any HTML as it is stored, with its words. `links`: which addresses in it are articles of this paper. */
export function cleanBody(text: string, links: ReadonlyMap<string, string>): Promise<Body> {
  return work('clean', { text, links });
}

/** At once if it is short; else apart, and readers do not wait for it. @throws as `workApart` does. */
async function work<K extends keyof Work>(name: K, text: Text): Promise<ReturnType<Work[K]>> {
  if (text.text.length > SHORT) return (await workApart({ work: name, text })) as ReturnType<Work[K]>;
  return WORK[name](text) as ReturnType<Work[K]>;
}
