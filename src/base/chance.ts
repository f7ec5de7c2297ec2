/** A probability in whole percent, for readers. One that is not certain is never called 100% or 0%. */
export function chanceWords(probability: number): string {
  const percent = Math.round(probability * 100);
  if (percent >= 100) return 'over 99%';
  return percent <= 0 ? 'under 1%' : `${percent}%`;
}
