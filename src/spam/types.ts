/** What a moderator says a comment was. */
export type Label = 'spam' | 'ham';

/** What was sent in. Free kinds of the Akismet protocol that mean nothing to us are `other`. */
export type Kind =
  | 'comment'
  | 'reply'
  | 'forum-post'
  | 'blog-post'
  | 'contact-form'
  | 'message'
  | 'signup'
  | 'trackback'
  | 'pingback'
  | 'other';

/** Who sent it, as far as the site knows. Staff are never judged to be spam. */
export type Role = 'reader' | 'staff' | 'administrator';

/** Decisions about earlier comments. Numbers may be fractions: the caller lets old decisions fade. */
export interface Tally {
  readonly published: number;
  readonly spam: number;
  readonly refused: number;
}

/** An earlier comment: its fingerprint (see `fingerprintOf`) and what became of it; `waiting` is not decided yet. */
export interface RecentComment {
  readonly fingerprint: string;
  readonly label: Label | 'waiting';
}

export interface History {
  readonly email: Tally;
  readonly linkHost: Tally;
  readonly addressBlock: Tally;
  readonly recent: readonly RecentComment[];
}

/** The article under which something was written. `text` is plain and may be cut. */
export interface ArticleFacts {
  readonly title: string;
  readonly text: string;
  readonly section: string | null;
  /** BCP 47, such as `en` or `pt-BR`. */
  readonly language: string | null;
}

export interface Visit {
  /** How long the form was open, milliseconds; null when unknown. */
  readonly formMs: number | null;
  readonly honeypotFilled: boolean;
}

/** Everything that is known about what was sent in. `evidenceOf` fills in what a caller does not know. */
export interface Evidence {
  readonly kind: Kind;
  readonly role: Role;
  readonly text: string;
  readonly name: string;
  readonly email: string | null;
  readonly link: string | null;
  readonly article: ArticleFacts | null;
  /** Recent published comments on the same article, plain text. */
  readonly thread: readonly string[];
  readonly visit: Visit;
  readonly history: History;
}

/** The weights that ship with the paper; made by `loadPrior`. */
export interface Prior {
  /** Names the model in every verdict, such as `prior-2026-11-1`. */
  readonly id: string;
  /** Log-odds by hashed feature; the length is a power of two. */
  readonly weights: Float32Array;
  readonly bias: number;
  /** From raw score to honest log-odds: `slope * score + shift`. */
  readonly calibration: { readonly slope: number; readonly shift: number };
}

/**
 * What this newsroom taught: feature → weight in whole `LESSON_UNIT`s, so that undoing a lesson is exact; undefined or 0
 * where nothing was taught. `size` is the number of places that hold anything.
 */
export type LocalWeights = Pick<ReadonlyMap<number, number>, 'get' | 'size'>;

/** Changes to `LocalWeights`, whole units: `[[feature, change], …]`. */
export type Delta = readonly (readonly [feature: number, change: number])[];

/** Where a lesson comes from. A flood of lessons from one source moves little. */
export interface LessonSource {
  /** Who taught it: any name, the same for all that one person, or one site, taught. */
  readonly taughtBy: string;
  /** The day on which it was taught, counted from any. */
  readonly day: number;
  /** Who had sent the comment: any name; null when nothing is known of it. */
  readonly sentBy: string | null;
}

export interface Lists {
  readonly disposableMail: ReadonlySet<string>;
  readonly spamHosts: ReadonlySet<string>;
  readonly shorteners: ReadonlySet<string>;
}

export interface Thresholds {
  /** Held for a moderator at this probability or above. */
  readonly hold: number;
  /** Set aside unseen above this one, and only when what it says and how it was sent each convict it. */
  readonly discard: number;
}

/** What the filter knows before it reads. `loadKnowledge` makes one from the shipped files. */
export interface Knowledge {
  readonly prior: Prior;
  readonly local: LocalWeights;
  readonly lists: Lists;
  readonly thresholds: Thresholds;
  /** The paper's own host names: links to them are nobody's advertisement. */
  readonly ownHosts: readonly string[];
  /** The paper's language, BCP 47; null when unknown. */
  readonly language: string | null;
}

export interface JudgeOptions {
  /** Checks and groups of features to leave out, by name; `model` leaves out all groups. For measuring what each is worth. */
  readonly without?: ReadonlySet<string>;
}

export type Action = 'publish' | 'hold' | 'discard';

export type Field = 'text' | 'name' | 'email' | 'link' | 'visit' | 'history';

/** Where a piece of evidence stands: UTF-16 offsets into the field as it was sent in. Whole field: 0 to its length. */
export interface Place {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

/** One piece of evidence that weighed. */
export interface Reason {
  readonly check: string;
  readonly code: string;
  /** One plain English sentence, fit for the moderator and for the person who wrote the comment. */
  readonly words: string;
  /** Log-odds: above 0 speaks for spam, below 0 for an honest comment. */
  readonly weight: number;
  readonly where?: Place;
}

export interface Verdict {
  /** Of a hundred comments given .9, ninety should be spam. */
  readonly probability: number;
  readonly action: Action;
  /** The pieces of evidence, the heaviest first; those for spam before those against. */
  readonly reasons: readonly Reason[];
  readonly model: string;
}
