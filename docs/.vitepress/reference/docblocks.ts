import {readFileSync} from 'node:fs';
import ts from 'typescript';

const root = new URL('../../../', import.meta.url);

export interface Member {
  readonly name: string;
  /** As in the source; empty for an entry of an object. */
  readonly type: string;
  readonly isOptional: boolean;
  readonly description: string;
}

/** A source file, with the docblocks of what it declares. */
export class Source {
  readonly #file: ts.SourceFile;

  /** @param path from the root of the repository */
  constructor(path: string) {
    const text = readFileSync(new URL(path, root), 'utf8');
    this.#file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  }

  /** The members of an interface, or of a type that is an object. */
  members(name: string): Member[] {
    const found = this.#find(node =>
      (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) &&
      node.name.text === name
        ? node
        : undefined,
    );
    const members = ts.isInterfaceDeclaration(found)
      ? found.members
      : ts.isTypeLiteralNode(found.type)
        ? found.type.members
        : [];
    return [...members].flatMap(member => {
      const isMember = ts.isPropertySignature(member) || ts.isMethodSignature(member);
      if (!isMember) return [];
      const parameters = ts.isMethodSignature(member)
        ? `(${member.parameters.map(each => each.getText()).join(', ')}) => `
        : '';
      return {
        name: member.name.getText(),
        type: parameters + (member.type?.getText().replace(/\s+/g, ' ') ?? ''),
        isOptional: member.questionToken !== undefined,
        description: docblockOf(member),
      };
    });
  }

  /** The entries of an object that a constant holds. */
  entries(name: string): Member[] {
    const {initializer} = this.#find(node =>
      ts.isVariableDeclaration(node) && node.name.getText() === name ? node : undefined,
    );
    const object = initializer && withoutTypes(initializer);
    if (!object || !ts.isObjectLiteralExpression(object)) throw new Error(`${name} is no object`);
    return object.properties.flatMap(property =>
      ts.isPropertyAssignment(property)
        ? {
            name: property.name.getText().replaceAll("'", ''),
            type: property.initializer.getText(),
            isOptional: false,
            description: docblockOf(property),
          }
        : [],
    );
  }

  /** The docblock of a constant, function, class or interface. */
  docblock(name: string): string {
    return docblockOf(
      this.#find(node => {
        if (ts.isVariableStatement(node))
          return node.declarationList.declarations.some(each => each.name.getText() === name)
            ? node
            : undefined;
        const isNamed =
          ts.isFunctionDeclaration(node) ||
          ts.isClassDeclaration(node) ||
          ts.isInterfaceDeclaration(node) ||
          ts.isTypeAliasDeclaration(node);
        return isNamed && node.name?.text === name ? node : undefined;
      }),
    );
  }

  #find<Found extends ts.Node>(match: (node: ts.Node) => Found | undefined): Found {
    const visit = (node: ts.Node): Found | undefined => match(node) ?? ts.forEachChild(node, visit);
    const found = visit(this.#file);
    if (!found) throw new Error(`${this.#file.fileName} has not what is looked for`);
    return found;
  }
}

/** The object in `{…} as const satisfies Type`, or in a call such as `strict({…})`. */
function withoutTypes(expression: ts.Expression): ts.Expression {
  if (ts.isCallExpression(expression)) return expression.arguments[0] ?? expression;
  return ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression)
    ? withoutTypes(expression.expression)
    : expression;
}

function docblockOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const text = ts.getTextOfJSDocComment(doc?.comment) ?? '';
  // A line break within a paragraph is none in the sentence.
  return text.replace(/(?<!\n)\n(?!\n|[-*] )/g, ' ').trim();
}
