export interface GuardedFetch {
  readonly maxBytes: number;
  readonly timeoutMs?: number;
  /** Such as 'image/'. Empty or absent: any. */
  readonly types?: readonly string[];
}

export interface GuardedResponse {
  readonly url: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Fetches from the public internet and from nowhere else. @throws Failure with the reason.
 */
export async function guardedFetch(_url: string, _limits: GuardedFetch): Promise<GuardedResponse> {
  throw new Error('not written yet');
}
