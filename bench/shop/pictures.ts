import {crc32, deflateSync} from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Colours of a picture. */
const COLOURS = 32;

/** The colours that noise may add to that of a pixel, so that a picture weighs what a photo does. */
const NOISE = 2;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** From sky to grass, turned by some degrees for each picture. */
const paletteOf = (hue: number): Buffer =>
  Buffer.from(
    Array.from({length: COLOURS}, (_, index) => {
      const share = index / COLOURS;
      return [90 + hue * 12 * share, 170 - 60 * share, 220 - (140 + hue * 6) * share];
    }).flat(),
  );

/** A PNG with a gradient and noise, the same at each start. */
export function pictureOf(width: number, height: number, hue: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  // Each row begins with its filter, which is none.
  const pixels = Buffer.alloc((width + 1) * height);
  let seed = hue + 1;
  for (let y = 0; y < height; y++)
    for (let x = 1; x <= width; x++) {
      seed = (seed * 48_271) % (2 ** 31 - 1);
      const base = ((y + 40 * Math.sin(x / 60)) / height) * (COLOURS - NOISE);
      const colour = Math.floor(Math.max(0, base)) + (Math.floor(seed / 2 ** 16) % NOISE);
      pixels[y * (width + 1) + x] = Math.min(colour, COLOURS - 1);
    }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', paletteOf(hue)),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
