<?php
// A whole site: php -S localhost:3000 energy.php
require __DIR__ . '/customer.php';

const COMPANION = 'http://localhost:8080/flatpeak';

if (parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) === '/flatpeak-webhook') {
    $body = file_get_contents('php://input');
    $headers = array_change_key_case(getallheaders());
    $secret = getenv('FLATPEAK_SITE_WEBHOOK_SECRET');
    $genuine = flatpeak_webhook_is_genuine($body, $headers, $secret);
    http_response_code($genuine ? 204 : 401);
    if ($genuine) error_log($body); // Your site stores what it needs.
    exit();
}

// Your sign-in says who this is.
$customer = flatpeak_customer('42', getenv('FLATPEAK_LINK_SECRET'));
?>
<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>My energy</title>
  <script type="module" src="<?= COMPANION ?>/widget/flatpeak-loader.mjs"></script>

  <flatpeak-connect
    mode="dialog"
    token-url="<?= COMPANION ?>/connect-token?customer=<?= $customer ?>"
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
