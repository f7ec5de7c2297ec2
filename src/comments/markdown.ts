/** HTML of a comment from its Markdown subset; safe to print. */
export function renderMarkdown(_text: string): string {
  throw new Error('not written yet');
}

/** HTML of an imported comment, which is HTML or plain text; safe to print. */
export function renderImported(_text: string): string {
  throw new Error('not written yet');
}
