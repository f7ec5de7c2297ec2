/** An address that is only read. */
export interface Page {
  /** `*` stands for the name in it. */
  readonly at: string;
  /** Why a name that nobody gave is no mistake of the asker. */
  readonly anyName?: string;
}

const FEEDS = '(?:feed\\.xml|atom\\.xml|feed\\.json)';

/** Addresses of the desk that only take forms: reading them leads back to where the form stands. */
const WAYS_BACK = [
  '/desk/sign-out',
  '/desk/account/password',
  '/desk/account/passkeys/remove',
  '/desk/account/sessions/end',
  '/desk/articles/new/try',
  '/desk/articles/:id/image',
  '/desk/articles/:id/image/remove',
  '/desk/articles/:id/publish',
  '/desk/articles/:id/schedule',
  '/desk/articles/:id/unschedule',
  '/desk/articles/:id/withdraw',
  '/desk/articles/:id/correct',
  '/desk/articles/:id/lead',
  '/desk/articles/:id/lead/end',
  '/desk/articles/:id/address',
  '/desk/articles/:id/try',
  '/desk/articles/:id/related',
  '/desk/articles/:id/story',
  '/desk/stories/proposals/:id',
  '/desk/stories/:id/add',
  '/desk/stories/:id/articles',
  '/desk/stories/:id/split',
  '/desk/stories/:id/merge',
  '/desk/stories/:id/leads',
  '/desk/stories/:id/close',
  '/desk/comments/decide',
  '/desk/comments/undo',
  '/desk/comments/:id/reply',
  '/desk/filter/thresholds',
  '/desk/filter/forget',
  '/desk/filter/bring-back',
  '/desk/people/invite',
  '/desk/people/invitations/revoke',
  '/desk/people/:id/role',
  '/desk/people/:id/sign-out',
  '/desk/people/:id/way-back',
  '/desk/people/:id/deactivate',
  '/desk/people/:id/reactivate',
  '/desk/settings/sections',
  '/desk/background',
  '/desk/jobs/retry',
  '/desk/jobs/drop',
  '/desk/spam-keys/revoke',
];

