/** The fields of an object; of anything else, none. */
export const recordOf = (wire: unknown): Readonly<Record<string, unknown>> =>
  typeof wire === 'object' && wire !== null ? {...wire} : {};
