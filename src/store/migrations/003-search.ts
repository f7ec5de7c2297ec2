import { PostgresAdapter, type Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// Full text is the one place where the two databases differ: each has an index of its own kind, kept by triggers, so that
// whatever writes an article cannot forget it. Neither table is in the schema: only the search room's two files read them.
// All states of an article are indexed; a search joins the published ones. A trigger's inner statements end inside a line,
// for `runStatements` parts at semicolons that end one.

/**
 * `article_search_rows` gives articles a number, for FTS5 knows its rows by number and SQLite's own row numbers change when the
 * file is compacted. The index holds no text of its own (`content=''`).
 */
const SQLITE = `
create table article_search_rows (n integer primary key, article_id text not null unique);
create virtual table article_search using fts5(headline, standfirst, body, content='', contentless_delete=1,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3');

create trigger search_insert after insert on articles begin
  insert into article_search_rows (article_id) values (new.id)
  ; insert into article_search (rowid, headline, standfirst, body)
    select n, new.headline, new.standfirst, new.body_text from article_search_rows where article_id = new.id
  ; end;
create trigger search_update after update of headline, standfirst, body_text on articles
  when old.headline is not new.headline or old.standfirst is not new.standfirst or old.body_text is not new.body_text begin
  update article_search set headline = new.headline, standfirst = new.standfirst, body = new.body_text
    where rowid = (select n from article_search_rows where article_id = new.id)
  ; end;
create trigger search_delete after delete on articles begin
  delete from article_search where rowid = (select n from article_search_rows where article_id = old.id)
  ; delete from article_search_rows where article_id = old.id
  ; end;

insert into article_search_rows (article_id) select id from articles order by id;
insert into article_search (rowid, headline, standfirst, body)
  select n, headline, standfirst, body_text from article_search_rows join articles on id = article_id;
`;

/**
 * `search_plain` takes accents off and makes a space of what parts words, because PostgreSQL would keep "mayor@example.org"
 * and "bridge-vote" as one. The text is cut where a tsvector (at most 1 MB) could overflow.
 */
const POSTGRES = `
create function search_plain(words text) returns text language sql immutable strict parallel safe as
  $$ select translate(lower(regexp_replace(normalize(words, NFKD), '[\\u0300-\\u036f]', '', 'g')), '''-_./:@+&#%=?~*|’‘', repeat(' ', 20)) $$;
create function search_words(headline text, standfirst text, body text) returns tsvector language sql immutable strict parallel safe as
  $$ select setweight(to_tsvector('simple', search_plain(headline)), 'A') || setweight(to_tsvector('simple', search_plain(standfirst)), 'B') || setweight(to_tsvector('simple', search_plain(left(body, 200000))), 'D') $$;

create table article_search (article_id text primary key references articles (id) on delete cascade, words tsvector not null);
create index article_search_words on article_search using gin (words);

create function search_keep() returns trigger language plpgsql as
  $$ begin insert into article_search (article_id, words) values (new.id, search_words(new.headline, new.standfirst, new.body_text)) on conflict (article_id) do update set words = excluded.words; return null; end $$;
create trigger search_insert after insert on articles for each row execute function search_keep();
create trigger search_update after update of headline, standfirst, body_text on articles
  for each row when (old.headline <> new.headline or old.standfirst <> new.standfirst or old.body_text <> new.body_text)
  execute function search_keep();

insert into article_search (article_id, words) select id, search_words(headline, standfirst, body_text) from articles;
`;

/** Full text of the articles, for readers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await runStatements(db, isPostgres ? POSTGRES : SQLITE);
}
