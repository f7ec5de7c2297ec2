export { importWxr, type ImportOptions, type Progress } from './wxr/import.ts';
export type { FetchMedia } from './wxr/media.ts';
export { runImport, type Terminal } from './run-import.ts';
export { printReport } from './print-report.ts';
export type { ImportReport, ItemCount, ItemKind, Loss } from './report.ts';
export { takeName } from './take-name.ts';
export { putSampleAway } from './sample/put-away.ts';
export {
  importSamplePaper,
  type SampleJudge,
  type SampleOptions,
  type SampleResult,
  type SampleVerdict,
} from './sample/import-sample.ts';
