# A whole site: flask --app energy run --port 3000
import os

from flask import Flask, render_template_string, request

from customer import flatpeak_customer, flatpeak_webhook_is_genuine

COMPANION = "http://localhost:8080/flatpeak"

PAGE = """<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>My energy</title>
  <script type="module" src="{{ companion }}/widget/flatpeak-loader.mjs"></script>

  <flatpeak-connect
    mode="dialog"
    token-url="{{ companion }}/connect-token?customer={{ customer }}"
    connect-url="http://localhost:4010/connect"
  >
    <button slot="trigger">Connect my tariff</button>
  </flatpeak-connect>

  <script type="module">
    // The page reports that a tariff is connected.
    addEventListener('flatpeak-complete', ({target}) => {
      const url = target.tokenUrl.replace('/connect-token', '/complete');
      fetch(url, {method: 'POST', keepalive: true});
    });
  </script>
</html>
"""

app = Flask(__name__)


@app.get("/energy")
def energy():
    # Your sign-in says who this is.
    customer = flatpeak_customer("42", os.environ["FLATPEAK_LINK_SECRET"])
    return render_template_string(PAGE, companion=COMPANION, customer=customer)


@app.post("/flatpeak-webhook")
def webhook():
    body = request.get_data()
    secret = os.environ["FLATPEAK_SITE_WEBHOOK_SECRET"]
    if not flatpeak_webhook_is_genuine(body, request.headers, secret):
        return "", 401
    print(body.decode(), flush=True)  # Your site stores what it needs.
    return "", 204
