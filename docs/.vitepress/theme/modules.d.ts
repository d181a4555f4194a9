// What the bundler of the site makes of other files.
declare module '*.vue' {
  import type {Component} from 'vue';

  const component: Component;
  export default component;
}
declare module '*.css';
