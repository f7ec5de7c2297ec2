import { HOUR, DAY } from '#base';
import type { Store } from '#store';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { storeAdapter } from './adapter/queries.ts';
import { agentFamily } from './agent-family.ts';
import { checkPassword, hashPassword, PASSWORD_LONGEST, PASSWORD_SHORTEST } from './password.ts';
import { findStaff } from './staff/queries.ts';

export interface AuthSettings {
  /** The paper's own address, such as https://example.org; passkeys belong to its host. */
  readonly origin: string;
  /** At least 32 characters; signs the session cookie. */
  readonly secret: string;
  /** What a passkey prompt shows. */
  readonly paperName?: string;
}

/** A desk that nobody used for a week asks for the password again. */
const SESSION_S = (7 * DAY) / 1_000;
/** How often a session in use is prolonged: one write a day. */
const PROLONGED_S = DAY / 1_000;
/** A passkey can be added this long after signing in; later the password is asked again. */
const FRESH_S = (12 * HOUR) / 1_000;

/**
 * Signing in: sessions, passwords and passkeys of a kept library, on our store. Nobody can sign up: accounts arise only
 * from a one-time link (`acceptLink`).
 */
// oxlint-disable-next-line max-lines-per-function -- one table of settings
export function createAuth(store: Store, settings: AuthSettings) {
  const { origin } = settings;
  const auth = betterAuth({
    appName: settings.paperName ?? 'Broadsheet',
    baseURL: origin,
    basePath: '/api/auth',
    secret: settings.secret,
    trustedOrigins: [origin],
    database: storeAdapter(store),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Counting is ours (`sign-in/`): it must hold across processes and say how long to wait.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_SHORTEST,
      maxPasswordLength: PASSWORD_LONGEST,
      password: { hash: hashPassword, verify: ({ hash, password }) => checkPassword(hash, password) },
    },
    user: {
      modelName: 'staff',
      fields: { createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        deactivatedAt: { type: 'number', required: false, input: false, fieldName: 'deactivated_at' },
      },
    },
    session: {
      modelName: 'staff_sessions',
      fields: {
        userId: 'staff_id',
        userAgent: 'agent_family',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        expiresAt: 'expires_at',
      },
      expiresIn: SESSION_S,
      updateAge: PROLONGED_S,
      freshAge: FRESH_S,
    },
    account: {
      modelName: 'staff_credentials',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'staff_id',
        password: 'password_hash',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'staff_challenges',
      fields: { createdAt: 'created_at', updatedAt: 'updated_at', expiresAt: 'expires_at' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const staff = await findStaff(store.db, { id: session.userId });
            if (!staff || staff.deactivatedAt !== null) return false;
            return { data: { ...session, userAgent: agentFamily(session.userAgent ?? '') } };
          },
        },
      },
    },
    plugins: [passkeys(settings)],
    advanced: {
      cookiePrefix: 'desk',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
  });
  return { api: auth.api, handler: auth.handler, store, origin };
}

export type Auth = ReturnType<typeof createAuth>;

function passkeys({ origin, paperName }: AuthSettings) {
  return passkey({
    rpID: new URL(origin).hostname,
    rpName: paperName ?? 'Broadsheet',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    schema: {
      passkey: {
        modelName: 'passkeys',
        fields: {
          userId: 'staff_id',
          publicKey: 'public_key',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  });
}
