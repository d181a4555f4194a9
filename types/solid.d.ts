// import type {} from 'flatpeak-connect/solid': the elements in Solid.
import type {JSX} from 'solid-js';
import type {Attributes, Elements, Listeners, Properties} from './elements.js';

type Tags = {
  [Tag in keyof Elements]: JSX.HTMLAttributes<Elements[Tag]> &
    Attributes<Elements[Tag]> &
    Properties<Elements[Tag]> & {
      [Name in keyof Properties<Elements[Tag]> & string as `prop:${Name}`]?: Properties<
        Elements[Tag]
      >[Name];
    } & Listeners<'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
