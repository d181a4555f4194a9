import type {Rgb} from './contrast.js';

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', {willReadFrequently: true});

/** The color that a browser draws for a CSS color, in sRGB; black if it cannot. */
export function rgbOf(color: string): Rgb {
  if (!context) return [0, 0, 0];
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = '#000';
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** As `<input type="color">` needs it. */
export const hexOf = (color: string): string =>
  `#${rgbOf(color)
    .map(channel => channel.toString(16).padStart(2, '0'))
    .join('')}`;
