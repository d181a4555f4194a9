<?php
/**
 * Signatures of webhooks.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Verifies signatures as documented for Anode: RSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of
 * 32 bytes, over `timestamp.body`. PHP's OpenSSL functions cannot verify RSA-PSS before PHP 8.5, so
 * that OpenSSL does the RSA operation, and the padding is checked here (RFC 8017, 9.1.2).
 */
final class Signature {

	/** Maximum difference between the timestamp and now, in seconds. */
	private const TOLERANCE = 5 * MINUTE_IN_SECONDS;

	private const HASH_LENGTH = 32;
	private const SALT_LENGTH = 32;

	private const KEYS          = 'flatpeak_connect_jwks';
	private const KEYS_LIFETIME = HOUR_IN_SECONDS;

	/** Minimum interval between two fetches of the key set, in seconds. */
	private const FETCH_PAUSE = 30;

	/**
	 * Whether a delivery is genuine.
	 *
	 * @param array<string, string> $headers `signature`, `scheme`, `timestamp`, `key_id`.
	 * @param string                $body    The raw body.
	 * @throws Api_Error If the key set cannot be fetched.
	 */
	public static function is_valid( array $headers, string $body ): bool {
		$scheme = '' === $headers['scheme'] ? 'v1' : $headers['scheme'];
		if ( 'v1' !== $scheme || 1 !== preg_match( '/^v1=([\w-]+)$/', $headers['signature'], $match ) ) {
			return false;
		}
		if ( 1 !== preg_match( '/^\d{1,12}$/', $headers['timestamp'] ) || abs( time() - (int) $headers['timestamp'] ) > self::TOLERANCE ) {
			return false;
		}
		$key = self::find_key( $headers['key_id'] );
		return null !== $key && self::verify( $headers['timestamp'] . '.' . $body, self::decode( $match[1] ), $key );
	}

	/**
	 * Verifies one signature.
	 *
	 * @param string                $message   The signed bytes.
	 * @param string                $signature The signature's bytes.
	 * @param array<string, string> $key       `n` and `e` in base64url.
	 */
	private static function verify( string $message, string $signature, array $key ): bool {
		$modulus = ltrim( self::decode( $key['n'] ), "\0" );
		$length  = strlen( $modulus );
		// Shorter keys than 2048 bits are refused.
		if ( $length < 256 || strlen( $signature ) !== $length ) {
			return false;
		}
		$pem = self::to_pem( $modulus, ltrim( self::decode( $key['e'] ), "\0" ) );
		if ( ! openssl_public_decrypt( $signature, $encoded, $pem, OPENSSL_NO_PADDING ) ) {
			return false;
		}
		$bits = 8 * $length - 8 + strlen( decbin( ord( $modulus[0] ) ) ) - 1;
		return self::verify_padding( $message, $encoded, $bits );
	}

	/**
	 * EMSA-PSS-VERIFY of RFC 8017.
	 *
	 * @param string $message The signed bytes.
	 * @param string $encoded The encoded message.
	 * @param int    $bits    Its length in bits.
	 */
	private static function verify_padding( string $message, string $encoded, int $bits ): bool {
		$length = intdiv( $bits + 7, 8 );
		// Where the bits fill whole bytes less, the RSA operation leaves a zero in front.
		if ( strlen( $encoded ) > $length ) {
			if ( "\0" !== $encoded[0] ) {
				return false;
			}
			$encoded = substr( $encoded, 1 );
		}
		if ( "\xbc" !== substr( $encoded, -1 ) ) {
			return false;
		}
		$masked_length = $length - self::HASH_LENGTH - 1;
		$masked        = substr( $encoded, 0, $masked_length );
		$hash          = substr( $encoded, $masked_length, self::HASH_LENGTH );
		$unused        = 8 * $length - $bits;
		if ( ord( $masked[0] ) >> ( 8 - $unused ) !== 0 ) {
			return false;
		}
		$block    = $masked ^ self::mask( $hash, $masked_length );
		$block[0] = chr( ord( $block[0] ) & ( 0xff >> $unused ) );
		$zeros    = $masked_length - self::SALT_LENGTH - 1;
		if ( str_repeat( "\0", $zeros ) . "\x01" !== substr( $block, 0, $zeros + 1 ) ) {
			return false;
		}
		$salt     = substr( $block, -self::SALT_LENGTH );
		$expected = hash( 'sha256', str_repeat( "\0", 8 ) . hash( 'sha256', $message, true ) . $salt, true );
		return hash_equals( $expected, $hash );
	}

