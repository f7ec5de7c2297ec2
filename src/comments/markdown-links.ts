/** A link in a comment passes on no reputation and learns nothing about the page it was clicked on. */
export const LINK_REL = 'nofollow ugc noopener';

/** Whether a link in a comment may lead there: the web and mail, and nothing that runs, or that begins with another site’s name. */
export function allowedHref(address: string): boolean {
  if (!/^(https?:\/\/|mailto:)/i.test(address.trim())) return false;
  const url = URL.parse(address.trim());
  return url !== null && url.username === '' && url.password === '';
}
