// The hosted page in an iOS app: WKWebView, and ASWebAuthenticationSession for the provider's login.
// This file was not compiled: its project has no Swift compiler. A parser has checked its syntax.
import AuthenticationServices
import WebKit

final class FlatpeakConnectView: UIView {
  struct Settings {
    let pageURL: URL  // of the hosted page, with its version
    let returnURL: URL  // of the provider's login; before iOS 17.4 with a scheme of your app
    let fetchToken: (@escaping (String?) -> Void) -> Void  // from your backend; on the main queue
    let onComplete: ([String: Any]) -> Void  // once, with the fields of the message
    let onClose: (Bool) -> Void  // remove the view
    let onError: ([String: Any]) -> Void  // the fields have no token
  }

  let settings: Settings
  private let webView = WKWebView()
  private var login: ASWebAuthenticationSession?
  private var token: String?
  private var returned: URL?
  private var hasToken = false, isFetching = false, isComplete = false

  init(settings: Settings) {
    self.settings = settings
    super.init(frame: .zero)
    webView.navigationDelegate = self
    webView.scrollView.contentInsetAdjustmentBehavior = .never
    webView.autoresizingMask = [.flexibleWidth, .flexibleHeight]
    addSubview(webView)
  }

  required init?(coder: NSCoder) { fatalError("init(coder:) is not supported") }

  /// The web view keeps its message handler alive, so it has one only while it is on screen.
  override func didMoveToWindow() {
    let controller = webView.configuration.userContentController
    controller.removeScriptMessageHandler(forName: "flatpeak")
    guard window != nil else { return }
    controller.add(self, name: "flatpeak")
    if webView.url == nil { webView.load(URLRequest(url: settings.pageURL)) }
  }

  /// Call it with a universal link that opened the app: some logins go through the provider's app.
  func onLink(_ url: URL) {
    guard url.host == settings.returnURL.host, url.path == settings.returnURL.path else { return }
    login?.cancel()
    returned = url
    sendReturn()
  }

  /// Sends a message of the bridge, such as ["type": "language", "language": "de"].
  func send(_ message: [String: Any]) {
    let whole = message.merging(["flatpeak": 1]) { old, _ in old }
    guard let data = try? JSONSerialization.data(withJSONObject: whole) else { return }
    webView.evaluateJavaScript("flatpeak.receive(\(String(decoding: data, as: UTF8.self)))")
  }

  private func sendToken() {
    if let token {
      hasToken = true
      send(["type": "token", "token": token, "login": "app"])
      return sendReturn()
    }
    guard !isFetching else { return }
    isFetching = true
    settings.fetchToken { [weak self] token in
      self?.isFetching = false
      self?.token = token
      if token != nil { self?.sendToken() }
    }
  }

  /// Never before the token: the page compares the two.
  private func sendReturn() {
    guard hasToken, let url = returned else { return }
    returned = nil
    send(["type": "return", "url": url.absoluteString])
  }

  private func openLogin(_ url: URL) {
    let back = settings.returnURL
    // Without a URL the customer has cancelled; the page offers to check and to try again.
    let onEnd = { [weak self] (url: URL?, _: Error?) in if let url { self?.onLink(url) } }
    if #available(iOS 17.4, *), back.scheme == "https", let host = back.host {
      login = .init(url: url, callback: .https(host: host, path: back.path), completionHandler: onEnd)
    } else {
      login = .init(url: url, callbackURLScheme: back.scheme, completionHandler: onEnd)
    }
    login?.presentationContextProvider = self
    login?.start()
  }

  func onMessage(_ fields: [String: Any]) {
    switch fields["type"] as? String {
    case "ready":
      hasToken = false
      isComplete ? settings.onClose(true) : sendToken()
    case "redirect":
      let url = URL(string: fields["url"] as? String ?? "")
      if let url, url.scheme == "https" || url.host == "localhost" { openLogin(url) }
    case "complete" where !isComplete:
      (isComplete, token) = (true, nil)
      settings.onComplete(fields)
    case "close":
      settings.onClose(fields["complete"] as? Bool ?? false)
    case "error":
      // The page loads again then, and gets a new token.
      if fields["kind"] as? String == "expired" { token = nil }
      settings.onError(fields)
    default: break  // A later release may have more types.
    }
  }
}
