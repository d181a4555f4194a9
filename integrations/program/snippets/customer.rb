require "base64"
require "erb"
require "openssl"

# The parameter `customer` of token-url, for the customer who is signed in.
def flatpeak_customer(id, secret)
  text = "#{ERB::Util.url_encode(id)}.#{Time.now.to_i + 3600}"
  "#{text}.#{OpenSSL::HMAC.hexdigest("SHA256", secret, text)}"
end

# Whether a webhook is from your companion. `body` is the raw body, `headers` has small letters.
def flatpeak_webhook_is_genuine(body, headers, secret)
  key = Base64.decode64(secret.delete_prefix("whsec_"))
  signed = "#{headers["webhook-id"]}.#{headers["webhook-timestamp"]}.#{body}"
  expected = "v1," + Base64.strict_encode64(OpenSSL::HMAC.digest("SHA256", key, signed))
  is_fresh = (Time.now.to_i - headers["webhook-timestamp"].to_i).abs < 300
  is_fresh && OpenSSL.secure_compare(expected, headers["webhook-signature"].to_s)
end
