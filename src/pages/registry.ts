import type {PageKind, RareKind} from '../protocol/routes.js';
import {OptionList} from '../ui/controls/option-list.js';
import type {PageElement, Stage} from '../ui/page-element.js';
import {ConnectionFailedPage} from './connection-failed.js';
import {ConnectionPendingPage} from './connection-pending.js';
import {ConsentPage} from './consent.js';
import {ContractTermPage} from './contract-term.js';
import {INITIAL_PAGES} from './initial-pages.js';
import {FixedRatePage} from './fixed-rate.js';
import {ProviderNamePage} from './provider-name.js';
import {ProviderSelectPage} from './provider-select.js';
import {RedirectPage} from './redirect.js';
import {RegionPage} from './region.js';
import {SessionCompletePage} from './session-complete.js';
import {SurchargePage} from './surcharge.js';
import {TariffListPage} from './tariff-list.js';
import {TariffNamePage} from './tariff-name.js';
import {TariffSelectPage} from './tariff-select.js';
import {TariffStructurePage} from './tariff-structure.js';
import {TariffSummaryPage} from './tariff-summary.js';
import {TimeOfDayRatePage} from './time-of-day-rate.js';

/** The class of each page kind but for those that few sites have: see rare-pages.ts. */
export const PAGES: {readonly [K in Exclude<PageKind, RareKind>]: PageClass<K>} = {
  ...INITIAL_PAGES,
  'provider-select': ProviderSelectPage,
  'provider-name': ProviderNamePage,
  'tariff-select': TariffSelectPage,
  'tariff-structure': TariffStructurePage,
  'fixed-rate': FixedRatePage,
  'time-of-day-rate': TimeOfDayRatePage,
  region: RegionPage,
  surcharge: SurchargePage,
  'tariff-name': TariffNamePage,
  'contract-term': ContractTermPage,
  consent: ConsentPage,
  'tariff-summary': TariffSummaryPage,
  'tariff-list': TariffListPage,
  'connection-pending': ConnectionPendingPage,
  'connection-failed': ConnectionFailedPage,
  redirect: RedirectPage,
  'session-complete': SessionCompletePage,
};

export interface PageClass<K extends PageKind = PageKind> {
  new (): PageElement<K>;
  readonly stage?: Stage | undefined;
  readonly warmUp?: ((lang: string) => void) | undefined;
}

/** Elements that pages use, by tag. */
export const PAGE_DEPENDENCIES = {'flatpeak-option-list': OptionList};
