// The hosted page in an Android app: WebView (androidx.webkit), Custom Tabs (androidx.browser).
// This file was not compiled: its project has no Android SDK. A parser has checked its syntax.
package com.example.app

import android.annotation.SuppressLint
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.webkit.RenderProcessGoneDetail
import android.webkit.WebResourceRequest
import android.webkit.WebView
import android.webkit.WebViewClient
import android.widget.FrameLayout
import androidx.browser.customtabs.CustomTabsIntent
import androidx.webkit.JavaScriptReplyProxy
import androidx.webkit.WebViewCompat
import org.json.JSONObject

@SuppressLint("SetJavaScriptEnabled", "ViewConstructor")
class FlatpeakConnectView(context: Context, private val settings: Settings) : FrameLayout(context) {
    class Settings(
        val pageUrl: String, // of the hosted page, with its version
        val returnUrl: String, // of the provider's login
        val fetchToken: ((String?) -> Unit) -> Unit, // from your backend; on the main thread
        val onComplete: (JSONObject) -> Unit, // once, with the fields of the message
        val onClose: (Boolean) -> Unit, // remove the view
        val onError: (JSONObject) -> Unit, // the fields have no token
    )

    private val webView = WebView(context)
    private val origin = originOf(Uri.parse(settings.pageUrl))
    private var page: JavaScriptReplyProxy? = null
    private var token: String? = null
    private var returned: String? = null
    private var hasToken = false
    private var isFetching = false
    private var isShown = false
    private var isComplete = false

    init {
        webView.settings.javaScriptEnabled = true
        webView.settings.domStorageEnabled = true
        webView.webViewClient = Client()
        // Only frames of this origin get the object. A WebView without listeners throws: see the guide.
        val origins = setOf(origin)
        WebViewCompat.addWebMessageListener(webView, "FlatpeakBridge", origins) { _, message, _, isMain, proxy ->
            if (isMain) onMessage(message.data ?: "", proxy)
        }
        addView(webView)
        webView.loadUrl(settings.pageUrl)
    }

    /** Call it in onCreate and onNewIntent, with the data of the intent. */
    fun onLink(url: Uri?) {
        if (url?.buildUpon()?.clearQuery()?.fragment(null)?.build()?.toString() != settings.returnUrl) return
        returned = url.toString()
        sendReturn()
    }

    /** Call it for the device's back button. */
    fun onBack() = if (isShown) send(JSONObject().put("type", "back")) else settings.onClose(isComplete)

    /** Sends a message of the bridge, such as {"type": "language", "language": "de"}. */
    fun send(message: JSONObject) = page?.postMessage(message.put("flatpeak", 1).toString())

    private fun onMessage(text: String, proxy: JavaScriptReplyProxy) {
        val fields = runCatching { JSONObject(text) }.getOrNull() ?: return
        if (fields.optInt("flatpeak") != 1) return
        page = proxy
        when (fields.optString("type")) {
            "ready" -> { hasToken = false; if (isComplete) settings.onClose(true) else sendToken() }
            "page" -> isShown = true
            "redirect" -> openLogin(Uri.parse(fields.optString("url")))
            "complete" -> if (!isComplete) { isComplete = true; token = null; settings.onComplete(fields) }
            "close" -> { isShown = false; settings.onClose(fields.optBoolean("complete")) }
            // The page loads again after “expired”, and gets a new token.
            "error" -> { if (fields.optString("kind") == "expired") token = null; settings.onError(fields) }
        }
    }

    private fun sendToken() {
        token?.let {
            hasToken = true
            send(JSONObject().put("type", "token").put("token", it).put("login", "app"))
            return sendReturn()
        }
        if (isFetching) return
        isFetching = true
        settings.fetchToken { isFetching = false; token = it; if (it != null) sendToken() }
    }

    /** Never before the token: the page compares the two. */
    private fun sendReturn() {
        val url = returned.takeIf { hasToken } ?: return
        returned = null
        send(JSONObject().put("type", "return").put("url", url))
    }

    private fun openLogin(url: Uri) {
        if (url.scheme != "https" && url.host != "localhost") return
        runCatching { CustomTabsIntent.Builder().build().launchUrl(context, url) }
    }

    private fun originOf(url: Uri) = "${url.scheme}://${url.encodedAuthority}"

    private inner class Client : WebViewClient() {
        /** Only the page is in the web view. Everything else opens outside the app. */
        override fun shouldOverrideUrlLoading(view: WebView, request: WebResourceRequest): Boolean {
            if (originOf(request.url) == origin) return false
            if (request.url.scheme in setOf("https", "mailto", "tel"))
                runCatching { context.startActivity(Intent(Intent.ACTION_VIEW, request.url)) }
            return true
        }

        /** Android needs the memory. Open the view again: the session goes on with its token. */
        override fun onRenderProcessGone(view: WebView, detail: RenderProcessGoneDetail) =
            true.also { settings.onClose(false) }
    }
}
