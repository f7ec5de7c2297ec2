export type Role = 'reporter' | 'editor' | 'moderator' | 'admin';
export const ROLES: readonly Role[] = ['reporter', 'editor', 'moderator', 'admin'];

/** What a role is called, and what it may do, in words for the people page. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly words: string }>> = {
  reporter: { name: 'Reporter', words: 'Writes and changes drafts of their own.' },
  editor: {
    name: 'Editor',
    words: 'Writes, publishes, corrects and withdraws any article, and decides about comments.',
  },
  moderator: { name: 'Moderator', words: 'Decides about comments and answers them.' },
  admin: { name: 'Admin', words: 'Everything, including people, settings and keys.' },
};

/** Everything that somebody at the desk can do, and who may. */
const RIGHTS = {
  'desk.open': ['reporter', 'editor', 'moderator', 'admin'],
  'articles.write': ['reporter', 'editor', 'admin'],
  'articles.publish': ['editor', 'admin'],
  'comments.decide': ['editor', 'moderator', 'admin'],
  'people.manage': ['admin'],
  'settings.change': ['admin'],
  'letters.read': ['admin'],
  'filter-keys.manage': ['admin'],
  'audit.read': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as readonly Action[];

/** Whether somebody with this role may do this. Nobody (null) may do nothing. */
export function can(role: Role | null, action: Action): boolean {
  return role !== null && (RIGHTS[action] as readonly Role[]).includes(role);
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