/** Every address that is read, as the route tables write it. */
export const PAGES: Readonly<Record<string, Page>> = {
  '/': { at: '/' },
  '/section/:slug': { at: '/section/*' },
  '/by/:slug': { at: '/by/*' },
  '/tag/:slug': { at: '/tag/*' },
  '/search': { at: '/search' },
  '/stories': { at: '/stories' },
  '/story/:slug': { at: '/story/*' },
  '/story/:slug/timeline': { at: '/story/*/timeline' },
  '/story/:slug/follow': { at: '/story/*/follow' },
  '/follow': { at: '/follow' },
  '/follow/asked': { at: '/follow/asked' },
  '/follow/:id': { at: '/follow/*' },
  '/follow/:id/data.json': { at: '/follow/*/data.json' },
  '/comments/:id': { at: '/comments/*' },
  '/comments/:id/receipt': { at: '/comments/*/receipt' },
  '/comments/:id/data.json': { at: '/comments/*/data.json' },
  '/privacy/comments': { at: '/privacy/comments' },
  [`/:feed{${FEEDS}}`]: { at: '/feed.json' },
  [`/section/:slug/:feed{${FEEDS}}`]: { at: '/section/*/feed.xml' },
  [`/story/:slug/:feed{${FEEDS}}`]: { at: '/story/*/atom.xml' },
  [`/comments/of/:id/:feed{${FEEDS}}`]: { at: '/comments/of/*/feed.xml' },
  [`/by/:slug/:feed{${FEEDS}}`]: { at: '/by/*/feed.xml' },
  [`/tag/:slug/:feed{${FEEDS}}`]: { at: '/tag/*/feed.json' },
  '/articles/:id/comments': { at: '/articles/*/comments' },
  '/sitemap_index.xml': { at: '/sitemap_index.xml' },
  '/sitemap.xml': { at: '/sitemap.xml' },
  '/:file{sitemap-[0-9]+\\.xml}': { at: '/sitemap-999999999999.xml' },
  '/sitemap-news.xml': { at: '/sitemap-news.xml' },
  '/robots.txt': { at: '/robots.txt' },
  '/media/:file': { at: '/media/*' },
  '/health': { at: '/health' },
  '/:old{(?:feed|feed/|feed/rss2/?|rss|rss2)}': { at: '/feed/rss2' },
  '/:old{feed/atom/?}': { at: '/feed/atom' },
  '/wp-sitemap.xml': { at: '/wp-sitemap.xml' },
  '/category/:path{.+}': { at: '/category/*' },
  '/author/:slug/:rest{.*}?': {
    at: '/author/*/x',
    anyName: 'an old address is sent on to the byline of this name, which is refused there',
  },
  '/:path{.+/feed/?}': { at: '/2013/01/*/feed/' },
  '/*': { at: '/2026/11/*' },
  '/assets/:file': { at: '/assets/*' },
  '/favicon.ico': { at: '/favicon.ico' },

  '/api/v1/articles': { at: '/api/v1/articles' },
  '/api/v1/articles/:id': { at: '/api/v1/articles/*' },
  '/api/v1/stories': { at: '/api/v1/stories' },
  '/api/v1/stories/:id': { at: '/api/v1/stories/*' },
  '/api/v1/articles/:id/related': { at: '/api/v1/articles/*/related' },

  '/desk/sign-in': { at: '/desk/sign-in' },
  '/desk/first': { at: '/desk/first?token=*' },
  '/desk': { at: '/desk' },
  '/desk/account': { at: '/desk/account' },
  '/desk/articles': { at: '/desk/articles' },
  '/desk/articles/new': { at: '/desk/articles/new' },
  '/desk/articles/:id': { at: '/desk/articles/*' },
  '/desk/articles/:id/preview': { at: '/desk/articles/*/preview' },
  '/desk/articles/:id/revisions': { at: '/desk/articles/*/revisions' },
  '/desk/stories': { at: '/desk/stories' },
  '/desk/stories/:id': { at: '/desk/stories/*' },
  '/desk/comments': { at: '/desk/comments' },
  '/desk/comments/:id': { at: '/desk/comments/*' },
  '/desk/filter': { at: '/desk/filter' },
  '/desk/filter/lessons.json': { at: '/desk/filter/lessons.json' },
  '/desk/people': { at: '/desk/people' },
  '/desk/settings': { at: '/desk/settings' },
  '/desk/mail': { at: '/desk/mail' },
  '/desk/letters': { at: '/desk/letters' },
  '/desk/spam-keys': { at: '/desk/spam-keys' },
  '/desk/audit': { at: '/desk/audit' },
  ...Object.fromEntries(WAYS_BACK.map((path) => [path, wayBack(path)])),
};

function wayBack(path: string): Page {
  if (!path.includes(':id')) return { at: path };
  const anyName = 'it leads back to the page of this name, which is refused there';
  return { at: path.replace(':id', '*'), anyName };
}

/** Rules that hold for many addresses, and are none. */
export const RULES = new Set(['ALL /*', 'POST /*', 'ALL /desk', 'ALL /desk/*', 'ALL /api/v1/*']);

/** The calls of the Akismet protocol: its clients expect status 200 and `invalid` whatever they sent. */
export const FILTER_CALLS = [
  '/1.1/verify-key',
  '/1.1/comment-check',
  '/1.1/submit-spam',
  '/1.1/submit-ham',
  '/1.1/get-subscription',
  '/1.1/get-stats',
  '/1.1/deactivate',
  '/1.2/usage-limit',
  '/1.2/key-sites',
] as const;

/** What the library behind passkeys answers: nothing of ours is written by a request that it does not understand. */
export const SIGN_IN_CALLS = [
  '/api/auth/passkey/verify-authentication',
  '/api/auth/passkey/verify-registration',
  '/api/auth/passkey/generate-authenticate-options',
  '/api/auth/passkey/generate-register-options',
  '/api/auth/passkey/delete-passkey',
  '/api/auth/sign-up/email',
  '/api/auth/sign-in/email',
  '/api/auth/update-user',
  '/api/auth/change-password',
  '/api/auth/get-session',
  '/api/auth/ok',
  '/api/auth/../../desk',
  '/api/auth/nonsense',
] as const;
