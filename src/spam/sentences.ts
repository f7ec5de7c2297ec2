/** Whether the sign at a place ends a sentence: a full stop of any script before a space, or the end of a line. */
export function endsSentence(text: string, place: number): boolean {
  const sign = text.charCodeAt(place);
  if (sign === 10 || sign === 0x3002 || sign === 0xff01 || sign === 0xff1f) return true;
  if (sign !== 46 && sign !== 33 && sign !== 63 && sign !== 0x964) return false;
  const next = text.charCodeAt(place + 1);
  return Number.isNaN(next) || next === 32 || next === 10;
}
