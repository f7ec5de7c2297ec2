/** Lessons are whole numbers of this fraction of a log-odds: sums of whole numbers undo exactly. */
export const LESSON_UNIT = 4_096;
