<?php
require __DIR__ . '/customer.php';

// The origin of the pages with the widget: no other page may read who is signed in.
header('Access-Control-Allow-Origin: https://www.example.com');
header('Access-Control-Allow-Credentials: true');
header('Cache-Control: no-store');
header('Content-Type: text/plain');

session_start();
if (empty($_SESSION['user_id'])) {
    http_response_code(401);
    exit();
}
echo flatpeak_customer((string) $_SESSION['user_id'], getenv('FLATPEAK_LINK_SECRET'));
