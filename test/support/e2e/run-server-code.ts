import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';

/** In the repository, so that the package finds itself by its name; ignored by git. */
const folder = fileURLToPath(new URL('../../../.demo/', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, 'localhost'), 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Runs the code of a site's server, on other ports than it says.
 * @param does gets the site's URL
 */
export async function runServerCode(
  code: string,
  does: (url: string) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  mkdirSync(folder, {recursive: true});
  const file = `${folder}playground-server-${port}.mjs`;
  writeFileSync(file, code.replaceAll('3000', String(port)).replaceAll('4010', '0'));
  const child = spawn(process.execPath, [file], {stdio: ['ignore', 'pipe', 'inherit']});
  try {
    // It prints its URL once it listens.
    const [line] = (await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => Promise.reject(new Error('The server ended.'))),
    ])) as [Buffer];
    await does(line.toString().trim());
  } finally {
    child.kill();
    rmSync(file, {force: true});
  }
}
