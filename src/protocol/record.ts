type Fields = Readonly<Record<string, unknown>>;

const isObject = (wire: unknown): wire is Fields => typeof wire === 'object' && wire !== null;

/** An object itself, for its fields; in place of anything else an object without fields. */
export const fieldsOf = (wire: unknown): Fields => (isObject(wire) ? wire : {});

/** A copy of the fields of an object; of anything else, none. */
export const recordOf = (wire: unknown): Fields => ({...fieldsOf(wire)});
