/** In this order: every Edge calls itself Chrome, and every Chrome calls itself Safari. */
const FAMILIES = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

/** Programs that say they are no browser. */
const PROGRAM = /^(curl|wget|python|go-http|java|okhttp|php|ruby|perl|libwww|axios|node|undici)\b/i;

/** 'Firefox', never the whole line; 'program' for what says so itself; null when unknown. */
export function agentFamily(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  if (PROGRAM.test(userAgent)) return 'program';
  return FAMILIES.find(([mark]) => userAgent.includes(mark))?.[1] ?? null;
}
