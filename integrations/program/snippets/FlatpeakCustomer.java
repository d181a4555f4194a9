// Not compiled or run by the project's tests.
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

final class FlatpeakCustomer {
  /** The parameter `customer` of token-url, for the customer who is signed in. */
  static String sign(String id, String secret) throws Exception {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    String text = encoded + "." + (Instant.now().getEpochSecond() + 3600);
    return text + "." + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), text));
  }

  /** Whether a webhook is from your companion. */
  static boolean isGenuine(String body, String id, String timestamp, String signature, String secret)
      throws Exception {
    if (id == null || timestamp == null || signature == null) return false;
    if (!timestamp.matches("\\d{1,12}")) return false;
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String mac = Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + "." + body));
    boolean isFresh = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) < 300;
    return isFresh && MessageDigest.isEqual(("v1," + mac).getBytes(), signature.getBytes());
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
