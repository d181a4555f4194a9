<?php
/**
 * Postal addresses.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Reads postal addresses of the service.
 */
final class Addresses {

	private const FIELDS = array( 'address_line1', 'address_line2', 'city', 'state', 'post_code', 'country_code' );

	/**
	 * The address of a location.
	 *
	 * @param array<string, mixed> $location A location of the service.
	 * @return array<string, string>|null
	 */
	public static function read( array $location ): ?array {
		$wire = $location['postal_address'] ?? null;
		if ( ! is_array( $wire ) ) {
			return null;
		}
		$address = array();
		foreach ( self::FIELDS as $field ) {
			$address[ $field ] = is_string( $wire[ $field ] ?? null ) ? $wire[ $field ] : '';
		}
		return $address;
	}

	/**
	 * The address in one line.
	 *
	 * @param array<string, string>|null $address An address.
	 */
	public static function in_one_line( ?array $address ): string {
		return implode( ', ', array_filter( $address ?? array() ) );
	}
}
