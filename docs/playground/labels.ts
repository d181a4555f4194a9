import type {ChoiceName} from './state.js';

/** What a customer of the documentation reads for a choice and its values. */
export interface ChoiceLabels {
  readonly label: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** The name of a language in itself. */
const languageName = (code: string) => {
  const name = new Intl.DisplayNames(code, {type: 'language'}).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
};

export const LABELS: Readonly<Record<ChoiceName, ChoiceLabels>> = {
  element: {
    label: 'Element',
    values: {
      connect: 'Connect',
      dialog: 'Dialog',
      settings: 'Settings',
      prices: 'Prices',
    },
  },
  version: {label: 'API version', values: {zero: 'Zero', anode: 'Anode', busbar: 'Busbar'}},
  journey: {label: 'Journey', values: {tariff: 'A tariff', vpp: 'A virtual power plant'}},
  connection: {
    label: 'Connection type',
    values: {
      any: 'All suppliers',
      DIRECT: 'DIRECT: sign in',
      LIBRARY: 'LIBRARY: choose a tariff',
      MARKET: 'MARKET: add surcharges',
      MANUAL: 'MANUAL: enter prices',
    },
  },
  direction: {label: 'Direction', values: {IMPORT: 'IMPORT: buys', EXPORT: 'EXPORT: sells'}},
  page: {label: 'First page', values: {first: 'The usual one'}},
  tariff: {
    label: 'The customer’s tariff',
    values: {
      connected: 'Connected',
      none: 'Not connected',
      'expire-soon': 'Ends in a week',
      expire: 'Has ended',
      fail: 'Cannot be read',
      'lose-prices': 'Has no prices',
      upgrade: 'Better connection available',
    },
  },
  fault: {label: 'Fault', values: {none: 'None', status: 'status: HTTP 500'}},
  lang: {label: 'Language'},
  text: {
    label: 'Text direction',
    values: {auto: 'As the language', ltr: 'Left to right', rtl: 'Right to left'},
  },
  theme: {
    label: 'Theme',
    values: {
      default: 'Default',
      sterling: 'Sterling: a bank',
      sunny: 'Sunny: a solar start-up',
      grid: 'Grid: a utility',
      gauge: 'Gauge: a dashboard',
      press: 'Press: a village supplier',
    },
  },
  colors: {label: 'Colors', values: {auto: 'Auto', light: 'Light', dark: 'Dark'}},
  width: {label: 'Width', values: {320: '320', 390: '390', 768: '768', full: 'Full'}},
};

/** The text of a value. */
export function valueLabel(name: ChoiceName, value: string): string {
  if (name === 'lang') return languageName(value);
  return LABELS[name].values?.[value] ?? value;
}
