import type {Period, WireRates} from '../prices.js';

export interface Provider {
  readonly id: string;
  readonly display_name: string;
  readonly logo_url: string;
}

export interface PostalAddress {
  readonly address_line1: string;
  readonly address_line2: string;
  readonly city: string;
  readonly post_code: string;
  readonly country_code: string;
}

export interface Tariff {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface ConnectedTariff {
  readonly tariff_id: string;
  readonly display_name: string;
  readonly provider: Provider;
  readonly prices: WireRates;
}

/** All that pages have; each has some of it, and nothing is checked. */
export interface PageData {
  readonly account: {readonly display_name: string};
  readonly contract_end_date: string;
  readonly cost: number;
  readonly currency_code: string;
  readonly hours: readonly Period[];
  readonly option: string;
  readonly options: readonly string[];
  readonly postal_address: PostalAddress;
  readonly provider: Provider & {readonly name: string};
  readonly providers: readonly Provider[];
  readonly rates: WireRates;
  readonly redirect_url: string;
  readonly region: string;
  readonly regions: readonly string[];
  readonly required_consents: readonly string[];
  readonly surcharge: {readonly fixed: number; readonly percentage: number};
  readonly tariff: {readonly name: string; readonly contract_end_date: string};
  readonly tariffs: readonly Tariff[];
}

export interface WirePage {
  readonly route: string;
  readonly object?: 'error';
  readonly live_mode: boolean;
  readonly actions: readonly string[];
  readonly data?: PageData;
  readonly tariffs: readonly ConnectedTariff[];
}

/** What earlier pages have shown of the tariff. */
export interface Seen {
  readonly provider?: Provider;
  readonly tariffName?: string;
  readonly rates?: WireRates;
}

/** What every page of the service is drawn from. */
export interface PageProps {
  readonly data: PageData;
  readonly page: WirePage;
  readonly seen: Seen;
  readonly answer: (data: object) => void;
  readonly act: (action: string) => void;
}
