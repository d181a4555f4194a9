/** What the playground needs of custom-elements.json: see build/docs/playground-manifest.ts. */
declare module 'playground:manifest' {
  /** The design tokens, in their order. */
  export const tokens: readonly {readonly name: string; readonly description: string}[];
  /** The names of all public events. */
  export const eventNames: readonly string[];
}
