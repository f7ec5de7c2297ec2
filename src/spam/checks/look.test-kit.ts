import { bareKnowledge } from '../knowledge.ts';
import { read } from '../reading.ts';
import type { Evidence, Knowledge } from '../types.ts';
import type { Check } from './check.ts';

/** The codes a check gives for a piece of evidence. */
export function found(check: Check, evidence: Evidence, knowledge: Knowledge = bareKnowledge()): string[] {
  return check.look(read(evidence, knowledge)).map((reason) => reason.code);
}

/** Knowledge with lists as short as a test needs. */
export function knowing(lists: { disposable?: string[]; spam?: string[] }): Knowledge {
  const bare = bareKnowledge();
  return {
    ...bare,
    lists: { ...bare.lists, disposableMail: new Set(lists.disposable), spamHosts: new Set(lists.spam) },
  };
}
