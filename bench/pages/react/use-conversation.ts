import {useCallback, useEffect, useState} from 'react';
import type {PageData, Seen, WirePage} from './wire.js';

const {connect = '', token = ''} = document.body.dataset;

async function post(message: object): Promise<WirePage> {
  const response = await fetch(connect, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({connect_token: token, ...message}),
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  return (await response.json()) as WirePage;
}

interface Conversation {
  readonly turn: number;
  readonly page?: WirePage;
  readonly seen: Seen;
}

function seenIn({data}: WirePage): Seen {
  const {provider, tariff, rates}: Partial<PageData> = data ?? {};
  return {
    ...(provider?.display_name && {provider}),
    ...(tariff?.name && {tariffName: tariff.name}),
    ...(rates && {rates}),
  };
}

/** The page that the service has sent last, and what sends the next message. */
export function useConversation() {
  const [state, setState] = useState<Conversation>({turn: 0, seen: {}});
  const send = useCallback(async (message: object) => {
    const page = await post(message);
    setState(({turn, seen}) => ({turn: turn + 1, page, seen: {...seen, ...seenIn(page)}}));
  }, []);
  useEffect(() => {
    void send({route: 'session_restore'});
  }, [send]);
  return {...state, send};
}
