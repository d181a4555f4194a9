// What TypeScript takes and what it refuses; checked, never run. In JSX it lets any name with a
// hyphen pass, and checks the value of those that it knows.
import type {FlatpeakErrorEvent} from 'flatpeak-connect';
import type {} from 'flatpeak-connect/solid';

const onError = ({detail}: FlatpeakErrorEvent) => detail.code;

export const right = () => (
  <>
    <flatpeak-connect
      class="wide"
      token-url="/token"
      prop:fetchToken={async ({direction}) => direction ?? ''}
      mode="dialog"
      on:flatpeak-complete={({detail}) => detail.outcome.toUpperCase()}
    />
    <flatpeak-tariff-settings status-url="/tariffs" />
    <flatpeak-prices cheapest-hours={3} prices={{}} />
  </>
);

export const wrong = () => (
  <>
    {/* @ts-expect-error no such mode */}
    <flatpeak-connect mode="modal" />
    {/* @ts-expect-error a token is text */}
    <flatpeak-connect prop:fetchToken={() => 1} />
    {/* @ts-expect-error another event's detail */}
    <flatpeak-connect on:flatpeak-complete={onError} />
    {/* @ts-expect-error another element's */}
    <flatpeak-tariff-settings cheapestHours={3} />
    {/* @ts-expect-error hours are a number */}
    <flatpeak-prices cheapest-hours="many" />
  </>
);
