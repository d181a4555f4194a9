// Beside FlatpeakConnectView.swift: what stays in the web view, and what its page may send.
// This file was not compiled: its project has no Swift compiler. A parser has checked its syntax.
import AuthenticationServices
import WebKit

extension FlatpeakConnectView {
  fileprivate func isOfPage(_ url: URL?) -> Bool {
    let page = settings.pageURL
    return url?.scheme == page.scheme && url?.host == page.host && url?.port == page.port
  }
}

extension FlatpeakConnectView: WKScriptMessageHandler {
  func userContentController(_: WKUserContentController, didReceive message: WKScriptMessage) {
    guard message.frameInfo.isMainFrame, isOfPage(message.frameInfo.request.url),
      let text = message.body as? String,
      let fields = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
      fields["flatpeak"] as? Int == 1
    else { return }
    onMessage(fields)
  }
}

extension FlatpeakConnectView: WKNavigationDelegate {
  /// Only the page is in the web view. Everything else opens outside the app.
  func webView(
    _: WKWebView, decidePolicyFor action: WKNavigationAction,
    decisionHandler: @escaping (WKNavigationActionPolicy) -> Void
  ) {
    guard let url = action.request.url, !isOfPage(url) else { return decisionHandler(.allow) }
    decisionHandler(.cancel)
    if ["https", "mailto", "tel"].contains(url.scheme) { UIApplication.shared.open(url) }
  }

  /// iOS needs the memory. The page loads again, and the session goes on.
  func webViewWebContentProcessDidTerminate(_ webView: WKWebView) { webView.reload() }
}

extension FlatpeakConnectView: ASWebAuthenticationPresentationContextProviding {
  func presentationAnchor(for _: ASWebAuthenticationSession) -> ASPresentationAnchor {
    window ?? ASPresentationAnchor()
  }
}
