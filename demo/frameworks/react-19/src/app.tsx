import 'flatpeak-connect';
import type {FlatpeakCompleteEvent} from 'flatpeak-connect';
import type {} from 'flatpeak-connect/react';
import {useState} from 'react';
import {complete, connectUrl, fetchToken} from '../../host.js';

export default function App() {
  const [provider, setProvider] = useState('');

  async function onComplete({detail}: FlatpeakCompleteEvent) {
    await complete();
    setProvider(detail.provider ?? '');
  }

  return (
    <main>
      <h1>My energy</h1>
      <flatpeak-connect
        mode="dialog"
        connectUrl={connectUrl}
        fetchToken={fetchToken}
        onflatpeak-complete={onComplete}
      />
      <p role="status">{provider && `Connected: ${provider}`}</p>
    </main>
  );
}
