export interface Standing {
  readonly status: string;
  readonly withdrawnAt: number | null;
}

/**
 * Readers knew it once and are told why it is gone: it was withdrawn and has not come back, though it may be a draft again by now,
 * or wait for its time.
 */
export function isWithdrawn({ status, withdrawnAt }: Standing): boolean {
  return status === 'withdrawn' || (status !== 'published' && withdrawnAt !== null);
}
