export type {
  ChosenLink,
  Draft,
  PassagePart,
  Piece,
  Reason,
  ReasonCode,
  RelatedLink,
  SearchHit,
  SearchPage,
  SearchQuery,
} from './types.ts';
export { readRelated as relatedOf } from './related/queries.ts';
export { computeRelated } from './related/compute-related.ts';
export { openEngine, type OpenEngine } from './related/open-engine.ts';
export { tryRelated } from './related/try-related.ts';
export { search } from './search/search.ts';
export { evaluateRelated, type EvaluateOptions, type Measured } from './evaluate/evaluate-related.ts';
export { readLabelled, type LabelledArticle } from './evaluate/labelled.ts';
export { renderEvaluation, renderStories } from './evaluate/render.ts';
export { assign, STORY_THRESHOLD, type Assignment, type Neighbour } from './stories/assign.ts';
export {
  evaluateStories,
  type EvaluateStoriesOptions,
  type MeasuredStories,
} from './evaluate/evaluate-stories.ts';
