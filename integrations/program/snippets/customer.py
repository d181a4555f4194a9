import base64
import hashlib
import hmac
import time
from urllib.parse import quote


def flatpeak_customer(customer_id: str, secret: str) -> str:
    """The parameter `customer` of token-url, for the customer who is signed in."""
    text = f"{quote(customer_id, safe='')}.{int(time.time()) + 3600}"
    return f"{text}.{hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()}"


def flatpeak_webhook_is_genuine(body: bytes, headers, secret: str) -> bool:
    """Whether a webhook is from your companion. In Flask: request.get_data(), request.headers."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    timestamp = headers.get("webhook-timestamp", "")
    signed = f"{headers.get('webhook-id', '')}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    is_fresh = timestamp.isdecimal() and abs(time.time() - int(timestamp)) < 300
    signature = headers.get("webhook-signature", "")
    return is_fresh and hmac.compare_digest(expected.encode(), signature.encode())
