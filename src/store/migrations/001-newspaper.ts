import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// One SQL for both databases: SQLite reads `bigint` as INTEGER and `double precision` as REAL.
const STATEMENTS = `
create table settings (name text primary key, value text not null);
create table secrets (name text primary key, value text not null);

create table sections (id text primary key, slug text not null unique, name text not null,
  description text not null default '', position integer not null);
create table tags (id text primary key, slug text not null unique, name text not null);
create table bylines (id text primary key, slug text not null unique, name text not null,
  bio text not null default '', staff_id text);

create table images (id text primary key, file text not null unique, mime text not null, width integer not null,
  height integer not null, bytes bigint not null, alt text not null default '', caption text not null default '',
  credit text not null default '', variants text not null default '[]', origin_url text, created_at bigint not null);
create index images_origin on images (origin_url);

create table articles (id text primary key, kind text not null check (kind in ('article', 'page')),
  status text not null check (status in ('draft', 'scheduled', 'published', 'withdrawn')),
  path text not null unique, slug text not null, headline text not null, standfirst text not null default '',
  dateline text not null default '', body_html text not null, body_text text not null, language text not null,
  section_id text references sections (id), lead_image_id text references images (id),
  source_name text, source_url text, source_language text, comments_open integer not null default 1,
  published_at bigint, updated_at bigint, withdrawn_at bigint, withdrawal_reason text,
  version integer not null default 1, created_at bigint not null, saved_at bigint not null);
create index articles_by_time on articles (status, kind, published_at);
create index articles_by_section on articles (section_id, status, published_at);
create table article_bylines (article_id text not null references articles (id) on delete cascade,
  byline_id text not null references bylines (id), position integer not null, primary key (article_id, byline_id));
create index article_bylines_byline on article_bylines (byline_id);
create table article_tags (article_id text not null references articles (id) on delete cascade,
  tag_id text not null references tags (id), primary key (article_id, tag_id));
create index article_tags_tag on article_tags (tag_id);
create table article_links (from_id text not null references articles (id) on delete cascade,
  to_id text not null references articles (id) on delete cascade, primary key (from_id, to_id));
create index article_links_to on article_links (to_id);
create table article_addresses (path text primary key, article_id text not null references articles (id) on delete cascade,
  created_at bigint not null);
create index article_addresses_article on article_addresses (article_id);
create table revisions (id text primary key, article_id text not null references articles (id) on delete cascade,
  version integer not null, headline text not null, standfirst text not null, body_html text not null,
  saved_at bigint not null, saved_by text, unique (article_id, version));
create table corrections (id text primary key, article_id text not null references articles (id) on delete cascade,
  words text not null, made_at bigint not null, made_by text);
create index corrections_article on corrections (article_id, made_at);

create table related (article_id text not null references articles (id) on delete cascade,
  related_id text not null references articles (id) on delete cascade, position integer not null,
  probability double precision not null, reasons text not null, computed_at bigint not null,
  primary key (article_id, related_id));
create index related_reverse on related (related_id);
create table article_terms (article_id text primary key references articles (id) on delete cascade,
  terms text not null, computed_at bigint not null);

create table comments (id text primary key, article_id text not null references articles (id) on delete cascade,
  parent_id text references comments (id) on delete cascade,
  kind text not null default 'comment' check (kind in ('comment', 'pingback', 'trackback')),
  status text not null check (status in ('published', 'held', 'refused', 'spam', 'withdrawn')),
  author_name text not null, author_email text, author_link text, body text not null, html text not null,
  address_block text, agent_family text, author_key text, staff_id text, form_ms bigint, fingerprint text,
  link_host text, once text unique, created_at bigint not null, decided_at bigint);
create index comments_thread on comments (article_id, status, created_at);
create index comments_queue on comments (status, created_at);
create index comments_parent on comments (parent_id);
create index comments_email on comments (author_email);
create index comments_block on comments (address_block);
create index comments_host on comments (link_host);
create index comments_author_key on comments (author_key);
create table verdicts (id text primary key, comment_id text not null references comments (id) on delete cascade,
  probability double precision not null, action text not null check (action in ('publish', 'hold', 'discard')),
  reasons text not null, model text not null, judged_at bigint not null);
create index verdicts_comment on verdicts (comment_id, judged_at);
create table decisions (id text primary key, comment_id text not null references comments (id) on delete cascade,
  actor text not null check (actor in ('filter', 'moderator', 'author', 'import')), staff_id text,
  from_status text, to_status text not null, reason text not null default '', decided_at bigint not null,
  undoes text references decisions (id));
create index decisions_comment on decisions (comment_id, decided_at);

create table spam_lessons (comment_id text not null, site text not null default '', label text not null, delta text not null,
  learned_at bigint not null, primary key (site, comment_id));
create table spam_weights (site text not null default '', feature bigint not null, weight double precision not null,
  primary key (site, feature));
create table spam_keys (key text primary key, blog text not null, created_at bigint not null, revoked_at bigint);
create table spam_counts (key text not null, month text not null, checks integer not null default 0,
  spam integer not null default 0, ham integer not null default 0, missed_spam integer not null default 0,
  false_positives integer not null default 0, primary key (key, month));

create table outbox (id text primary key, topic text not null, key text not null, payload text not null,
  due_at bigint not null, attempts integer not null default 0, last_error text, created_at bigint not null);
create index outbox_due on outbox (due_at, id);
create index outbox_key on outbox (key, id);
create table letters (id text primary key, recipient text not null, subject text not null, body text not null,
  status text not null check (status in ('waiting', 'sent', 'kept', 'failed')), error text,
  created_at bigint not null, sent_at bigint);
create index letters_time on letters (created_at);
create table audit (id text primary key, staff_id text, action text not null, subject text not null,
  detail text not null default '{}', at bigint not null);
create index audit_subject on audit (subject, at);
create index audit_time on audit (at);
create table retention_runs (id text primary key, ran_at bigint not null, removed text not null);

create table import_runs (id text primary key, source text not null, started_at bigint not null, finished_at bigint,
  position integer not null default 0, report text not null default '{}');
create index import_runs_source on import_runs (source);
create table imported (origin text not null, kind text not null, external_id text not null, our_id text not null,
  digest text not null default '', primary key (origin, kind, external_id));
create index imported_ours on imported (our_id);
`;

/** The newspaper: articles, comments, the filter, and what happens later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, STATEMENTS);
}
