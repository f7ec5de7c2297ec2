export { createDesk } from './create.ts';
export type { DeskOptions } from './visit.ts';
