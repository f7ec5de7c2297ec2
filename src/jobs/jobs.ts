export { startJobs, type Jobs, type JobsNeeds, type JobsOptions } from './start.ts';
export { guardedFetch, type GuardedFetch, type GuardedResponse } from './guarded-fetch.ts';
