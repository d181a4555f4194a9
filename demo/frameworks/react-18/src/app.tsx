import 'flatpeak-connect';
import type {FlatpeakCompleteEvent, FlatpeakConnect} from 'flatpeak-connect';
import type {} from 'flatpeak-connect/react-18';
import {useEffect, useRef, useState} from 'react';
import {complete, connectUrl, fetchToken} from '../../host.js';

export default function App() {
  const [provider, setProvider] = useState('');
  const widget = useRef<FlatpeakConnect>(null);

  // React 18 writes attributes: what is a property, or an event, goes through the ref.
  useEffect(() => {
    const connect = widget.current;
    if (!connect) return;
    connect.fetchToken = fetchToken;
    async function onComplete({detail}: FlatpeakCompleteEvent) {
      await complete();
      setProvider(detail.provider ?? '');
    }
    connect.addEventListener('flatpeak-complete', onComplete);
    return () => connect.removeEventListener('flatpeak-complete', onComplete);
  }, []);

  return (
    <main>
      <h1>My energy</h1>
      <flatpeak-connect ref={widget} mode="dialog" connect-url={connectUrl} />
      <p role="status">{provider && `Connected: ${provider}`}</p>
    </main>
  );
}
