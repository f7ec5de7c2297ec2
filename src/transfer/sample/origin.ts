/** What the table of imported things calls the sample newspaper. */
export const ORIGIN = 'sample';
