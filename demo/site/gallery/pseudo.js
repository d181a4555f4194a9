// @ts-check
/** @typedef {import('../../../src/messages/translator.js').Messages} Messages */

/** Stand at the ends of each sentence, so that one that is cut, or not from the catalogue, shows. */
export const [OPEN, CLOSE] = ['⟦', '⟧'];

/**
 * The letters of a language that nobody speaks, each a little higher and wider than the real one.
 * @type {Map<string, string>}
 */
const LETTERS = new Map(
  'AÅBƁCÇDĐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaåbƀcçdđeéfƒgĝhĥiîjĵkķlļmṁnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž'
    .match(/../gu)
    ?.map(pair => /** @type {[string, string]} */ ([...pair])),
);

const LONGER = 0.4;

/**
 * A catalogue in which every sentence is 40 % longer, and no letter is a plain one.
 * @template {Readonly<Record<string, string>>} Texts
 * @param {Texts} messages
 * @returns {Texts} `qps` is for private use
 */
export function pseudo(messages) {
  const changed = Object.entries(messages).map(([key, text]) => [key, sentence(text)]);
  return {...Object.fromEntries(changed), dir: messages['dir'], lang: 'qps'};
}

/** @param {string} text */
function sentence(text) {
  // What is in braces is a value's name.
  const letters = text.replace(/\{[^}]*\}|./gu, part => LETTERS.get(part) ?? part);
  const size = Math.ceil(text.replace(/\{[^}]*\}/g, '').length * LONGER);
  const more = 'þŕéţţý ŵéļļ '
    .repeat(9)
    .slice(0, Math.max(1, size - 2))
    .trim();
  return `${OPEN}${letters} ${more}${CLOSE}`;
}
