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
        declaration.attributes = declaration.attributes?.filter(({name}) => name);
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

export default {
  globs: ['src/*.ts', 'src/ui/**/*.ts', 'src/pages/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
