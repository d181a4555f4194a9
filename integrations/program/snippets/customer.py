import base64
import hashlib
import hmac
import time
from urllib.parse import quote


def flatpeak_customer(customer_id: str, secret: str) -> str:
    """The parameter `customer` of token-url, for the customer who is signed in."""
    text = f"{quote(customer_id, safe='')}.{int(time.time()) + 600}"
    return f"{text}.{hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()}"


def flatpeak_webhook_is_genuine(body: bytes, headers, secret: str) -> bool:
    """Whether a webhook is from your companion. In Flask: request.get_data(), request.headers."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    is_fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 300
    return is_fresh and hmac.compare_digest(expected, headers["webhook-signature"])
