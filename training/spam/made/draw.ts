/** The next number from 0 to 1 of a fixed order. */
export type Draw = () => number;

/** One of a list. */
export function pick<T>(from: readonly T[], draw: Draw): T {
  return from[Math.floor(draw() * from.length)] as T;
}
