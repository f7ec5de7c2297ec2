import { encodePath } from '#base';
import { setImmediate as turn } from 'node:timers/promises';
import type { Db } from '#store';
import { findByPath, pathsOf } from './addresses/queries.ts';

const HREF = /href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const STORED_LINK = /href="article:([0-9a-f-]{36})"/g;

/** Look-ups between which others have their turn: SQLite answers within the process, and each takes some 30 µs. */
const AT_ONCE = 200;

/**
 * Which addresses in a text are articles of this paper: from each address as written to `article:ID`. `origin` is the paper's
 * own, such as https://example.org.
 */
export async function ownLinks(db: Db, html: string, origin: string): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  const looked = new Set<string>();
  for (const [, double, single] of html.matchAll(HREF)) {
    const href = double ?? single ?? '';
    const path = ownPath(href, origin);
    if (path === undefined || looked.has(href)) continue;
    looked.add(href);
    if (looked.size % AT_ONCE === 0) await turn();
    const found = await findByPath(db, path);
    if (found) known.set(href, `article:${found.id}`);
  }
  return known;
}

function ownPath(href: string, origin: string): string | undefined {
  try {
    const url = new URL(href.replaceAll('&amp;', '&'), origin);
    if (url.origin !== new URL(origin).origin) return undefined;
    return decodeURIComponent(url.pathname) + (/^\?p=\d+$/.test(url.search) ? url.search : '');
  } catch {
    return undefined;
  }
}

/** The articles that a stored text links to, each once. */
export function linkedArticles(html: string): string[] {
  return [...new Set([...html.matchAll(STORED_LINK)].map((match) => match[1] ?? ''))];
}

/**
 * A stored text as it is shown: links to articles get their present address; a link to one that readers cannot see loses
 * its target and stays as words.
 */
export async function renderBody(db: Db, html: string): Promise<string> {
  const ids = linkedArticles(html);
  if (ids.length === 0) return html;
  const paths = new Map(
    (await pathsOf(db, ids)).filter((row) => row.status === 'published').map((row) => [row.id, row.path]),
  );
  return html.replace(STORED_LINK, (_whole, id: string) => {
    const path = paths.get(id);
    return path ? `href="${encodePath(path)}"` : 'role="link" aria-disabled="true"';
  });
}
