import {join} from 'node:path';
import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

/** Writes the words of a union in place of its name: an editor can offer those. */
const spelledOut = () => {
  const unions = new Map();
  return {
    name: 'spelled-out',
    collectPhase({ts, node}) {
      if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) return;
      const isWord = type => ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal);
      if (node.type.types.every(isWord)) {
        const words = node.type.types.map(({literal}) => `'${literal.text}'`);
        unions.set(node.name.text, words.join(' | '));
      }
    },
    packageLinkPhase({customElementsManifest: {modules}}) {
      for (const {members = [], attributes = []} of modules.flatMap(each => each.declarations))
        for (const {type} of [...members, ...attributes])
          if (type) type.text = type.text.replace(/\w+/g, name => unions.get(name) ?? name);
    },
  };
};

/**
 * Leaves what a user of the elements may rely on, in an order that does not depend on the disk:
 * the manifest is committed, and its diff is the review of the public interface.
 */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({customElementsManifest: manifest}) {
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter(({tagName}) => tagName);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(
          ({privacy, static: isStatic}) =>
            !isStatic && privacy !== 'private' && privacy !== 'protected',
        );
        // Each dispatchEvent() yields a nameless event beside the documented one.
        declaration.events = declaration.events?.filter(
          ({name, description}) => name && description,
        );
        // So does each reactive state of ours beside the attributes.
        const fields = new Set(declaration.members?.map(({name}) => name));
        declaration.attributes = declaration.attributes?.filter(
          ({name, fieldName}) => name && (!fieldName || fields.has(fieldName)),
        );
      }
      const names = new Set(module.declarations.map(({name}) => name));
      // The tags are said in the docblocks: what define() is called with are variables.
      module.exports = module.exports?.filter(({kind, name}) => kind === 'js' && names.has(name));
    }
    manifest.modules = manifest.modules
      .filter(({declarations}) => declarations.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

const at = process.argv.indexOf('--outdir') + 1;

/** What editors read goes beside the manifest. */
const editors = {
  outdir: join(at ? process.argv[at] : '.', 'editors'),
};

export default {
  globs: ['src/{elements,core,protocol,ui,pages}/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    publicOnly,
    spelledOut(),
    customElementVsCodePlugin({
      ...editors,
      htmlFileName: 'html-custom-data.json',
      cssFileName: 'css-custom-data.json',
    }),
    customElementJetBrainsPlugin({...editors, packageJson: false}),
  ],
};
