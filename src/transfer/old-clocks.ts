import { offsetAt } from './offset-at.ts';

/** What the old site's clocks showed at one moment. */
export interface ClockReading {
  /** ms UTC. */
  readonly at: number;
  /** How far they were ahead of UTC, ms. */
  readonly ahead: number;
}

/** TypeScript does not know the method yet. */
interface LocaleWithZones extends Intl.Locale {
  getTimeZones?: () => string[] | undefined;
}

/** A site that moved, or mended its clocks, has some times of another zone. */
const AGREEMENT = 0.9;

/**
 * The time zone of a site, an export of which does not name it: one of the country of its language (`de-AT`, or `de` as most
 * often spoken) whose clocks showed the same. Undefined if none did: the language is often not the country's.
 */
export function zoneOfSite(readings: readonly ClockReading[], language: string): string | undefined {
  if (readings.length === 0) return undefined;
  const agrees = (zone: string) =>
    readings.filter(({ at, ahead }) => offsetAt(at, zone) === ahead).length >= readings.length * AGREEMENT;
  return [...zonesOf(language), 'UTC'].find(agrees);
}

function zonesOf(language: string): readonly string[] {
  try {
    const locale: LocaleWithZones = new Intl.Locale(language).maximize();
    return locale.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
}
