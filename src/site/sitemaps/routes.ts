import { listCards } from '#articles';
import { encodePath, DAY, Failure } from '#base';
import { listStories } from '#context';
import type { Db } from '#store';
import { keepPage, type Ctx } from '#web';
import { element, textElement, xmlDocument } from '../feeds/xml.ts';
import { countPublished, publishedPaths } from './queries.ts';

/** The protocol allows 50,000 a file; with this many the largest stays under 2 MB. */
const MOST_PATHS = 10_000;
/** As many as an index may name. */
const MOST_FILES = 50_000;
/** The newest ones; the list of stories leads to the others. */
const MOST_STORIES = 2_000;
/** Google takes the last two days, and at most 1,000. */
const NEWS_SINCE = 2 * DAY;
const MOST_NEWS = 1_000;
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** /sitemap.xml names the others. */
export async function sitemapIndex(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  keepPage(c, 'feeds');
  const files = Math.max(1, Math.ceil((await countPublished(store.db)) / MOST_PATHS));
  const parts = Array.from({ length: files }, (_, position) =>
    element('sitemap', [textElement('loc', `${paper.origin}/sitemap-${position + 1}.xml`)]),
  );
  return sendXml(c, element('sitemapindex', parts, { xmlns: NAMESPACE }));
}

/** /sitemap-1.xml and so on: every article and page; the first also has the sections. */
export async function sitemap(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const number = Number(/\d+/.exec(c.req.param('file') ?? '')?.[0]);
  if (number < 1 || number > MOST_FILES) throw noMap();
  const rows = await publishedPaths(store.db, { limit: MOST_PATHS, offset: (number - 1) * MOST_PATHS });
  if (number > 1 && rows.length === 0) throw noMap();
  keepPage(c, 'feeds', 'story:list');
  const stories = number === 1 ? await namedStories(store.db) : [];
  const fixed =
    number === 1
      ? ['/', ...paper.sections.map(({ slug }) => `/section/${slug}`), '/stories', '/follow', ...stories]
      : [];
  const urls = [
    ...fixed.map((path) => element('url', [textElement('loc', paper.origin + encodePath(path))])),
    ...rows.map(({ path, published_at, updated_at }) => {
      const changed = updated_at ?? published_at;
      const lastmod = changed === null ? '' : textElement('lastmod', new Date(changed).toISOString());
      return element('url', [textElement('loc', paper.origin + encodePath(path)), lastmod]);
    }),
  ];
  return sendXml(c, element('urlset', urls, { xmlns: NAMESPACE }));
}

function noMap(): Failure {
  return new Failure('not-found', 'There is no such site map.');
}

/** Stories whose name an editor gave: the names that the program proposed may change. */
async function namedStories(db: Db): Promise<string[]> {
  const stories = await listStories(db, { limit: MOST_STORIES });
  return stories.filter(({ isNamed }) => isNamed).map(({ slug }) => `/story/${slug}`);
}

/** /sitemap-news.xml: what search engines may show as news. */
export async function newsSitemap(c: Ctx): Promise<Response> {
  const { store, paper } = c.var;
  const since = store.now() - NEWS_SINCE;
  const cards = await listCards(store.db, { kind: 'article', since, limit: MOST_NEWS });
  keepPage(c, 'feeds');
  const urls = cards.map((card) =>
    element('url', [
      textElement('loc', paper.origin + encodePath(card.path)),
      element('news:news', [
        element('news:publication', [
          textElement('news:name', paper.name),
          textElement('news:language', newsLanguage(card.language || paper.language)),
        ]),
        textElement('news:publication_date', new Date(card.publishedAt ?? 0).toISOString()),
        textElement('news:title', card.headline),
      ]),
    ]),
  );
  const spaces = { xmlns: NAMESPACE, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' };
  return sendXml(c, element('urlset', urls, spaces));
}

/** Two or three letters, except for the two kinds of Chinese. */
function newsLanguage(language: string): string {
  const lower = language.toLowerCase();
  if (lower.startsWith('zh')) return /tw|hk|hant/.test(lower) ? 'zh-tw' : 'zh-cn';
  return lower.split('-')[0] ?? 'en';
}

/** /robots.txt: everything is open but what differs from reader to reader. */
export function sendRobots(c: Ctx): Response {
  const { origin } = c.var.paper;
  keepPage(c);
  return c.text(
    `User-agent: *
Disallow: /desk
Disallow: /search
Disallow: /*?reply=
Disallow: /comments/*/receipt

Sitemap: ${origin}/sitemap.xml
Sitemap: ${origin}/sitemap-news.xml
`,
  );
}

function sendXml(c: Ctx, root: string): Response {
  c.header('content-type', 'application/xml; charset=utf-8');
  return c.body(xmlDocument(root));
}
