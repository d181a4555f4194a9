import {hash} from './random.js';

/** White marks in a viewBox of 64 by 64. */
const MARKS = [
  // bolt
  '<path d="M36 10 18 36h12l-4 18 20-28H34z"/>',
  // sun
  '<circle cx="32" cy="32" r="9"/><path d="M32 10v8M32 46v8M10 32h8M46 32h8M16.4 16.4l5.7 5.7M41.9 41.9l5.7 5.7M16.4 47.6l5.7-5.7M41.9 22.1l5.7-5.7" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
  // leaf
  '<path d="M16 46C14 24 28 14 50 14c1 22-10 36-28 34l-4 6-4-3z"/>',
  // drop
  '<path d="M32 10c9 12 15 18 15 27a15 15 0 0 1-30 0c0-9 6-15 15-27z"/>',
  // waves
  '<path d="M10 26c7-8 15-8 22 0s15 8 22 0M10 40c7-8 15-8 22 0s15 8 22 0" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round"/>',
  // hexagon
  '<path d="m32 11 18 10.5v21L32 53 14 42.5v-21z" fill="none" stroke="#fff" stroke-width="6" stroke-linejoin="round"/><circle cx="32" cy="32" r="6"/>',
  // windmill
  '<path d="M32 32c-4-8-3-16 0-22 3 6 4 14 0 22zm0 0c9 1 15 5 19 11-7 1-15-2-19-11zm0 0c-5 7-12 11-19 11 4-6 10-10 19-11z"/><circle cx="32" cy="32" r="4"/>',
  // rings
  '<circle cx="25" cy="32" r="13" fill="none" stroke="#fff" stroke-width="5"/><circle cx="39" cy="32" r="13" fill="none" stroke="#fff" stroke-width="5"/>',
] as const;

/** The colour of a provider's logo and login pages; a function of its ID. */
export const colourOf = (providerId: string) =>
  `hsl(${hash(providerId) % 360} 48% ${24 + (hash(`light ${providerId}`) % 8)}%)`;

/** `GET /logos/<provider-id>.svg`: a generated logo. */
export function logo(providerId: string): Response {
  const mark = MARKS[hash(`mark ${providerId}`) % MARKS.length] ?? MARKS[0];
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">' +
    `<rect width="64" height="64" fill="${colourOf(providerId)}"/>` +
    `<g fill="#fff">${mark}</g></svg>`;
  return new Response(svg, {
    headers: {'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400'},
  });
}
