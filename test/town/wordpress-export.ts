/** Builds small WordPress exports for tests: the site of the Fenwick Echo, a weekly in a town that does not exist. */
export function exportOf(items: readonly string[], head = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The Fenwick Echo</title><link>https://echo.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://echo.example</wp:base_blog_url>
<wp:author><wp:author_login>nora</wp:author_login><wp:author_email>nora@echo.example</wp:author_email><wp:author_display_name><![CDATA[Nora Vance]]></wp:author_display_name></wp:author>
${head}${items.join('\n')}
</channel>
</rss>
`;
}

export interface PostFacts {
  readonly id?: number | string;
  readonly title?: string;
  readonly type?: string;
  readonly status?: string;
  readonly body?: string;
  readonly link?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly slug?: string;
  /** Written into the item as they are. */
  readonly more?: string;
}

export function post(facts: PostFacts = {}): string {
  const {
    id = 1,
    title = 'Ferry runs again',
    type = 'post',
    status = 'publish',
    date = '2024-03-05 09:00:00',
  } = facts;
  const slug = facts.slug ?? `post-${id}`;
  return `<item><title><![CDATA[${title}]]></title><link>${facts.link ?? `https://echo.example/2024/03/${slug}/`}</link>
<dc:creator><![CDATA[nora]]></dc:creator><guid isPermaLink="false">https://echo.example/?p=${id}</guid>
<content:encoded><![CDATA[${facts.body ?? '<p>It runs.</p>'}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt><wp:post_modified_gmt>${facts.modified ?? date}</wp:post_modified_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>${slug}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>
${facts.more ?? ''}</item>`;
}

export interface CommentFacts {
  readonly parent?: number;
  readonly approved?: string;
  readonly type?: string;
  readonly text?: string;
  readonly name?: string;
  readonly date?: string;
  readonly ip?: string;
}

export function comment(id: number | string, facts: CommentFacts = {}): string {
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[${facts.name ?? `Reader ${id}`}]]></wp:comment_author>
<wp:comment_author_email>reader${id}@mail.example</wp:comment_author_email><wp:comment_author_IP>${facts.ip ?? '203.0.113.77'}</wp:comment_author_IP>
<wp:comment_date_gmt>${facts.date ?? '2024-03-06 10:00:00'}</wp:comment_date_gmt><wp:comment_content><![CDATA[${facts.text ?? `Words of ${id}`}]]></wp:comment_content>
<wp:comment_approved>${facts.approved ?? '1'}</wp:comment_approved><wp:comment_type>${facts.type ?? ''}</wp:comment_type><wp:comment_parent>${facts.parent ?? 0}</wp:comment_parent></wp:comment>`;
}

export function category(slug: string, name: string, domain = 'category'): string {
  return `<category domain="${domain}" nicename="${slug}"><![CDATA[${name}]]></category>`;
}
