// import type {} from 'flatpeak-connect/react-18': the elements in React 18, which writes
// attributes alone. Properties and events go through a ref.
import type {ClassAttributes, HTMLAttributes} from 'react';
import type {Attributes, Elements} from './elements.js';

type Tags = {
  [Tag in keyof Elements]: ClassAttributes<Elements[Tag]> &
    HTMLAttributes<Elements[Tag]> & {class?: string} & Attributes<Elements[Tag]>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
