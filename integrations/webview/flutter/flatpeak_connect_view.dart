// The hosted page in a Flutter app: webview_flutter, and flutter_web_auth_2 for the provider's login.
// This file was not compiled: its project has no Dart SDK. A parser has checked its syntax.
import 'dart:convert';

import 'package:flutter/material.dart';
import 'package:flutter/services.dart' show PlatformException;
import 'package:flutter_web_auth_2/flutter_web_auth_2.dart';
import 'package:url_launcher/url_launcher.dart';
import 'package:webview_flutter/webview_flutter.dart';

class FlatpeakConnectView extends StatefulWidget {
  const FlatpeakConnectView(
      {super.key, required this.pageUrl, required this.returnUrl, required this.fetchToken,
      required this.onComplete, required this.onClose, required this.onError});

  final Uri pageUrl; // of the hosted page, with its version
  final Uri returnUrl; // of the provider's login
  final Future<String> Function() fetchToken; // from your backend
  final void Function(Map<String, dynamic>) onComplete; // once, with the fields of the message
  final void Function(bool complete) onClose; // remove the view
  final void Function(Map<String, dynamic>) onError; // the fields have no token

  @override
  State<FlatpeakConnectView> createState() => _FlatpeakConnectViewState();
}

class _FlatpeakConnectViewState extends State<FlatpeakConnectView> {
  final _web = WebViewController();
  Future<String>? _token;
  bool _isShown = false;
  bool _isComplete = false;

  @override
  void initState() {
    super.initState();
    _web
      ..setJavaScriptMode(JavaScriptMode.unrestricted)
      ..setNavigationDelegate(NavigationDelegate(onNavigationRequest: _onNavigation))
      ..addJavaScriptChannel('FlatpeakBridge', onMessageReceived: (message) => _onMessage(message.message))
      ..loadRequest(widget.pageUrl);
  }

  /// Only the page is in the web view, so only the page has the channel.
  NavigationDecision _onNavigation(NavigationRequest request) {
    final url = Uri.tryParse(request.url);
    if (url == null) return NavigationDecision.prevent;
    if (url.isScheme('about') || _isOfPage(url)) return NavigationDecision.navigate;
    if (['https', 'mailto', 'tel'].contains(url.scheme)) launchUrl(url, mode: LaunchMode.externalApplication);
    return NavigationDecision.prevent;
  }

  /// Uri.origin throws for other schemes.
  bool _isOfPage(Uri url) => url.isScheme(widget.pageUrl.scheme) && url.origin == widget.pageUrl.origin;

  /// Sends a message of the bridge.
  void _send(Map<String, Object?> message) {
    final json = jsonEncode({'flatpeak': 1, ...message});
    _web.runJavaScript('globalThis.flatpeak?.receive($json)');
  }

  void _onMessage(String text) {
    final fields = jsonDecode(text);
    if (!mounted || fields is! Map<String, dynamic> || fields['flatpeak'] != 1) return;
    switch (fields['type']) {
      case 'ready':
        _isShown = false;
        _isComplete ? widget.onClose(true) : _sendToken();
      case 'page':
        _isShown = true;
      case 'redirect':
        _openLogin(Uri.parse(fields['url'] as String));
      case 'complete' when !_isComplete:
        _isComplete = true;
        _token = null;
        widget.onComplete(fields);
      case 'close':
        _isShown = false;
        widget.onClose(fields['complete'] == true);
      case 'error':
        // The page loads again then, and gets a new token.
        if (fields['kind'] == 'expired') _token = null;
        widget.onError(fields);
    }
  }

  Future<void> _sendToken() async {
    try {
      final token = await (_token ??= widget.fetchToken());
      if (mounted) _send({'type': 'token', 'token': token, 'login': 'app'});
    } catch (_) {
      _token = null;
      rethrow;
    }
  }

  Future<void> _openLogin(Uri url) async {
    if (!url.isScheme('https') && url.host != 'localhost') return;
    final back = widget.returnUrl;
    final options = FlutterWebAuth2Options(httpsHost: back.host, httpsPath: back.path);
    try {
      final returned = await FlutterWebAuth2.authenticate(
          url: url.toString(), callbackUrlScheme: back.scheme, options: options);
      if (mounted) _send({'type': 'return', 'url': returned});
    } on PlatformException {
      // The customer has cancelled; the page offers to check and to try again.
    }
  }

  @override
  Widget build(BuildContext context) => PopScope(
        canPop: false,
        onPopInvokedWithResult: (didPop, _) {
          if (didPop) return;
          _isShown ? _send({'type': 'back'}) : widget.onClose(_isComplete);
        },
        child: SafeArea(child: WebViewWidget(controller: _web)),
      );
}
