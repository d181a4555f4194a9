import type {Messages} from '../../src/messages/translator.js';

/** Stand at the ends of each sentence, so that one that is cut, or not from the catalogue, shows. */
export const [OPEN, CLOSE] = ['⟦', '⟧'];

/** The letters of a language that nobody speaks, each a little higher and wider than the real one. */
const LETTERS = new Map(
  [
    ...'AÅBƁCÇDĐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽaåbƀcçdđeéfƒgĝhĥiîjĵkķlļmṁnñoöpþqǫrŕsštţuûvṽwŵxẋyýzž',
  ]
    .join('')
    .match(/../gu)
    ?.map(pair => [...pair] as [string, string]),
);

const LONGER = 0.4;

/** A catalogue in which every sentence is 40 % longer, and no letter is a plain one. */
export function pseudo(messages: Messages): Messages {
  const changed = Object.entries(messages).map(([key, text]) => [key, sentence(text)]);
  return {...(Object.fromEntries(changed) as Messages), lang: 'en-XA'};
}

function sentence(text: string): string {
  // What is in braces is a value's name.
  const letters = text.replace(/\{[^}]*\}|./gu, part => LETTERS.get(part) ?? part);
  const size = Math.ceil(text.replace(/\{[^}]*\}/g, '').length * LONGER);
  const more = 'þŕéţţý ŵéļļ '
    .repeat(9)
    .slice(0, Math.max(1, size - 2))
    .trim();
  return `${OPEN}${letters} ${more}${CLOSE}`;
}
