import {useRef, type ComponentType} from 'react';
import * as address from './address.js';
import * as confirm from './confirm.js';
import {Logo} from './parts.js';
import * as rates from './rates.js';
import * as tariff from './tariff.js';
import {useConversation} from './use-conversation.js';
import type {PageData, PageProps, Provider} from './wire.js';

interface PageOf {
  readonly Page: ComponentType<PageProps>;
  /** Undefined if the page may come at any stage. */
  readonly stage?: number;
}

const STAGES = ['Address', 'Supplier', 'Tariff', 'Confirm'];

/** The component of each route. */
const PAGES: Readonly<Record<string, PageOf>> = {
  postal_address_capture: {stage: 0, Page: address.PostalAddress},
  provider_select: {stage: 1, Page: address.ProviderSelect},
  provider_name_capture: {stage: 1, Page: address.ProviderName},
  tariff_select: {stage: 2, Page: tariff.TariffSelect},
  tariff_structure_select: {stage: 2, Page: tariff.TariffStructure},
  rate_fixed_capture: {stage: 2, Page: rates.FixedRate},
  rate_tod_capture: {stage: 2, Page: rates.TimeOfDayRate},
  region_select: {stage: 2, Page: tariff.Region},
  market_surcharge_capture: {stage: 2, Page: rates.Surcharge},
  tariff_name_capture: {stage: 2, Page: tariff.TariffName},
  contract_term_capture: {stage: 2, Page: tariff.ContractTerm},
  consent: {stage: 3, Page: confirm.Consent},
  summary_tariff_inprogress: {stage: 3, Page: confirm.ConnectionPending},
  summary_tariff_failed: {stage: 3, Page: confirm.ConnectionFailed},
  tariffs_summary: {stage: 3, Page: confirm.TariffList},
  summary_tou_confirm: {stage: 3, Page: confirm.TariffSummary},
  session_redirect: {stage: 2, Page: confirm.Redirect},
  session_complete: {stage: 4, Page: confirm.SessionComplete},
  error: {Page: confirm.Failure},
};

const UNKNOWN: PageOf = {Page: confirm.UnknownPage};

function Header(props: {provider: Provider | undefined; isTest: boolean}) {
  const {provider} = props;
  return (
    <header>
      {provider?.display_name && <Logo name={provider.display_name} url={provider.logo_url} />}
      <span>{provider?.display_name || 'Connect my tariff'}</span>
      {props.isTest && <b>Test</b>}
    </header>
  );
}

function Stages(props: {stage: number}) {
  return (
    <ol>
      {STAGES.map((name, index) => (
        <li key={name} aria-current={index === props.stage ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}

export function App() {
  const {turn, page, seen, send} = useConversation();
  const lastStage = useRef(0);
  if (!page) return null;
  const {Page, stage = lastStage.current} = PAGES[page.object ?? page.route] ?? UNKNOWN;
  lastStage.current = stage;
  const {route, data = {} as PageData} = page;
  const provider = data.provider ?? (stage >= 2 ? seen.provider : undefined);
  return (
    <>
      <Header provider={provider} isTest={!page.live_mode && !page.object} />
      <Stages stage={stage} />
      <Page
        key={turn}
        data={data}
        page={page}
        seen={seen}
        answer={answered => void send({route, data: answered})}
        act={action => void send({route, action})}
      />
    </>
  );
}
