export { startJobs, type Jobs, type JobsOptions } from './start.ts';
export { type JobsNeeds } from './doers.ts';
export { guardedFetch, type GuardedFetch, type GuardedResponse } from './guarded-fetch.ts';
export { openSecondOpinion, type Question, type SecondOpinion } from './second-opinion.ts';
