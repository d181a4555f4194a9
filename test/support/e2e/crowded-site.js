// @ts-check
// The site's own script, with a Lit and a classic zod of its own.
import {html, render} from 'lit';
import * as z from 'zod';

const {words} = z.object({words: z.string()}).parse({words: 'The site’s own Lit'});
addEventListener('DOMContentLoaded', () => render(html`<h1>${words}</h1>`, document.body));
