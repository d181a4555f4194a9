// What TypeScript takes and what it refuses; checked, never run.
import type {} from 'flatpeak-connect/react-18';

export const right = (
  <>
    <flatpeak-connect class="wide" token-url="/token" mode="dialog" redirect-mode="popup" />
    <flatpeak-tariff-settings status-url="/tariffs" />
    <flatpeak-prices cheapest-hours={3} />
  </>
);

export const wrong = (
  <>
    {/* @ts-expect-error no such mode */}
    <flatpeak-connect mode="modal" />
    {/* @ts-expect-error no attribute, so it would be lost */}
    <flatpeak-connect fetchToken={async () => ''} />
    {/* @ts-expect-error hours are a number */}
    <flatpeak-prices cheapest-hours="many" />
  </>
);
