export { Failure, isFailure, type FailureCode } from './failure.ts';
export { newId, isId, type Id, type ArticleId, type CommentId, type StaffId } from './ids.ts';
export { systemClock, type Clock, MINUTE, HOUR, DAY } from './clock.ts';
export { oneAtATime } from './one-at-a-time.ts';
export { LIMITS } from './limits.ts';
export { chanceWords } from './chance.ts';
export { encodePath } from './encode-path.ts';
export { wellFormed, withoutControls } from './text.ts';
export { SETTINGS, readEnvironment, type Environment, type SettingName } from './settings.ts';
