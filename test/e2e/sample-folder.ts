import type { TestProject } from 'vitest/node';
import { discard, settled, startPaper } from './paper.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the sample newspaper, as the first start leaves it when all is done; to be copied. */
    sampleFolder: string;
  }
}

/** Lays the sample newspaper out once, as the first start does, for every test that begins with it. */
export default async function layOut(project: TestProject): Promise<() => void> {
  const paper = await startPaper();
  await settled(paper.folder);
  await paper.stop();
  project.provide('sampleFolder', paper.folder);
  return () => discard(paper);
}
