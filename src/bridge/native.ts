/** Sends a text to an app. */
export type Send = (text: string) => void;

/** An object that an app puts into the page. */
interface Port {
  postMessage(text: string): void;
  /** Android's `WebMessageListener` receives here. */
  onmessage?: ((event: {readonly data: unknown}) => void) | null;
}

/** What the apps' web views put into a page, before it loads or later. */
interface NativeWindow {
  /** react-native-webview. */
  readonly ReactNativeWebView?: Port;
  /** iOS: `WKUserContentController.add(_, name: "flatpeak")`. */
  readonly webkit?: {readonly messageHandlers?: {readonly flatpeak?: Port}};
  /** Android: `addJavascriptInterface` or `addWebMessageListener`; Flutter: a JavaScript channel. */
  readonly FlatpeakBridge?: Port;
  /** flutter_inappwebview: `addJavaScriptHandler(handlerName: 'flatpeak')`. */
  readonly flutter_inappwebview?: {callHandler?(name: string, text: string): unknown};
}

/**
 * Finds the app around this page.
 * @param onMessage called with each message of an app that receives through its own object
 * @returns undefined if there is none, or none yet
 */
export function findApp(onMessage: (data: unknown) => void): Send | undefined {
  const {ReactNativeWebView, webkit, FlatpeakBridge, flutter_inappwebview} =
    globalThis as NativeWindow;
  const port = ReactNativeWebView ?? webkit?.messageHandlers?.flatpeak ?? FlatpeakBridge;
  if (port) {
    if (port === FlatpeakBridge && 'onmessage' in port)
      port.onmessage = ({data}) => onMessage(data);
    return text => port.postMessage(text);
  }
  return flutter_inappwebview?.callHandler
    ? text => void flutter_inappwebview.callHandler?.('flatpeak', text)
    : undefined;
}
