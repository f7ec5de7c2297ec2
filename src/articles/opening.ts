/** Characters of the words under a headline where the newsroom wrote none; search engines show as many. */
const OPENING = 200;
/** Characters of the text that are looked at: paragraphs end in line breaks, which become spaces. */
export const OPENING_READ = OPENING * 2;

/** The beginning of a text on one line, cut between words. */
export function openingOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= OPENING) return line;
  const cut = line.slice(0, OPENING - 1).replace(/\s+\S*$/, '');
  return `${cut.toWellFormed()}…`;
}
