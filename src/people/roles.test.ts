import { expect, test } from 'vitest';
import { ACTIONS, can, isRole, ROLES, type Action, type Role } from './roles.ts';

const MATRIX: Record<Action, readonly Role[]> = {
  'desk.open': ['reporter', 'editor', 'moderator', 'admin'],
  'articles.write': ['reporter', 'editor', 'admin'],
  'articles.publish': ['editor', 'admin'],
  'comments.decide': ['editor', 'moderator', 'admin'],
  'people.manage': ['admin'],
  'settings.change': ['admin'],
  'letters.read': ['admin'],
  'filter-keys.manage': ['admin'],
  'audit.read': ['admin'],
};

test.each(ACTIONS.flatMap((action) => ROLES.map((role) => [role, action] as const)))(
  '%s and %s',
  (role, action) => {
    expect(can(role, action)).toBe(MATRIX[action].includes(role));
  },
);

test('an editor may do whatever a reporter may', () => {
  for (const action of ACTIONS) if (can('reporter', action)) expect(can('editor', action)).toBe(true);
});

test.each(ACTIONS)('nobody may %s', (action) => {
  expect(can(null, action)).toBe(false);
});

test.each(['', 'Admin', 'root', 'constructor', '__proto__'])('%j is no role', (text) => {
  expect(isRole(text)).toBe(false);
});
