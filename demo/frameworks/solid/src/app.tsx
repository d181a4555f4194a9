import 'flatpeak-connect';
import type {FlatpeakCompleteEvent} from 'flatpeak-connect';
import type {} from 'flatpeak-connect/solid';
import {createSignal, Show} from 'solid-js';
import {complete, connectUrl, fetchToken} from '../../host.js';

export default function App() {
  const [provider, setProvider] = createSignal('');

  async function onComplete({detail}: FlatpeakCompleteEvent) {
    await complete();
    setProvider(detail.provider ?? '');
  }

  return (
    <main>
      <h1>My energy</h1>
      <flatpeak-connect
        mode="dialog"
        prop:connectUrl={connectUrl}
        prop:fetchToken={fetchToken}
        on:flatpeak-complete={onComplete}
      />
      <p role="status">
        <Show when={provider()}>Connected: {provider()}</Show>
      </p>
    </main>
  );
}
