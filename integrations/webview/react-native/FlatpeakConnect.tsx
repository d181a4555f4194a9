// The hosted page in a React Native app. Copy this file and host.ts into one folder.
import {useEffect, useRef, useState} from 'react';
import {BackHandler, Linking, type StyleProp, type ViewStyle} from 'react-native';
import {WebView} from 'react-native-webview';
import {
  initialState,
  isReturnUrl,
  next,
  originOf,
  scriptFor,
  type Completion,
  type Effect,
  type Failure,
  type Input,
} from '../host';

interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

type TokenSource =
  /** The token of the session. Give the component this `key` too: another token is another session. */
  | {readonly token: string; readonly fetchToken?: never}
  /**
   * Asks your backend for a token. `returnUrl` is the URL that opened the app again during a login:
   * your backend finds the customer's session by it. Without such a session, it creates one.
   */
  | {readonly token?: never; readonly fetchToken: (returnUrl?: string) => Promise<string>};

export type FlatpeakConnectProps = TokenSource & {
  /** URL of the hosted page, with its version: `https://connect.example.com/0.1.0/`. */
  readonly pageUrl: string;
  /** Where the provider's login returns to: `connect_web_uri`, or `connect_url` from Anode on. */
  readonly returnUrl: string;
  readonly theme?: 'light' | 'dark' | 'auto';
  /** CSS tokens, such as `--flatpeak-color-accent`. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** A BCP 47 language tag. */
  readonly language?: string;
  /** From `useSafeAreaInsets()`. iOS needs none. */
  readonly insets?: Insets;
  /**
   * Opens the provider's login in the system browser. Returns the URL that came back, or undefined:
   * then the URL comes by a link to the app. The default is `Linking.openURL`.
   */
  readonly openLogin?: (url: string) => Promise<string | undefined>;
  readonly style?: StyleProp<ViewStyle>;
  readonly onComplete?: (result: Completion) => void;
  /** Remove the component. */
  readonly onClose: (complete: boolean) => void;
  readonly onError?: (error: Failure) => void;
};

/** `getInitialURL` returns the same URL for as long as the app runs. */
let isInitialUrlUsed = false;

/** Opens a link of the page outside the app. */
const openOutside = (url: string) => {
  if (/^(https|mailto|tel):/i.test(url)) void Linking.openURL(url).catch(() => undefined);
};

const openInBrowser = async (url: string): Promise<undefined> => {
  await Linking.openURL(url);
};

function lookOf({theme, tokens, language, insets}: FlatpeakConnectProps) {
  return [
    ...(theme || tokens
      ? [{type: 'theme', ...(theme && {theme}), ...(tokens && {tokens})} as const]
      : []),
    ...(language ? [{type: 'language', language} as const] : []),
    ...(insets ? [{type: 'safe-area', ...insets} as const] : []),
  ];
}

export function FlatpeakConnect(props: FlatpeakConnectProps) {
  const {pageUrl, returnUrl, style} = props;
  const webView = useRef<WebView>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const state = useRef(initialState);
  /** Android ends the process of a web view that needs too much memory: then another one is made. */
  const [generation, setGeneration] = useState(0);
  const origin = originOf(pageUrl);
  const isOfPage = (url: string) => origin !== undefined && originOf(url) === origin;

  const dispatch = useRef((input: Input) => {
    const [after, effects] = next(state.current, input);
    state.current = after;
    for (const effect of effects) run(effect);
  }).current;

  function run(effect: Effect): void {
    const {
      token,
      fetchToken,
      openLogin = openInBrowser,
      onComplete,
      onClose,
      onError,
    } = latest.current;
    switch (effect.type) {
      case 'send':
        return webView.current?.injectJavaScript(scriptFor(effect.message));
      case 'fetch-token':
        return void Promise.resolve(token ?? fetchToken?.(effect.returnUrl)).then(
          got => dispatch(got ? {type: 'token', token: got} : {type: 'token-failed'}),
          () => dispatch({type: 'token-failed'}),
        );
      case 'open-login':
        return void openLogin(effect.url).then(
          url => url && dispatch({type: 'return', url}),
          () =>
            onError?.({kind: 'redirect', code: 'not_opened', message: 'No browser has opened.'}),
        );
      case 'complete':
        return onComplete?.(effect.result);
      case 'close':
        return onClose(effect.complete);
      case 'error':
        return onError?.(effect.error);
    }
  }

  const look = JSON.stringify(lookOf(props));
  useEffect(() => dispatch({type: 'look', messages: lookOf(latest.current)}), [dispatch, look]);

  useEffect(() => {
    const onUrl = (url: string | null | undefined) => {
      if (url && isReturnUrl(url, returnUrl)) dispatch({type: 'return', url});
    };
    if (!isInitialUrlUsed) void Linking.getInitialURL().then(onUrl);
    isInitialUrlUsed = true;
    const links = Linking.addEventListener('url', ({url}) => onUrl(url));
    const backs = BackHandler.addEventListener('hardwareBackPress', () => {
      dispatch({type: 'back'});
      return true;
    });
    return () => {
      links.remove();
      backs.remove();
    };
  }, [dispatch, returnUrl]);

  const onPageFailed = (code: string) =>
    latest.current.onError?.({kind: 'page', code, message: 'The hosted page did not load.'});

  if (origin === undefined) throw new Error('FlatpeakConnect: pageUrl is to be a web URL.');
  return (
    <WebView
      key={generation}
      ref={webView}
      source={{uri: pageUrl}}
      style={style}
      // The list compares beginnings of URLs only, so each navigation is checked as well.
      originWhitelist={[origin]}
      onShouldStartLoadWithRequest={({url}) => {
        if (isOfPage(url) || url === 'about:blank') return true;
        openOutside(url);
        return false;
      }}
      onOpenWindow={({nativeEvent}) => openOutside(nativeEvent.targetUrl)}
      onMessage={({nativeEvent}) => {
        if (isOfPage(nativeEvent.url)) dispatch({type: 'message', data: nativeEvent.data});
      }}
      onLoadStart={() => dispatch({type: 'loading'})}
      onError={() => onPageFailed('network')}
      onHttpError={({nativeEvent}) => onPageFailed(`http_${nativeEvent.statusCode}`)}
      onContentProcessDidTerminate={() => webView.current?.reload()}
      onRenderProcessGone={() => setGeneration(generation + 1)}
      allowFileAccess={false}
      mixedContentMode="never"
      bounces={false}
      contentInsetAdjustmentBehavior="never"
      keyboardDisplayRequiresUserAction={false}
    />
  );
}
