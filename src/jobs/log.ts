export interface Log {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}
