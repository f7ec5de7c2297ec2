export type {
  Action,
  ArticleFacts,
  Delta,
  Evidence,
  Field,
  History,
  JudgeOptions,
  Kind,
  Knowledge,
  Label,
  LessonSource,
  Lists,
  LocalWeights,
  Place,
  Prior,
  Reason,
  RecentComment,
  Role,
  Tally,
  Thresholds,
  Verdict,
  Visit,
} from './types.ts';
export { evidenceOf, NO_HISTORY } from './evidence.ts';
export { judge } from './judge.ts';
export { learn, unlearn, applyLesson } from './learn.ts';
export { LESSON_UNIT } from './learn-unit.ts';
export { countersOf } from './lesson-source.ts';
export { weightTable, type WeightTable } from './weight-table.ts';
export {
  loadKnowledge,
  bareKnowledge,
  DEFAULT_THRESHOLDS,
  PRIOR_FILES,
  type PriorFile,
} from './knowledge.ts';
export { loadPrior, storePrior } from './prior.ts';
export { COPIES, fingerprintOf, likeness } from './similarity.ts';
export { hostOf } from './links.ts';
export { removeEvidence } from './remove.ts';
export { CHECKS } from './checks/checks.ts';
export { fromAkismet, type AkismetFields, type AkismetRequest } from './akismet.ts';
export { readLabelled, unknownFields, type Labelled } from './labelled.ts';
export { evaluate, evaluateOnline } from './evaluate.ts';
export { auc, wilson, type Judged, type SetReport } from './figures.ts';
export { renderEvaluation } from './evaluate-table.ts';
// For the training command, which must read a comment exactly as the judge does.
export { read, type Reading } from './reading.ts';
export { featuresOf, BUCKETS, FEATURE_GROUPS } from './features.ts';
export { checkedLogOdds } from './score.ts';
