export { startJobs, type Jobs, type JobsOptions } from './start.ts';
export { guardedFetch, type GuardedFetch, type GuardedResponse } from './guarded-fetch.ts';
