<?php
/** The parameter `customer` of token-url, for the customer who is signed in. */
function flatpeak_customer(string $id, string $secret): string
{
    $text = rawurlencode($id) . '.' . (time() + 3600);
    return $text . '.' . hash_hmac('sha256', $text, $secret);
}

/** Whether a webhook is from your companion. $body is the raw body, $headers has small letters. */
function flatpeak_webhook_is_genuine(string $body, array $headers, string $secret): bool
{
    $key = base64_decode(substr($secret, strlen('whsec_')));
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    $signed = $id . '.' . $timestamp . '.' . $body;
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', $signed, $key, true));
    $is_fresh = abs(time() - (int) $timestamp) < 300;
    return $is_fresh && hash_equals($expected, $headers['webhook-signature'] ?? '');
}
