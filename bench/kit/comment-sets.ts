import { join } from 'node:path';
import { ownRows, publicRows } from '../../training/spam/rows.ts';
import type { Labelled } from '#spam';

/** Comments of one place: what its filter is taught, and what it is then asked about. */
export interface CommentSet {
  readonly name: string;
  readonly lessons: readonly Labelled[];
  readonly questions: readonly Labelled[];
}

/** What belongs together: sets of one place, or spam of one kind beside honest comments of another. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'under videos, English': ['uci_youtube'],
  'under videos, Indonesian': ['indo_gambling'],
  'chat, Russian': ['telegram_ru'],
  'chat, Chinese': ['telegram_zh'],
  'three blogs, generated spam': ['blog_en_mademistakes', 'blog_en_mythz', 'spintax_train'],
  'three newspapers, spam of the project': [
    'news_en_nyt_rfd',
    'news_ko_kocohub',
    'news_pt_offcombr',
    'own spam',
  ],
  'the project’s own': ['own'],
  'text messages, English': ['uci_sms'],
  'text messages, Turkish': ['sms_turkish'],
};

/**
 * The places of the spam data in `folder`: `train.jsonl` is taught, `dev.jsonl` asked about; of the project's own texts the
 * frozen half is asked about. Of more rows than are wanted, every n-th, so that all parts of a file are met.
 */
export function commentSets(folder: string, most: { lessons: number; questions: number }): CommentSet[] {
  const any = /"tier"/;
  const lessons = [...publicRows(join(folder, 'train.jsonl'), any), ...own(['tune', 'extra'])];
  const questions = [...publicRows(join(folder, 'dev.jsonl'), any), ...own(['frozen'])];
  return Object.entries(PLACES).map(([name, sets]) => ({
    name,
    lessons: mixed(pick(lessons, sets, most.lessons)),
    questions: pick(questions, sets, most.questions),
  }));
}

function own(halves: readonly ('tune' | 'extra' | 'frozen')[]): Labelled[] {
  const rows = halves.flatMap((half) => ownRows(half));
  const spam = rows.filter((row) => row.label === 'spam').map((row) => ({ ...row, set: 'own spam' }));
  return [...rows, ...spam];
}

function pick(rows: readonly Labelled[], sets: readonly string[], most: number): Labelled[] {
  const found = rows.filter((row) => sets.includes(row.set) && row.evidence.text.trim() !== '');
  const step = Math.max(1, found.length / most);
  return found.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

// Where a file has one label after the other, they are taught in turns, as a newsroom meets them.
function mixed(rows: readonly Labelled[]): Labelled[] {
  const [spam, ham] = (['spam', 'ham'] as const).map((label) => rows.filter((row) => row.label === label));
  const place = (kind: readonly Labelled[] = []) =>
    kind.map((row, index) => ({ row, at: (index + 0.5) / kind.length }));
  return [...place(spam), ...place(ham)].sort((a, b) => a.at - b.at).map(({ row }) => row);
}
