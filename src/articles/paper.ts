import { Failure, wellFormed } from '#base';
import { recordAudit, type Db, type Store } from '#store';
import type { By } from './article.ts';
import { readSetting } from './settings/queries.ts';
import { lockSetting, writeSetting } from './writes/queries.ts';

/** What the newsroom sets about its paper, at the desk. */
export interface Paper {
  readonly name: string;
  readonly tagline: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA, such as Europe/London: dates are printed in it. */
  readonly timezone: string;
  /** Who answers for the data, as printed in the notice: name and a way to write. */
  readonly publisher: string;
  readonly contact: string;
  readonly comments: {
    readonly open: boolean;
    /** Days after publication until comments close; 0 keeps them open. */
    readonly closeAfterDays: number;
    /** Every comment waits for a moderator, whatever the filter says. */
    readonly holdAll: boolean;
    /** Probability from which a comment waits for a moderator, 0.5 to 0.99. */
    readonly holdFrom: number;
    /** Probability above which the blatant is set aside unseen, 0.999 to 1; 1 sets nothing aside. */
    readonly discardFrom: number;
  };
  /** The article that leads the front page; null takes the newest with an image. */
  readonly leadArticleId: string | null;
}

const FALLBACK: Paper = {
  name: 'Broadsheet',
  tagline: '',
  language: 'en',
  timezone: 'UTC',
  publisher: '',
  contact: '',
  // An honest comment held costs a reader's trust, a missed spam a moderator's click: twenty to one is 0.95.
  comments: { open: true, closeAfterDays: 0, holdAll: false, holdFrom: 0.95, discardFrom: 0.999 },
  leadArticleId: null,
};

/** The paper's settings; what was never set has its default. */
export async function readPaper(db: Db): Promise<Paper> {
  const stored = JSON.parse((await readSetting(db, 'paper')) ?? '{}') as Partial<Paper>;
  return { ...FALLBACK, ...stored, comments: { ...FALLBACK.comments, ...stored.comments } };
}

export type PaperPatch = Partial<Omit<Paper, 'comments'>> & {
  readonly comments?: Partial<Paper['comments']>;
};

/**
 * Changes the named settings and leaves the others.
 * @throws Failure `bad-input` with a sentence per field.
 */
export async function savePaper(store: Store, patch: PaperPatch, by: By): Promise<Paper> {
  return store.write(async (tx) => {
    // Whoever saves other settings at the same moment loses none of them.
    await lockSetting(tx.db, 'paper');
    const before = await readPaper(tx.db);
    const paper = { ...before, ...patch, comments: { ...before.comments, ...patch.comments } };
    const fields = problems(paper);
    if (Object.keys(fields).length > 0)
      throw new Failure('bad-input', 'The settings were not saved.', fields);
    await writeSetting(tx.db, 'paper', JSON.stringify(paper));
    tx.stale('settings', 'all');
    await recordAudit(tx, { by, action: 'settings.changed', subject: 'paper', detail: patch });
    return paper;
  });
}

function problems(paper: Paper): Record<string, string> {
  const fields: Record<string, string> = {};
  if (!wellFormed(paper.name)) fields['name'] = 'Please give the paper a name.';
  if (!makes(() => Intl.getCanonicalLocales(paper.language)))
    fields['language'] = 'This is not a language code such as en or pt-BR.';
  if (!makes(() => new Intl.DateTimeFormat('en', { timeZone: paper.timezone })))
    fields['timezone'] = 'This is not a time zone such as Europe/London.';
  const { holdFrom, discardFrom, closeAfterDays } = paper.comments;
  if (!(holdFrom >= 0.5 && holdFrom <= 0.99)) fields['holdFrom'] = 'Please choose a value from 0.5 to 0.99.';
  if (!(discardFrom >= 0.999 && discardFrom <= 1))
    fields['discardFrom'] = 'Please choose a value from 99.9 to 100 percent.';
  if (!(Number.isInteger(closeAfterDays) && closeAfterDays >= 0 && closeAfterDays <= 36_500))
    fields['closeAfterDays'] = 'Please give a whole number of days, 0 for never.';
  return fields;
}

function makes(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
