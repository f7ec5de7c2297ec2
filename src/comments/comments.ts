export { STATUSES } from './types.ts';
export type {
  AuthorHistory,
  CommentHistory,
  Decided,
  NewComment,
  Pingback,
  QueueFilter,
  QueueItem,
  QueuePage,
  Status,
  StoredDecision,
  StoredVerdict,
  Submitted,
  Thread,
  ThreadComment,
  Viewer,
} from './types.ts';
export { submit } from './submit.ts';
export { addressOf, countOf, threadOf } from './thread/thread.ts';
export { renderImported } from './imported.ts';
export { renderMarkdown } from './markdown.ts';
export { newPass, keyOfPass } from './author/pass.ts';
export { readFormTime, signFormTime, type FormTime } from './author/form-time.ts';
export { checkReceipt, receiptLink } from './author/receipt-link.ts';
export { withdraw } from './author/withdraw.ts';
export { decide, type DecideInput } from './desk/decide.ts';
export { undo } from './desk/undo.ts';
export { commentAtDesk, countsByStatus, historyOf, queue } from './desk/queue.ts';
export { staffReply, type StaffReply } from './desk/staff-reply.ts';
export { openJudging, type Judging, type JudgingOptions } from './filter/judging.ts';
export { shippedKnowledge } from './filter/shipped.ts';
export { teach, teachAll } from './filter/teach.ts';
export { setLesson, type Lesson } from './filter/set-lesson.ts';
export { fadeLessons } from './learned/fade.ts';
export { bringBack, forgetLearned } from './learned/forget.ts';
export {
  countLearned,
  countLearnedElsewhere,
  type LearnedCount,
  type LearnedElsewhere,
} from './learned/count.ts';
export { exportLearned } from './learned/export.ts';
export { tellingWords, type Telling, type TellingWords } from './learned/telling.ts';
export {
  keyAtWork,
  listKeys,
  makeKey,
  monthOf,
  revokeKey,
  useOfKey,
  type KeyAtWork,
  type NewKey,
} from './filter-keys/filter-keys.ts';
export type { FilterCounts, FilterKey, MonthCounts } from './filter-keys/queries.ts';
export { answered, judgeElsewhere, report, type Elsewhere } from './elsewhere/elsewhere.ts';
export type { Marks } from './elsewhere/queries.ts';
export {
  filterReport,
  tryThreshold,
  type Became,
  type DryRun,
  type FilterReport,
  type JudgedComment,
} from './filter-report/report.ts';
export { askable, noteOpinion, type Askable } from './second-opinion/second-opinion.ts';
