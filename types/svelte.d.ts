// import type {} from 'flatpeak-connect/svelte': the elements in Svelte 5.
import type {HTMLAttributes} from 'svelte/elements';
import type {Attributes, Elements, Listeners, Properties} from './elements.js';

type Tags = {
  [Tag in keyof Elements]: HTMLAttributes<Elements[Tag]> &
    Attributes<Elements[Tag]> &
    Properties<Elements[Tag]> &
    Listeners<'on'>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
