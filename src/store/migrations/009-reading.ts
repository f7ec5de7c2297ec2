import { PostgresAdapter, type Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// The readers' search asks its index alone which articles are published, when and in which section: looking that up in the
// articles themselves, whose rows are long, took most of the time of a search for a common word.

const SQLITE = `
alter table article_search_rows add column shown_at integer;
alter table article_search_rows add column section_id text;
update article_search_rows set (shown_at, section_id) =
  (select case when status = 'published' then coalesce(published_at, 0) end, section_id from articles where id = article_id);
drop trigger search_insert;
create trigger search_insert after insert on articles begin
  insert into article_search_rows (article_id, shown_at, section_id)
    values (new.id, case when new.status = 'published' then coalesce(new.published_at, 0) end, new.section_id)
  ; insert into article_search (rowid, headline, standfirst, body)
    select n, new.headline, new.standfirst, new.body_text from article_search_rows where article_id = new.id
  ; end;
create trigger search_shown after update of status, published_at, section_id on articles begin
  update article_search_rows set section_id = new.section_id,
    shown_at = case when new.status = 'published' then coalesce(new.published_at, 0) end where article_id = new.id
  ; end;
`;

/** `heads` is the headline alone: which word stands where, the index of the whole cannot say. */
const POSTGRES = `
alter table article_search add column shown_at bigint;
alter table article_search add column section_id text;
alter table article_search add column heads tsvector;
update article_search set section_id = a.section_id, heads = to_tsvector('simple', search_plain(a.headline)),
  shown_at = case when a.status = 'published' then coalesce(a.published_at, 0) end from articles as a where a.id = article_id;
create index article_search_heads on article_search using gin (heads);

create or replace function search_keep() returns trigger language plpgsql as
  $$ begin insert into article_search (article_id, words, heads, shown_at, section_id)
    values (new.id, search_words(new.headline, new.standfirst, new.body_text), to_tsvector('simple', search_plain(new.headline)), case when new.status = 'published' then coalesce(new.published_at, 0) end, new.section_id)
    on conflict (article_id) do update set words = excluded.words, heads = excluded.heads; return null; end $$;
create function search_show() returns trigger language plpgsql as
  $$ begin update article_search set section_id = new.section_id, shown_at = case when new.status = 'published' then coalesce(new.published_at, 0) end where article_id = new.id; return null; end $$;
create trigger search_shown after update of status, published_at, section_id on articles
  for each row execute function search_show();
`;

// All that is asked of every article when the related articles are opened, so that no text is passed over for it.
const KNOWN = `
create index articles_known on articles (id, status, kind, saved_at, published_at, section_id);
`;

// Readers may follow a story by mail. `unsubscribe` is where the one that a letter goes to can stop such letters.
const FOLLOW = `
create table story_followers (id text primary key, story_id text not null references stories (id) on delete cascade,
  email text not null, asked_at bigint not null, confirmed_at bigint, told_of text, unique (story_id, email));
create index story_followers_email on story_followers (email, asked_at);
alter table letters add column unsubscribe text;
create index letters_unsubscribe on letters (unsubscribe);
`;

/** For readers: a quicker search, and stories that are followed by mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await runStatements(db, isPostgres ? POSTGRES : SQLITE);
  await runStatements(db, KNOWN);
  await runStatements(db, FOLLOW);
}
