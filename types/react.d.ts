// import type {} from 'flatpeak-connect/react': the elements in React 19, which sets properties
// and hears events.
import type {ClassAttributes, HTMLAttributes} from 'react';
import type {Attributes, Elements, Listeners, Properties} from './elements.js';

type Tags = {
  [Tag in keyof Elements]: ClassAttributes<Elements[Tag]> &
    HTMLAttributes<Elements[Tag]> &
    Attributes<Elements[Tag]> &
    Properties<Elements[Tag]> &
    Listeners<'on'>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
