<?php
/**
 * Checks of requests.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * What every request to a customer's route has to fulfil, before anything else happens.
 */
final class Request_Guard {

	/** 64 KiB. */
	private const MAX_BODY = 65536;

	/**
	 * Refuses requests that a page of another site made with the customer's cookies.
	 *
	 * Browsers name the origin in `Origin` or `Sec-Fetch-Site`; other clients send neither, and have
	 * no cookies of a customer. The REST API also has a way around the browser's rules for each:
	 * `_jsonp`, by which a script of another site can read a response, and `_method`, by which a
	 * link can send a POST. Neither is of use here.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @throws Http_Error `cross_site` or `method_not_allowed`.
	 */
	public static function reject_cross_site( \WP_REST_Request $request ): void {
		$origin = $request->get_header( 'origin' );
		$site   = $request->get_header( 'sec-fetch-site' );
		$is_own = null === $origin || in_array( $origin, self::own_origins(), true );
		if ( ! $is_own || 'cross-site' === $site || null !== $request->get_param( '_jsonp' ) ) {
			throw new Http_Error( 'cross_site' );
		}
		$method = isset( $_SERVER['REQUEST_METHOD'] ) ? sanitize_text_field( wp_unslash( $_SERVER['REQUEST_METHOD'] ) ) : '';
		if ( $method !== $request->get_method() ) {
			throw new Http_Error( 'method_not_allowed' );
		}
	}

	/**
	 * Requires a customer.
	 *
	 * @return int The user.
	 * @throws Http_Error `not_signed_in` or `not_allowed`.
	 */
	public static function require_customer(): int {
		$user_id = Customer::id();
		if ( 0 === $user_id ) {
			throw new Http_Error( 'not_signed_in' );
		}
		if ( ! Customer::is_allowed( $user_id ) ) {
			throw new Http_Error( 'not_allowed' );
		}
		return $user_id;
	}

	/**
	 * Reads the body as an object of JSON. A missing body is an empty object.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 * @throws Http_Error `body_too_large`, `body_not_json_type`, `body_not_json` or `body_invalid`.
	 */
	public static function read_body( \WP_REST_Request $request ): array {
		$body = (string) $request->get_body();
		if ( strlen( $body ) > self::MAX_BODY ) {
			throw new Http_Error( 'body_too_large' );
		}
		if ( '' === $body ) {
			return array();
		}
		$type = strtolower( trim( explode( ';', (string) $request->get_header( 'content-type' ) )[0] ) );
		if ( 'application/json' !== $type ) {
			throw new Http_Error( 'body_not_json_type' );
		}
		try {
			$json = json_decode( $body, true, 32, JSON_THROW_ON_ERROR );
		} catch ( \JsonException $error ) {
			throw new Http_Error( 'body_not_json' );
		}
		if ( ! is_array( $json ) ) {
			throw new Http_Error( 'body_invalid' );
		}
		return $json;
	}

	/**
	 * A field with a text; null and a missing field are the empty string.
	 *
	 * @param array<string, mixed> $fields The fields.
	 * @param string               $name   Name of the field.
	 * @param int                  $length Maximum length in characters.
	 * @param string               $error  Code of the error.
	 * @throws Http_Error If the field is of another type, or too long.
	 */
	public static function text( array $fields, string $name, int $length, string $error = 'body_invalid' ): string {
		$value = $fields[ $name ] ?? '';
		if ( ! is_string( $value ) || mb_strlen( $value ) > $length ) {
			throw new Http_Error( $error );
		}
		return $value;
	}

	/**
	 * A field with one of several values.
	 *
	 * @param array<string, mixed> $fields  The fields.
	 * @param string               $name    Name of the field.
	 * @param string[]             $allowed The values; the first is the default.
	 * @param string               $error   Code of the error.
	 * @throws Http_Error If the field has another value.
	 */
	public static function one_of( array $fields, string $name, array $allowed, string $error = 'body_invalid' ): string {
		$value = $fields[ $name ] ?? $allowed[0];
		if ( ! in_array( $value, $allowed, true ) ) {
			throw new Http_Error( $error );
		}
		return $value;
	}

	/**
	 * The origins that may send requests.
	 *
	 * @return string[]
	 */
	private static function own_origins(): array {
		$origins = array( self::origin_of( home_url() ), self::origin_of( site_url() ) );
		/**
		 * Filters the origins whose pages may send requests with a customer's cookies.
		 *
		 * @param string[] $origins Those of the site.
		 */
		return (array) apply_filters( 'flatpeak_connect_allowed_origins', array_unique( $origins ) );
	}

	/**
	 * The origin of a URL.
	 *
	 * @param string $url A URL.
	 */
	private static function origin_of( string $url ): string {
		$parts = wp_parse_url( $url );
		return ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . ( isset( $parts['port'] ) ? ":{$parts['port']}" : '' );
	}
}
