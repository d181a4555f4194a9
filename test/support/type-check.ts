import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Type-checks files that exist in memory only, with the settings of this repository.
 * @param files their texts by path, relative to the repository
 * @returns the errors, as the compiler prints them
 */
export function typeErrors(files: ReadonlyMap<string, string>): readonly string[] {
  const {config} = ts.readConfigFile(`${root}tsconfig.json`, path => ts.sys.readFile(path));
  const {options} = ts.parseJsonConfigFileContent({...config, include: []}, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const texts = new Map([...files].map(([path, text]) => [root + path, text]));
  const {fileExists, readFile} = host;
  host.fileExists = path => texts.has(path) || fileExists(path);
  host.readFile = path => texts.get(path) ?? readFile(path);
  const {getSourceFile} = host;
  host.getSourceFile = (path, target, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram({rootNames: [...texts.keys()], options, host});
  return [...texts.keys()].flatMap(path => {
    const source = program.getSourceFile(path);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return found.map(
      ({messageText}) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}
