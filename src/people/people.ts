export { createAuth, type Auth, type AuthSettings } from './auth.ts';
export { signOut, staffOf, type SignedIn } from './staff-of.ts';
export { signIn, type SignIn } from './sign-in/sign-in.ts';
export { answerPasskey } from './sign-in/passkey.ts';
export { ACTIONS, can, isRole, ROLES, ROLE_WORDS, type Action, type Role } from './roles.ts';
export { invite, revokeInvitation } from './links/invite.ts';
export { firstLink, wayBack, wayIn, type WayIn } from './links/way-in.ts';
export { acceptLink, readLink, type NewAccount } from './links/accept.ts';
export { listOpenLinks, type StaffLink } from './links/queries.ts';
export {
  changePassword,
  changeRole,
  deactivate,
  reactivate,
  removePasskey,
  signOutEverywhere,
} from './staff/change.ts';
export {
  findStaff,
  listPasskeys,
  listSessions,
  listStaff,
  staffNames,
  type Passkey,
  type Staff,
  type StaffSession,
} from './staff/queries.ts';
export { PASSWORD_LONGEST, PASSWORD_SHORTEST } from './password.ts';
