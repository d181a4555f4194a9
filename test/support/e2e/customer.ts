import type {Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';

/** The provider that demonstrates each way, as the site says under "How to try it". */
export const SAMPLES = {
  DIRECT: 'Abbey Power',
  LIBRARY: 'Alder Energy',
  MARKET: 'Amber Power',
  MANUAL: 'Anchor Utilities',
} as const;

export type Way = keyof typeof SAMPLES;

/** A sentence of the catalogue as it is read, whatever its placeholders stand for. */
export const sentence = (text: string): RegExp =>
  new RegExp(`^${text.replaceAll(/[.?*+()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '.+')}$`);

/** What a customer sees and does, page by page, with a mouse. */
export class Customer {
  readonly page: Page;
  readonly #look: () => Promise<void>;

  /** @param look is done at every page that comes */
  constructor(page: Page, look = async () => {}) {
    this.page = page;
    this.#look = look;
  }

  /** @param title a heading; in place of its `{names}` anything may be */
  async sees(title: string): Promise<void> {
    await this.page.getByRole('heading', {name: sentence(title)}).waitFor();
    await this.#look();
  }

  async clicks(name: string): Promise<void> {
    await this.page.getByRole('button', {name, exact: true}).click();
  }

  async opens(): Promise<void> {
    await this.clicks(en.launch);
  }

  async entersAddress(): Promise<void> {
    await this.sees(en['postal-address.title']);
    await this.page.getByLabel('House number and street').fill('1-3 Strand');
    await this.page.getByLabel('Town or city').fill('London');
    await this.page.getByLabel('Postcode').fill('WC2N 5EH');
    await this.clicks(en['action.next']);
  }

  async choosesProvider(name: string): Promise<void> {
    await this.sees(en['provider-select.title']);
    await this.page.getByRole('option', {name, exact: true}).click();
  }

  /** Leaves for the provider's site, on another origin, and comes back. */
  async signsIn(and: 'Allow' | 'Refuse' | 'Cancel' | 'The provider is slow today'): Promise<void> {
    await this.sees(en['redirect.title.provider']);
    const origin = new URL(this.page.url()).origin;
    await this.clicks(en['redirect.continue']);
    await this.page.waitForURL(url => url.origin !== origin);
    await this.sees('Sign in to your account');
    await this.clicks('Sign in');
    await this.clicks(and);
    await this.page.waitForURL(url => url.origin === origin);
  }

  async choosesTariff(): Promise<void> {
    await this.sees(en['tariff-select.title']);
    await this.page.locator('.option').first().click();
  }

  async choosesStructure(label: string): Promise<void> {
    await this.sees(en['tariff-structure.title']);
    await this.page.getByText(label, {exact: true}).click();
  }

  async entersPrice(): Promise<void> {
    await this.sees(en['fixed-rate.title']);
    await this.page.getByLabel(en['fixed-rate.cost']).fill('24.12');
    await this.clicks(en['action.next']);
  }

  async entersDayAndNight(): Promise<void> {
    await this.sees(en['time-of-day-rate.title']);
    await this.page.getByLabel('Price per kWh').nth(0).fill('31.5');
    await this.page.getByLabel('Price per kWh').nth(1).fill('12,25');
    await this.clicks(en['action.next']);
  }

  async entersSurcharge(): Promise<void> {
    await this.sees(en['surcharge.title']);
    await this.page.getByLabel(en['surcharge.fixed']).fill('2.5');
    await this.page.getByLabel(en['surcharge.percentage']).fill('5');
    await this.clicks(en['action.next']);
  }

  async namesTariff(): Promise<void> {
    await this.sees(en['tariff-name.title']);
    await this.page.getByLabel(en['tariff-name.name']).fill('Night Saver');
    await this.clicks(en['action.next']);
  }

  async entersContractTerm(): Promise<void> {
    await this.sees(en['contract-term.title']);
    await this.clicks(en['contract-term.open-ended']);
  }

  async saves(): Promise<void> {
    await this.sees(en['tariff-summary.title']);
    await this.clicks(en['tariff-summary.action.save']);
    await this.sees(en['session-complete.title.provider']);
  }

  async isDone(): Promise<void> {
    await this.clicks(en['action.done']);
  }
}

/** What is between the choice of the provider and what is asked of every tariff, or the summary. */
const WAYS: Record<Way, (customer: Customer) => Promise<void>> = {
  DIRECT: customer => customer.signsIn('Allow'),
  LIBRARY: customer => customer.choosesTariff(),
  async MARKET(customer) {
    await customer.choosesStructure(en['tariff-structure.market']);
    await customer.entersSurcharge();
  },
  async MANUAL(customer) {
    await customer.choosesStructure(en['tariff-structure.time-of-day']);
    await customer.entersDayAndNight();
  },
};

/** What a release of the service asks and offers otherwise. */
export interface Manner {
  /** What is asked of a tariff that is entered by hand, besides its prices. */
  readonly asks: (customer: Customer) => Promise<void>;
  readonly ends: (customer: Customer) => Promise<void>;
}

const ZERO: Manner = {
  async asks(customer) {
    await customer.namesTariff();
    await customer.entersContractTerm();
  },
  ends: customer => customer.saves(),
};

const BY_HAND = new Set<Way>(['MARKET', 'MANUAL']);

/** From the button to the finished page. */
export async function connect(customer: Customer, way: Way, manner = ZERO): Promise<void> {
  await customer.opens();
  await walk(customer, way, manner);
}

/** From the first page to the finished one. */
export async function walk(customer: Customer, way: Way, {asks, ends} = ZERO): Promise<void> {
  await customer.entersAddress();
  await customer.choosesProvider(SAMPLES[way]);
  await WAYS[way](customer);
  if (BY_HAND.has(way)) await asks(customer);
  await ends(customer);
}

/** One price for all hours at a provider without a login, and all that is asked besides. */
export async function walkFixed(customer: Customer): Promise<void> {
  await customer.entersAddress();
  await customer.choosesProvider(SAMPLES.MANUAL);
  await customer.choosesStructure(en['tariff-structure.fixed']);
  await customer.entersPrice();
  await customer.namesTariff();
  await customer.entersContractTerm();
  await customer.saves();
}
