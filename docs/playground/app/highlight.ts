import type {SnippetLanguage} from '../snippets/frameworks.js';

export interface Span {
  readonly type: string;
  readonly text: string;
}

const COMMENT = String.raw`(?<comment><!--[^]*?-->|/\*[^]*?\*/|(?<![:'"])//[^\n]*)`;
const STRING = String.raw`(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')`;
const TAG = String.raw`(?<tag></?[a-z][\w-]*|/?>(?=\s*(?:\n|<|$)))`;
const ATTRIBUTE = String.raw`(?<attribute>[@:\w([][\w:@.()[\]-]*(?==["{]))`;
const KEYWORD = String.raw`(?<keyword>\b(?:import|from|export|default|const|let|async|await|function|return|class|type|new|true|false|null|protected|readonly)\b)`;
const NUMBER = String.raw`(?<number>\b\d[\d.]*(?:rem|px|ms|%)?\b|#[\da-f]{3,8}\b)`;
const PROPERTY = String.raw`(?<property>--[\w-]+(?=:)|"[^"\n]*"(?=:))`;

const GRAMMARS: Readonly<Record<SnippetLanguage | 'json', readonly string[]>> = {
  html: [COMMENT, ATTRIBUTE, STRING, TAG, KEYWORD],
  tsx: [COMMENT, ATTRIBUTE, STRING, TAG, KEYWORD],
  ts: [COMMENT, STRING, KEYWORD],
  js: [COMMENT, STRING, KEYWORD, NUMBER],
  css: [COMMENT, PROPERTY, STRING, NUMBER],
  json: [PROPERTY, STRING, KEYWORD, NUMBER],
};

/** Divides code into texts with a type; the empty type has no color. */
export function highlight(code: string, language: SnippetLanguage | 'json'): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const {0: text, index, groups = {}} of code.matchAll(
    new RegExp(GRAMMARS[language].join('|'), 'g'),
  )) {
    const type = Object.keys(groups).find(name => groups[name] !== undefined) ?? '';
    spans.push({type: '', text: code.slice(end, index)}, {type, text});
    end = index + text.length;
  }
  return [...spans, {type: '', text: code.slice(end)}].filter(({text}) => text !== '');
}
