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
export { readRelated as relatedOf } from './related/read-related.ts';
export { banLink, moveLink, pinLink, releaseLink } from './related/choose-links.ts';
export { bannedLinks } from './related/choices/queries.ts';
export { countDue, type BackgroundProgress } from './related/due/queries.ts';
export { openBackground, type Background } from './background.ts';
export { search } from './search/search.ts';
export { askToFollow, confirmFollowing, stopFollowing } from './follow/follow.ts';
export { checkFollower, followLink } from './follow/link.ts';
export { tellFollowers } from './follow/tell.ts';
export type { Follower } from './follow/queries.ts';
export {
  evaluateParts,
  evaluateRelated,
  type Asks,
  type EvaluateOptions,
  type Measured,
} from './evaluate/evaluate-related.ts';
export { readLabelled, type LabelledArticle } from './evaluate/labelled.ts';
export { evaluateShown, type Shown, type ShownOptions } from './evaluate/evaluate-shown.ts';
export { renderEvaluation, renderShown, renderStories } from './evaluate/render.ts';
export {
  evaluateStories,
  type EvaluateStoriesOptions,
  type MeasuredStories,
} from './evaluate/evaluate-stories.ts';
export type { PlaceInStory, Story, StoryArticle, StoryCard, StoryProposal } from './stories/types.ts';
export {
  countStories,
  findStory,
  leadOfSection,
  LEAST_ARTICLES,
  listStories,
  readStory,
  sectionsLedBy,
  storyIdOf,
  type StoryFilter,
} from './stories/queries.ts';
export { readPlace } from './stories/read-place.ts';
export { readStoriesOf } from './stories/read-stories-of.ts';
export { proposeNames } from './stories/propose-name.ts';
export { countOpenProposals, openProposals } from './stories/proposals/queries.ts';
export { renameStory, startStory, STORY_NAME, STORY_STANDFIRST } from './stories/desk/rename.ts';
export { addToStory, markTurningPoints, removeFromStory, TURNING_POINT } from './stories/desk/articles.ts';
export { closeStory, leadSections } from './stories/desk/close.ts';
export { decideProposal, mergeStories, splitStory } from './stories/desk/merge.ts';
