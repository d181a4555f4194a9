// import type {} from 'flatpeak-connect/vue': the elements in Vue's templates.
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {Attributes, Elements, Events, Properties} from './elements.js';

type Tags = {
  [Tag in keyof Elements]: new () => Elements[Tag] & {
    /** @deprecated Of use to templates only. */
    $props: HTMLAttributes & PublicProps & Attributes<Elements[Tag]> & Properties<Elements[Tag]>;
    /** @deprecated Of use to templates only. */
    $emit: EmitFn<{[Name in keyof Events]: (event: Events[Name]) => void}>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
