/** The protocol needs less than ten. */
const MAX_DEPTH = 100;

/**
 * Whether a JSON text nests arrays and objects so deeply that walking or writing its value could
 * overflow the stack.
 */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (character === '"') inString = !inString;
    else if (inString) {
      // The next character is escaped: it may be a quotation mark.
      if (character === '\\') i++;
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
