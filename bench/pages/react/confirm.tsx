import {cheapest, dateOf, daysOf, price, priceAt} from '../prices.js';
import {Chart} from './chart.js';
import {Button, Fact, Logo, Primary, Question} from './parts.js';
import type {PageProps} from './wire.js';

const CONSENTS: Readonly<Record<string, {name: string; hint: string}>> = {
  DEVICE_INFORMATION: {name: 'Device details', hint: 'Its make and model, and how it’s doing.'},
  SCHEDULING: {name: 'Schedules', hint: 'When your device runs or charges.'},
  LOCATION: {name: 'Location', hint: 'Where your device is.'},
};

export function Consent({data, act}: PageProps) {
  return (
    <Question heading={`${data.account.display_name} asks for your permission`}>
      <ul>
        {data.required_consents.map(code => (
          <li key={code}>
            <strong>{CONSENTS[code]?.name}</strong>
            <p>{CONSENTS[code]?.hint}</p>
          </li>
        ))}
      </ul>
      <Primary label="Allow" onClick={() => act('ALLOW')} />
      <Button label="Don’t allow" onClick={() => act('DENY')} />
    </Question>
  );
}

export function ConnectionPending({act}: PageProps) {
  return (
    <Question heading="Still waiting for your supplier">
      <p>
        Your supplier hasn’t answered yet. Leave it with us: we’ll keep trying for up to two days.
      </p>
      <Primary label="Keep trying" onClick={() => act('SAVE')} />
      <Button label="Disconnect" onClick={() => act('DISCONNECT')} />
      <Button label="Enter my tariff by hand" onClick={() => act('DISMISS_DIRECT')} />
    </Question>
  );
}

export function ConnectionFailed({act}: PageProps) {
  return (
    <Question heading="We can’t read your tariff">
      <p>Your supplier hasn’t given us access. You may have said no, or changed your password.</p>
      <Primary label="Reconnect" onClick={() => act('RECONNECT')} />
      <Button label="Disconnect" onClick={() => act('DISCONNECT')} />
    </Question>
  );
}

export function TariffList({page, act}: PageProps) {
  return (
    <Question heading="Your tariffs">
      {page.tariffs.map(({tariff_id, provider, display_name, prices}) => (
        <div key={tariff_id}>
          <h3>Electricity tariff</h3>
          <Logo name={provider.display_name} url={provider.logo_url} />
          <p>
            <strong>{provider.display_name}</strong>
          </p>
          <p>{display_name}</p>
          <p>Connected</p>
          <Chart rates={prices} />
          <Button label="Report a mistake" onClick={() => act('CREATE_ISSUE_REPORT')} />
          <Button label="Disconnect" onClick={() => act('DISCONNECT')} />
        </div>
      ))}
      <Primary label="Done" onClick={() => act('CLOSE')} />
    </Question>
  );
}

export function TariffSummary({data, act}: PageProps) {
  return (
    <Question heading="Does this look right?">
      <Fact name="Tariff" value={data.tariff.name} />
      <Fact name="Rate type" value="New prices every hour or half hour" />
      <Fact name="Contract ends" value={dateOf(data.tariff.contract_end_date)} />
      <Chart rates={data.rates} />
      <Primary label="Yes, connect it" onClick={() => act('SAVE')} />
      <Button label="Edit" onClick={() => act('EDIT')} />
      <Button label="Disconnect" onClick={() => act('DISCONNECT')} />
    </Question>
  );
}

export function Redirect({data, seen}: PageProps) {
  const {display_name = '', logo_url = ''} = seen.provider ?? {};
  return (
    <Question heading={`Sign in to ${display_name}`}>
      <Logo name={display_name} url={logo_url} />
      <p>
        {`We’ll take you to ${new URL(data.redirect_url).host}. You sign in there, so we never see your password.`}
      </p>
      <p>We read your tariff and its prices.</p>
      <p>Then you’ll come straight back.</p>
      <p>Changed your mind? Come back to this page. We’ve kept your answers.</p>
      <Primary label="Continue to sign in" />
    </Question>
  );
}

export function SessionComplete({seen}: PageProps) {
  const {display_name = '', logo_url = ''} = seen.provider ?? {};
  const days = seen.rates ? daysOf(seen.rates) : [];
  const current = priceAt(days.flat(), Date.now());
  return (
    <Question heading={`${display_name} is connected`}>
      <p>{`We’ll use your ${seen.tariffName} prices from now on.`}</p>
      <Logo name={display_name} url={logo_url} />
      <p>
        <strong>{seen.tariffName}</strong>
      </p>
      <p>New prices every hour or half hour</p>
      {current && <Fact name="Price now" value={`\u2068${price(current.cost)} p/kWh\u2069`} />}
      <Fact name="Cheapest" value={cheapest(days[0] ?? [])} />
      <Primary label="Done" />
    </Question>
  );
}

export function Failure() {
  return (
    <Question heading="That didn’t work">
      <p>This session has ended. Start again.</p>
      <Primary label="Start again" />
    </Question>
  );
}

export function UnknownPage({page, act}: PageProps) {
  return (
    <Question heading="There’s one more step">
      <p>We can’t show it here yet. Choose one of these, or come back later.</p>
      {page.actions.map(action => (
        <Primary
          key={action}
          label={action.charAt(0) + action.slice(1).toLowerCase()}
          onClick={() => act(action)}
        />
      ))}
    </Question>
  );
}