	/**
	 * MGF1 of RFC 8017.
	 *
	 * @param string $seed   The seed.
	 * @param int    $length How many bytes.
	 */
	private static function mask( string $seed, int $length ): string {
		$mask   = '';
		$blocks = intdiv( $length - 1, self::HASH_LENGTH ) + 1;
		for ( $counter = 0; $counter < $blocks; $counter++ ) {
			$mask .= hash( 'sha256', $seed . pack( 'N', $counter ), true );
		}
		return substr( $mask, 0, $length );
	}

	/**
	 * A public key as OpenSSL reads it.
	 *
	 * @param string $modulus  Its bytes, without zeros in front.
	 * @param string $exponent Its bytes, without zeros in front.
	 */
	private static function to_pem( string $modulus, string $exponent ): string {
		$numbers = self::der( 0x02, "\0" . $modulus ) . self::der( 0x02, "\0" . $exponent );
		// The object identifier of rsaEncryption, and its parameters.
		$algorithm = self::der( 0x30, "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00" );
		$key       = self::der( 0x30, $algorithm . self::der( 0x03, "\0" . self::der( 0x30, $numbers ) ) );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- PEM.
		return "-----BEGIN PUBLIC KEY-----\n" . chunk_split( base64_encode( $key ), 64, "\n" ) . "-----END PUBLIC KEY-----\n";
	}

	/**
	 * A value of ASN.1 in DER.
	 *
	 * @param int    $tag     The tag.
	 * @param string $content The content.
	 */
	private static function der( int $tag, string $content ): string {
		$length = strlen( $content );
		if ( $length < 0x80 ) {
			return chr( $tag ) . chr( $length ) . $content;
		}
		$bytes = ltrim( pack( 'N', $length ), "\0" );
		return chr( $tag ) . chr( 0x80 | strlen( $bytes ) ) . $bytes . $content;
	}

	/**
	 * Bytes in base64url.
	 *
	 * @param string $text The text.
	 */
	private static function decode( string $text ): string {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- Signatures and keys are in base64url.
		return (string) base64_decode( strtr( $text, '-_', '+/' ), true );
	}

	/**
	 * The public key with an id. The key set is fetched again after an hour, so that a revoked key
	 * stops working, and for an unknown id, but not for each one that somebody makes up.
	 *
	 * @param string $id The key's id.
	 * @return array<string, string>|null
	 * @throws Api_Error If the key set cannot be fetched.
	 */
	private static function find_key( string $id ): ?array {
		$known    = get_transient( self::KEYS );
		$known    = is_array( $known ) ? $known : array(
			'at'   => 0,
			'keys' => array(),
		);
		$age      = time() - $known['at'];
		$is_fresh = $age < self::KEYS_LIFETIME && isset( $known['keys'][ $id ] );
		if ( ! $is_fresh && $age >= self::FETCH_PAUSE ) {
			$known['at'] = time();
			// Stored before the fetch, too: if it fails, forged deliveries must not repeat it.
			set_transient( self::KEYS, $known, DAY_IN_SECONDS );
			$known['keys'] = self::fetch_keys();
			set_transient( self::KEYS, $known, DAY_IN_SECONDS );
		}
		return $known['keys'][ $id ] ?? null;
	}

	/**
	 * Fetches the key set.
	 *
	 * @return array<string, array<string, string>> RSA keys by id.
	 * @throws Api_Error If it cannot be fetched.
	 */
	private static function fetch_keys(): array {
		$response = wp_remote_get(
			Options::api_url() . '/jwks.json',
			array(
				// Flatpeak gives a delivery up after ten seconds.
				'timeout'             => 4,
				'redirection'         => 0,
				'limit_response_size' => MB_IN_BYTES,
			)
		);
		$json     = is_wp_error( $response ) ? null : json_decode( wp_remote_retrieve_body( $response ), true, 16 );
		if ( ! is_array( $json['keys'] ?? null ) || 200 !== wp_remote_retrieve_response_code( $response ) ) {
			throw new Api_Error( 'network', 'The key set of the webhooks could not be fetched.' );
		}
		$keys = array();
		foreach ( $json['keys'] as $key ) {
			$is_text = is_array( $key ) && is_string( $key['kid'] ?? null ) && is_string( $key['n'] ?? null ) && is_string( $key['e'] ?? null );
			if ( $is_text && 'RSA' === ( $key['kty'] ?? '' ) && 'sig' === ( $key['use'] ?? 'sig' ) && 'PS256' === ( $key['alg'] ?? 'PS256' ) ) {
				$keys[ $key['kid'] ] = array(
					'n' => $key['n'],
					'e' => $key['e'],
				);
			}
		}
		return $keys;
	}
}
