// What TypeScript takes and what it refuses; checked, never run. In JSX it lets any name with a
// hyphen pass, and checks the value of those that it knows.
import type {} from 'flatpeak-connect/react';
import {useRef} from 'react';

export function Right() {
  const connect = useRef<HTMLElementTagNameMap['flatpeak-connect']>(null);
  return (
    <>
      <flatpeak-connect
        ref={connect}
        className="wide"
        lang="en-GB"
        token-url="/token"
        fetchToken={({direction}) => Promise.resolve(direction ?? '')}
        mode="dialog"
        redirect-mode="popup"
        followCallback
        onflatpeak-complete={({detail}) => detail.outcome.toUpperCase()}
        onflatpeak-redirect={event => open(event.url)}
      >
        <button slot="trigger">Connect</button>
      </flatpeak-connect>
      <flatpeak-tariff-settings
        status-url="/tariffs"
        onflatpeak-tariff-action={({detail}) => detail.kind}
      />
      <flatpeak-prices cheapest-hours={3} prices={{}} />
      <button onClick={() => connect.current?.start()} />
    </>
  );
}

export const Wrong = () => (
  <>
    {/* @ts-expect-error no such mode */}
    <flatpeak-connect mode="modal" />
    {/* @ts-expect-error no such attribute */}
    <flatpeak-connect tokenUri="/token" />
    {/* @ts-expect-error a token is text */}
    <flatpeak-connect fetchToken={() => 1} />
    {/* @ts-expect-error no such detail */}
    <flatpeak-connect onflatpeak-complete={({detail}) => detail.token} />
    {/* @ts-expect-error a method is no attribute */}
    <flatpeak-connect start={() => {}} />
    {/* @ts-expect-error another element's */}
    <flatpeak-tariff-settings cheapestHours={3} />
    {/* @ts-expect-error hours are a number */}
    <flatpeak-prices cheapest-hours="many" />
  </>
);
