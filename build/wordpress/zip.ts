import {crc32, deflateRawSync} from 'node:zlib';

/** The files of an archive, by their path in it. */
export type ArchiveFiles = ReadonlyMap<string, Buffer>;

/** 1 January 1980, the earliest date of the format: the same files make the same archive. */
const [TIME, DATE] = [0, (1 << 5) | 1];
const DEFLATED = 8;
const VERSION = 20;
/** Names are in UTF-8. */
const FLAGS = 0x800;
/** Files that everybody may read, for programs of Unix. */
const [MADE_BY_UNIX, MODE] = [3 << 8, (0o100644 << 16) >>> 0];

/** Numbers of two and of four bytes, one after another. */
function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes);
      buffer.writeUIntLE(value, 0, bytes);
      return buffer;
    }),
  );
}

/** A zip archive, as PKWARE's APPNOTE describes it (4.3). */
export function zip(files: ArchiveFiles): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path, 'utf8');
    const deflated = deflateRawSync(content, {level: 9});
    const shared = numbers(
      ...([
        [VERSION, 2],
        [FLAGS, 2],
        [DEFLATED, 2],
        [TIME, 2],
        [DATE, 2],
        [crc32(content), 4],
        [deflated.length, 4],
        [content.length, 4],
        [name.length, 2],
        [0, 2],
      ] as const),
    );
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, deflated]);
    const entry = numbers([0, 2], [0, 2], [0, 2], [MODE, 4], [offset, 4]);
    const made = numbers([MADE_BY_UNIX | VERSION, 2]);
    directory.push(Buffer.from('PK\x01\x02'), made, shared, entry, name);
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = numbers(
    ...([
      [0, 2],
      [0, 2],
      [files.size, 2],
      [files.size, 2],
      [entries.length, 4],
      [offset, 4],
      [0, 2],
    ] as const),
  );
  return Buffer.concat([...parts, entries, Buffer.from('PK\x05\x06'), end]);
}
