/** The shop's page, with or without the widget. */
export interface Variant {
  readonly name: string;
  /** What the site writes into its head for the widget. */
  readonly script?: string;
}

/** The page with which the others are compared. */
export const WITHOUT: Variant = {name: 'without'};

export const LOADER: Variant = {
  name: 'loader',
  script: '<script type="module" src="/cdn/flatpeak-loader.mjs"></script>',
};

export const MODULE: Variant = {
  name: 'module',
  script: '<script type="module" src="/cdn/flatpeak-connect.mjs"></script>',
};

export const SCRIPT: Variant = {
  name: 'script',
  script: '<script src="/cdn/flatpeak-connect.js"></script>',
};

export const VARIANTS: readonly Variant[] = [WITHOUT, LOADER, MODULE, SCRIPT];
