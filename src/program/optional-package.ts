/**
 * Imports an optional package.
 * @param setting what needs it
 * @throws Error that says how to install it, if it is not there
 */
export async function optionalPackage<Module>(
  name: string,
  setting: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as {code?: unknown}).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new Error(`${setting} needs the package ${name}: npm install ${name}`, {cause});
  }
}
