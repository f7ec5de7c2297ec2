import { day } from '../press.test-kit.ts';
import type { Piece } from '../types.ts';
import { createEngine, type RelatedEngine } from './engine.ts';

export function piece(id: string, headline: string, text: string, more: Partial<Piece> = {}): Piece {
  return { id, headline, standfirst: '', text, publishedAt: day(10), ...more };
}

export function engineWith(...pieces: Piece[]): RelatedEngine {
  const engine = createEngine();
  for (const _ of engine.putAll(pieces));
  return engine;
}

export const STRIKE =
  'Drivers of the Kingsway depot walked out at dawn. Desmond Achebe of the transport union said the new roster breaks the Holm agreement. The operator Veltram called the walkout unlawful.';
export const TALKS =
  'Veltram and the transport union met at the Kingsway depot. Desmond Achebe said the roster must go before trams run; Veltram offered to return to the Holm agreement.';
export const FAIR =
  'Ten thousand visitors came to the book fair at the old exchange. Publishers from nineteen countries showed novels, and the prize went to the poet Mirela Sand.';
