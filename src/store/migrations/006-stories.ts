import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

// The indexes of the first lines hold all that is asked of every article when links are due: the rows themselves are long, and
// the columns after a long text can only be reached by reading it.
const STATEMENTS = `
alter table article_terms add column linked_at bigint;
update article_terms set linked_at = computed_at;
create index article_terms_linked on article_terms (article_id, linked_at);
create index articles_due on articles (status, kind, published_at, id, saved_at);

create table related_choices (article_id text not null references articles (id) on delete cascade,
  related_id text not null references articles (id) on delete cascade, kind text not null check (kind in ('pin', 'ban')),
  position integer not null, chosen_at bigint not null, chosen_by text, primary key (article_id, related_id));
create index related_choices_reverse on related_choices (related_id);

create table stories (id text primary key, slug text not null unique, name text not null, standfirst text not null default '',
  named_at bigint, closed_at bigint, names text not null default '[]', started_at bigint not null, changed_at bigint not null);
create index stories_changed on stories (changed_at);
create table story_articles (article_id text primary key references articles (id) on delete cascade,
  story_id text not null references stories (id) on delete cascade, turning_point text not null default '',
  placed_by text not null check (placed_by in ('engine', 'editor')), probability double precision, placed_at bigint not null);
create index story_articles_story on story_articles (story_id);
create table story_removals (article_id text not null references articles (id) on delete cascade,
  story_id text not null references stories (id) on delete cascade, removed_at bigint not null, primary key (article_id, story_id));
create table story_addresses (slug text primary key, story_id text not null references stories (id) on delete cascade,
  created_at bigint not null);
create index story_addresses_story on story_addresses (story_id);
create table story_proposals (id text primary key, kind text not null check (kind in ('merge', 'split')),
  story_id text not null references stories (id) on delete cascade, other_id text references stories (id) on delete cascade,
  article_ids text not null default '[]', probability double precision not null, made_at bigint not null,
  decided_at bigint, decided_by text, accepted integer);
create index story_proposals_story on story_proposals (story_id);
create index story_proposals_open on story_proposals (decided_at, made_at);
create table section_leads (section_id text primary key references sections (id) on delete cascade,
  story_id text not null references stories (id) on delete cascade);
`;

/** Stories, and what editors choose about background. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, STATEMENTS);
}
