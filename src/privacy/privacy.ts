export { blockOf, hashAddress, hashBlock } from './address.ts';
export { inventory, keptInWords, PASS_DAYS, ROW_DAYS, type Account, type Keep } from './inventory.ts';
export { formLines, noticeSections, type NoticeFacts, type NoticeRow, type NoticeSection } from './notice.ts';
export { receipt, type Receipt, type ReceiptField } from './receipt.ts';
export { exportOf } from './export.ts';
export { erase } from './erase.ts';
export { lastRetention, retain, type RetentionRun } from './retain.ts';
