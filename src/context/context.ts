export type {
  ChosenLink,
  Draft,
  PassagePart,
  Piece,
  Reason,
  ReasonCode,
  RelatedLink,
  SearchHit,
  SearchPage,
  SearchQuery,
} from './types.ts';
