// @ts-check
// Parses the wrappers that nothing here can compile. It finds what is no Swift, Kotlin or Dart; it
// knows no types, so it does not find a function that is not there.
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {Language, Parser} from 'web-tree-sitter';

const LANGUAGES = {ios: 'swift', android: 'kotlin', flutter: 'dart'};

const {resolve} = createRequire(import.meta.url);
await Parser.init();
for (const [folder, language] of Object.entries(LANGUAGES)) {
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(resolve(`tree-sitter-wasms/out/tree-sitter-${language}.wasm`)),
  );
  const url = new URL(`../${folder}/`, import.meta.url);
  for (const name of readdirSync(url)) {
    const text = readFileSync(new URL(name, url), 'utf8');
    // That the parser does find a mistake: here, the last brace is missing.
    const broken = text.slice(0, text.lastIndexOf('}'));
    if (!parser.parse(broken)?.rootNode.hasError) fail(`${name}: the parser finds no mistake.`);
    const root = parser.parse(text)?.rootNode;
    if (!root || root.hasError) fail(`${name}:${root && lineOf(root)}: no ${language}.`);
    else console.log(`${name}: ${language}`);
  }
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/**
 * @param {import('web-tree-sitter').Node} node
 * @returns {number} the line of the first mistake
 */
function lineOf(node) {
  const child = node.children.find(each => each?.hasError);
  return child ? lineOf(child) : node.startPosition.row + 1;
}
