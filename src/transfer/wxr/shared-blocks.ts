/** A place in a post where a text stands that several posts have; other settings may stand beside the number. */
const PLACE = /<!--\s*wp:block\s+\{[^<>{}]{0,200}"ref":(\d{1,18})[^<>]{0,2000}?\}\s*\/-->/g;
/** Texts in texts in texts; more is a circle. */
const DEEPEST = 5;
/** Characters that may come in so: a text that multiplies itself is not written by a person. */
const LONGEST = 4_000_000;

/** Puts the texts that several posts share where they stood. One that is not in the file stays to be named as a lost block. */
export function withSharedBlocks(content: string, shared: ReadonlyMap<string, string>): string {
  let left = LONGEST;
  const put = (text: string, depth: number): string =>
    text.replace(PLACE, (whole, number: string) => {
      const inside = shared.get(number);
      if (inside === undefined || depth > DEEPEST || inside.length > left) return whole;
      left -= inside.length;
      return put(inside, depth + 1);
    });
  return shared.size === 0 ? content : put(content, 1);
}
