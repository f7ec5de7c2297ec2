// oxlint-disable max-lines -- the whole schema on one page, every column with its class
import { personal, plain, type PersonalOf, type RowsOf } from './column.ts';

/**
 * The whole database on one page. Times are milliseconds UTC, ids are UUIDv7 text, JSON is text, yes and no are 1 and 0:
 * the same on SQLite and on PostgreSQL. Every column is classed: `personal` says something about a living person.
 */
export const schema = {
  // ---- the paper -------------------------------------------------------------------------------------------------
  settings: { name: plain.text, value: plain.text },
  secrets: { name: plain.text, value: plain.text },

  sections: {
    id: plain.text,
    slug: plain.text,
    name: plain.text,
    description: plain.text,
    position: plain.number,
  },
  tags: { id: plain.text, slug: plain.text, name: plain.text },
  bylines: {
    id: plain.text,
    slug: plain.text,
    name: personal.text,
    bio: personal.text,
    // The staff account of this author, if there is one.
    staff_id: plain.textOrNull,
  },

  // ---- people ----------------------------------------------------------------------------------------------------
  staff: {
    id: plain.text,
    name: personal.text,
    email: personal.text,
    role: plain.text, // reporter | editor | moderator | admin
    created_at: plain.number,
    updated_at: plain.number,
    deactivated_at: plain.numberOrNull,
  },
  staff_sessions: {
    id: plain.text,
    token: plain.text,
    staff_id: plain.text,
    agent_family: personal.textOrNull, // 'Firefox', never the whole line
    created_at: plain.number,
    updated_at: plain.number,
    expires_at: plain.number,
  },
  staff_credentials: {
    id: plain.text,
    account_id: plain.text,
    provider_id: plain.text, // credential: a password
    staff_id: plain.text,
    password_hash: personal.textOrNull, // argon2id
    created_at: plain.number,
    updated_at: plain.number,
  },
  staff_challenges: {
    // What a passkey has to sign; minutes old at most.
    id: plain.text,
    identifier: plain.text,
    value: plain.text,
    created_at: plain.number,
    updated_at: plain.number,
    expires_at: plain.number,
  },
  passkeys: {
    id: plain.text,
    staff_id: plain.text,
    name: personal.textOrNull, // as its owner called it
    public_key: plain.text,
    credential_id: plain.text,
    counter: plain.number,
    device_type: plain.text,
    backed_up: plain.number,
    transports: plain.textOrNull,
    created_at: plain.numberOrNull,
    aaguid: plain.textOrNull, // which make of passkey
  },
  staff_links: {
    // One-time links: the first admin, an invitation, a way back in. Only a hash of the token is kept.
    id: plain.text,
    purpose: plain.text, // first | invitation | recovery
    token_hash: plain.text,
    role: plain.text,
    staff_id: plain.textOrNull, // recovery: whose account
    note: personal.text, // whom an invitation is for, as the admin noted it
    created_by: plain.textOrNull,
    created_at: plain.number,
    expires_at: plain.number,
    used_at: plain.numberOrNull,
  },
  sign_in_attempts: {
    key: personal.text, // keyed hash of the e-mail address or of the address block
    failures: plain.number,
    since: plain.number,
  },

  // ---- articles --------------------------------------------------------------------------------------------------
  articles: {
    id: plain.text,
    kind: plain.text, // article | page
    status: plain.text, // draft | scheduled | published | withdrawn
    path: plain.text, // the one canonical address: '/2026/11/slug'
    slug: plain.text,
    headline: plain.text,
    standfirst: plain.text,
    dateline: plain.text, // the place
    body_html: plain.text, // canonical HTML; a link to another article is href="article:ID"
    body_text: plain.text, // the same without markup, for search, background and the filter
    language: plain.text, // BCP 47
    section_id: plain.textOrNull,
    lead_image_id: plain.textOrNull,
    source_name: plain.textOrNull, // "First published in …"
    source_url: plain.textOrNull,
    source_language: plain.textOrNull,
    comments_open: plain.number,
    published_at: plain.numberOrNull, // also the time a scheduled one is due
    updated_at: plain.numberOrNull, // shown to readers: set by a change after publication
    withdrawn_at: plain.numberOrNull,
    withdrawal_reason: plain.textOrNull,
    version: plain.number, // grows with every saved revision
    created_at: plain.number,
    saved_at: plain.number,
  },
  article_bylines: { article_id: plain.text, byline_id: plain.text, position: plain.number },
  article_tags: { article_id: plain.text, tag_id: plain.text },
  article_links: { from_id: plain.text, to_id: plain.text },
  // Where an author, a tag or a category stood on the site that moved in.
  list_addresses: { path: plain.text, leads_to: plain.text },
  article_addresses: { path: plain.text, article_id: plain.text, created_at: plain.number },
  revisions: {
    id: plain.text,
    article_id: plain.text,
    version: plain.number,
    headline: plain.text,
    standfirst: plain.text,
    body_html: plain.text,
    saved_at: plain.number,
    saved_by: plain.textOrNull, // staff id
  },
  corrections: {
    id: plain.text,
    article_id: plain.text,
    words: plain.text,
    made_at: plain.number,
    made_by: plain.textOrNull,
  },
  images: {
    id: plain.text,
    file: plain.text, // name in the media folder: content hash + ending
    mime: plain.text,
    width: plain.number,
    height: plain.number,
    bytes: plain.number,
    alt: plain.text,
    caption: plain.text,
    credit: plain.text,
    variants: plain.text, // JSON: [{ file, mime, width, height }]
    origin_url: plain.textOrNull, // where an import found it
    created_at: plain.number,
  },

  // ---- what surrounds an article ---------------------------------------------------------------------------------
  related: {
    article_id: plain.text,
    related_id: plain.text,
    position: plain.number,
    probability: plain.number,
    grounds: plain.text, // why the two belong together, as in context/related/stored-grounds.ts
    computed_at: plain.number,
  },
  article_terms: {
    article_id: plain.text,
    terms: plain.text, // JSON: the most telling terms with their weights
    computed_at: plain.number,
    linked_at: plain.numberOrNull, // when its links were computed; older than the text: they are due
  },
  related_choices: {
    // What an editor said about the links under an article; no recomputation touches it.
    article_id: plain.text,
    related_id: plain.text,
    kind: plain.text, // pin | ban
    position: plain.number, // of a pin among the pins
    chosen_at: plain.number,
    chosen_by: plain.textOrNull, // staff id
  },
  stories: {
    id: plain.text,
    slug: plain.text,
    name: plain.text,
    standfirst: plain.text,
    named_at: plain.numberOrNull, // when an editor gave or confirmed the name; null: the program's proposal
    closed_at: plain.numberOrNull, // no article joins by itself any more
    names: plain.text, // JSON: people and places that its articles share, the most shared first
    started_at: plain.number,
    changed_at: plain.number,
  },
  story_articles: {
    article_id: plain.text, // an article is in one story at most
    story_id: plain.text,
    turning_point: plain.text, // what turned with this article, as the timeline's heading; mostly empty
    placed_by: plain.text, // engine | editor
    probability: plain.numberOrNull,
    placed_at: plain.number,
  },
  story_removals: { article_id: plain.text, story_id: plain.text, removed_at: plain.number }, // not to be put back by itself
  story_addresses: { slug: plain.text, story_id: plain.text, created_at: plain.number },
  story_proposals: {
    id: plain.text,
    kind: plain.text, // merge | split
    story_id: plain.text,
    other_id: plain.textOrNull, // merge: the story it might be one with
    article_ids: plain.text, // JSON; split: the articles that might be a story of their own
    probability: plain.number,
    made_at: plain.number,
    decided_at: plain.numberOrNull,
    decided_by: plain.textOrNull, // staff id
    accepted: plain.numberOrNull,
  },
  section_leads: { section_id: plain.text, story_id: plain.text },
  story_followers: {
    id: plain.text,
    story_id: plain.text,
    email: personal.text, // lower case; once for each story
    asked_at: plain.number,
    confirmed_at: plain.numberOrNull, // null: has not answered the letter, and gets no other
    told_of: plain.textOrNull, // the article of the last letter
  },

  // ---- comments --------------------------------------------------------------------------------------------------
  comments: {
    id: plain.text,
    article_id: plain.text,
    parent_id: plain.textOrNull,
    kind: plain.text, // comment | pingback | trackback
    status: plain.text, // published | held | refused | spam | withdrawn
    author_name: personal.text,
    author_email: personal.textOrNull,
    author_link: personal.textOrNull,
    body: personal.text, // as written: the Markdown subset, or plain text of an import
    html: personal.text, // the same, rendered and sanitised
    address_block: personal.textOrNull, // keyed hash of the /24 or /48, never the address
    author_key: personal.textOrNull, // hash of the pass that shows an author the own held comment
    staff_id: plain.textOrNull,
    form_ms: personal.numberOrNull, // how long the form was open
    fingerprint: personal.textOrNull, // near-duplicate signature of the text
    link_host: personal.textOrNull,
    once: plain.textOrNull, // the form's own number: a double submit is one comment
    created_at: plain.number,
    decided_at: plain.numberOrNull,
  },
  verdicts: {
    id: plain.text,
    comment_id: plain.text,
    probability: plain.number,
    action: plain.text, // publish | hold | discard
    reasons: personal.text, // JSON: [{ code, words, weight, where }]
    model: plain.text,
    judged_at: plain.number,
  },
  decisions: {
    id: plain.text,
    comment_id: plain.text,
    actor: plain.text, // filter | moderator | author | import
    staff_id: plain.textOrNull,
    from_status: plain.textOrNull,
    to_status: plain.text,
    reason: plain.text,
    decided_at: plain.number,
    undoes: plain.textOrNull, // the decision this one takes back
  },

  // ---- the filter ------------------------------------------------------------------------------------------------
  spam_lessons: {
    // What was learned from which comment, exactly, so that it can be unlearned exactly.
    comment_id: plain.text,
    site: plain.text, // '' for this paper, 'aside:TIME' set aside by a reset, else the blog of an Akismet key
    label: plain.text, // spam | ham
    delta: plain.text, // JSON: [[feature, change], …]
    learned_at: plain.number,
    faded: plain.number, // how often it was halved since
  },
  spam_weights: { site: plain.text, feature: plain.number, weight: plain.number },
  spam_keys: {
    key: plain.text,
    blog: plain.text,
    created_at: plain.number,
    revoked_at: plain.numberOrNull,
    quota: plain.numberOrNull, // checks a month; null is any number
  },
  spam_seen: {
    // What is remembered of another site's comments, to know senders and copies again: marks that nobody can read back.
    site: plain.text, // the blog of an Akismet key
    id: personal.text, // keyed hash of the comment
    said: plain.text, // spam | ham: the answer it got
    reported: plain.textOrNull, // spam | ham: what the site said of it later
    email_mark: personal.textOrNull, // keyed hash of the e-mail address
    host_mark: personal.textOrNull, // keyed hash of the link's host
    block_mark: personal.textOrNull, // keyed hash of the /24 or /48
    fingerprint: personal.textOrNull, // near-duplicate signature of the text
    seen_at: plain.number,
  },
  spam_counts: {
    key: plain.text,
    month: plain.text, // 2026-11
    checks: plain.number,
    spam: plain.number,
    ham: plain.number,
    missed_spam: plain.number,
    false_positives: plain.number,
  },

  // ---- later, letters, audit -------------------------------------------------------------------------------------
  outbox: {
    id: plain.text,
    topic: plain.text,
    key: plain.text, // in order per key
    payload: plain.text,
    due_at: plain.number,
    attempts: plain.number,
    last_error: plain.textOrNull,
    created_at: plain.number,
    claimed_until: plain.numberOrNull, // a process has it in hand, until then
  },
  letters: {
    id: plain.text,
    recipient: personal.text,
    subject: personal.text,
    body: personal.text,
    unsubscribe: personal.textOrNull, // where the one it goes to can stop such letters; null: it is of no series
    status: plain.text, // waiting | sent | kept (no mail server: shown at the desk) | failed
    error: plain.textOrNull,
    created_at: plain.number,
    sent_at: plain.numberOrNull,
  },
  audit: {
    id: plain.text,
    staff_id: plain.textOrNull,
    action: plain.text, // 'article.published', 'settings.changed', …
    subject: plain.text, // id of what it was done to
    detail: plain.text, // JSON
    at: plain.number,
  },
  retention_runs: { id: plain.text, ran_at: plain.number, removed: plain.text },

  // ---- moving in -------------------------------------------------------------------------------------------------
  import_runs: {
    id: plain.text,
    source: plain.text, // digest of the file
    started_at: plain.number,
    finished_at: plain.numberOrNull,
    position: plain.number, // items done
    report: plain.text, // JSON
  },
  imported: {
    origin: plain.text, // the site an import came from
    kind: plain.text, // post | comment | author | term | attachment
    external_id: plain.text,
    our_id: plain.text,
    digest: plain.text, // of the source's item: unchanged ones are skipped
  },
} as const;

export type Schema = typeof schema;
export type Database = RowsOf<Schema>;
/** `table.column` of every column that says something about a person. */
export type PersonalColumn = PersonalOf<Schema>;
