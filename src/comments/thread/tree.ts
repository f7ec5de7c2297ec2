import { LIMITS, type CommentId } from '#base';
import type { ThreadComment } from '../types.ts';

/** A comment before its place in the tree is known. */
export type Leaf = Omit<ThreadComment, 'replies' | 'inReplyTo'>;

type Growing = { -readonly [Key in keyof ThreadComment]: ThreadComment[Key] } & { replies: Growing[] };

/**
 * The tree of a thread: replies below what they answer, three deep; deeper ones stand flat on the last level with what
 * they are in reply to. Everything in the order it was written. A comment whose parent is unknown, or whose ancestors
 * run in a circle, stands at the top.
 */
export function grow(leaves: readonly Leaf[]): readonly ThreadComment[] {
  const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]));
  const ordered = leaves.toSorted(
    (one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1),
  );
  const nodes = new Map<CommentId, Growing>();
  for (const leaf of ordered) nodes.set(leaf.id, { ...leaf, inReplyTo: null, replies: [] });
  const roots: Growing[] = [];
  const trails = new Map<CommentId, Trail>();
  for (const [id, node] of nodes) {
    const { depth, place } = trailOf(id, byId, trails);
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    if (depth >= LIMITS.threadDepth && parent)
      node.inReplyTo = { id: parent.id, authorName: parent.authorName };
    ((place && nodes.get(place)?.replies) || roots).push(node);
  }
  return roots;
}

interface Trail {
  /** How many known comments stand above it. */
  readonly depth: number;
  /** Below which comment it is shown: the last of its ancestors that may still have something below it. */
  readonly place: CommentId | null;
}

const TOP: Trail = { depth: 0, place: null };

/** Worked out once for each comment, so that a reply to a reply to a reply … costs no more than another. */
function trailOf(id: CommentId, byId: ReadonlyMap<CommentId, Leaf>, trails: Map<CommentId, Trail>): Trail {
  const climbed: CommentId[] = [];
  const seen = new Set<CommentId>();
  for (let at: CommentId | null = id; at !== null && byId.has(at) && !trails.has(at);) {
    if (seen.has(at)) {
      for (const one of climbed) trails.set(one, TOP);
      break;
    }
    seen.add(at);
    climbed.push(at);
    at = byId.get(at)?.parentId ?? null;
  }
  for (const one of climbed.reverse()) {
    if (trails.has(one)) continue;
    const parent = byId.get(one)?.parentId ?? null;
    const above = parent === null ? undefined : trails.get(parent);
    trails.set(one, above && parent ? below(above, parent) : TOP);
  }
  return trails.get(id) ?? TOP;
}

function below(parent: Trail, parentId: CommentId): Trail {
  const depth = parent.depth + 1;
  return { depth, place: depth < LIMITS.threadDepth ? parentId : parent.place };
}
