/** What whole entries are called, by what the retention job calls them. */
const ENTRIES: Readonly<Record<string, string>> = {
  'comments (refused)': 'refused comments',
  'comments (spam)': 'spam comments',
  'comments (withdrawn)': 'withdrawn comments',
  'comments (held)': 'comments that nobody decided about',
  letters: 'e-mails',
  story_followers: 'followers who did not confirm',
  spam_seen: 'marks of comments on other sites',
  staff_links: 'one-time links',
  staff_challenges: 'unfinished passkey sign-ins',
  sign_in_attempts: 'attempts to sign in',
};

/** What the daily run removed: "removed spam comments (3), address block of comments (12)". */
export function retentionWords(removed: Readonly<Record<string, number>>): string {
  const parts = Object.entries(removed)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => `${nameOf(what)} (${n.toLocaleString('en-GB')})`);
  return parts.length > 0 ? `removed ${parts.join(', ')}` : 'nothing was past its time';
}

/** One column that was emptied, such as `comments.address_block`, is called by its name. */
function nameOf(what: string): string {
  if (Object.hasOwn(ENTRIES, what)) return ENTRIES[what] ?? '';
  const [table = '', column] = what.split('.').map((part) => part.replaceAll('_', ' '));
  return column ? `${column} of ${table}` : table;
}
