/** What the daily run removed: "12 × comments address block, 3 × comments (spam)". */
export function retentionWords(removed: Readonly<Record<string, number>>): string {
  const parts = Object.entries(removed)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => `${n.toLocaleString('en-GB')} × ${what.replace(/[._]/g, ' ')}`);
  return parts.length > 0 ? `removed ${parts.join(', ')}` : 'nothing was past its time';
}
