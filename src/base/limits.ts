/** Every limit that a reader or a program can run into, each with its reason. */
export const LIMITS = {
  /** Characters of a comment: three printed columns; longer texts are articles, and letters to the editor. */
  commentText: 8_000,
  /** Characters of a commenter's name: the longest honest names measured in public comment sets stay under 60. */
  commentName: 80,
  /** Octets of an e-mail address, RFC 5321 section 4.5.3.1.3. */
  email: 254,
  /** Characters of a web address in a form: what every browser still sends. */
  link: 2_000,
  /** Octets of a form body: a comment of 8,000 four-byte characters, percent-encoded, with room for the other fields. */
  formBody: 128 * 1024,
  /** Octets of an article form: the longest features are a tenth of it. */
  articleBody: 2 * 1024 * 1024,
  /** Octets of an uploaded image. */
  imageBody: 20 * 1024 * 1024,
  /** Characters of a headline: search engines and phones cut far earlier. */
  headline: 300,
  /** Characters of a standfirst. */
  standfirst: 1_000,
  /** Levels of replies that are shown indented; deeper ones stand flat with "in reply to". */
  threadDepth: 3,
  /** Characters of a search query. */
  query: 200,
  /** Articles on a page of a list. */
  page: 20,
  /** Articles in a feed. */
  feed: 30,
} as const;
