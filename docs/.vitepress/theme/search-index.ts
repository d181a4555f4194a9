import MiniSearch, {type Options, type SearchOptions} from 'minisearch';

/** Words that are in nearly every question, and say nothing of what it asks for. */
const STOP_WORDS = new Set(
  `a an and any are as at be by can could do does for from get has have how i if in is it its me my
  need of on or our own should so than that the their them there this to use want was we what when
  where which who why will with would you your`.split(/\s+/),
);

/** Words of questions, and those of the pages for the same. */
const SAME_MEANING: Readonly<Record<string, readonly string[]>> = {
  color: ['colour'],
  colors: ['colour'],
  wordpress: ['cms'],
  wix: ['cms'],
  locale: ['language'],
  translate: ['language', 'wording'],
  translation: ['language', 'wording'],
  modal: ['dialog'],
  webview: ['app', 'webview'],
  gdpr: ['delete', 'privacy'],
  mock: ['simulator'],
  size: ['weight', 'size'],
  ie11: ['browser'],
  a11y: ['accessibility'],
  screenreader: ['screen', 'reader'],
  error: ['error'],
};

/** The words to look for in place of one of the query; none for one that says nothing. */
function processQueryTerm(term: string): string[] | null {
  const word = term.toLowerCase().replace(/[’']s$/, '');
  if (word === '' || STOP_WORDS.has(word)) return null;
  return [...(SAME_MEANING[word] ?? [word.length > 4 ? word.replace(/(?<!s)s$/, '') : word])];
}

const searchOptions: SearchOptions = {
  processTerm: processQueryTerm,
  fuzzy: term => (term.length > 5 ? 0.15 : false),
  prefix: term => term.length > 2,
  // The page of questions answers in the words in which they are asked.
  boostDocument: id => (String(id).includes('/guide/faq') ? 1.5 : 1),
};

/** The search engine of the theme, for queries that are questions. */
export default class SearchIndex<T> extends MiniSearch<T> {
  static override loadJSON<T>(json: string, options: Options<T>): MiniSearch<T> {
    const combined = {...options.searchOptions, ...searchOptions};
    return MiniSearch.loadJSON(json, {...options, searchOptions: combined});
  }
}
