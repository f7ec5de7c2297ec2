import type { PersonalColumn } from '#store';

/** What is done with one kind of personal data. */
export interface Account {
  readonly what: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly kept: string;
  readonly receivers: string;
}

export const inventory: Partial<Record<PersonalColumn, Account>> = {};
