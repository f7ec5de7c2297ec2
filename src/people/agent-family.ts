/** In this order: every Edge calls itself Chrome, and every Chrome calls itself Safari. */
const FAMILIES = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

/** 'Firefox', never the whole line; null when unknown. Enough to know one's own sessions apart. */
export function agentFamily(userAgent: string): string | null {
  return FAMILIES.find(([mark]) => userAgent.includes(mark))?.[1] ?? null;
}
