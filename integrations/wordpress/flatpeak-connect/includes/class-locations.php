<?php
/**
 * The locations of a customer.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * What follows from a customer's connections.
 */
final class Locations {

	/** Keys of `tariff_status`, by direction and type. */
	private const STATUS_KEYS = array(
		'IMPORT COMMODITY'     => 'commodity_import',
		'EXPORT COMMODITY'     => 'commodity_export',
		'IMPORT NON_COMMODITY' => 'non_commodity_import',
		'EXPORT NON_COMMODITY' => 'non_commodity_export',
		'LOCAL COMMODITY'      => 'local',
	);

	/**
	 * The key of a connection's tariff in `tariff_status`, such as `commodity_import`.
	 *
	 * @param array<string, mixed> $connection A connection.
	 */
	public static function status_key( array $connection ): string {
		return self::STATUS_KEYS[ "{$connection['direction']} {$connection['tariff_type']}" ] ?? '';
	}

	/**
	 * Checks that one of the customer's sessions connected a tariff at a location.
	 *
	 * @param array<int, array<string, mixed>> $connections Of the customer.
	 * @param string                           $location_id The location.
	 * @throws Http_Error `location_not_yours`, also for an unknown location.
	 */
	public static function require_own( array $connections, string $location_id ): void {
		if ( ! in_array( $location_id, array_column( $connections, 'location_id' ), true ) ) {
			throw new Http_Error( 'location_not_yours' );
		}
	}

	/**
	 * The requested location, by default the one that the customer connected last.
	 *
	 * @param array<int, array<string, mixed>> $connections Of the customer, the latest first.
	 * @param string                           $requested   The location, or the empty string.
	 * @throws Http_Error `location_not_yours` or `no_location`.
	 */
	public static function resolve( array $connections, string $requested ): string {
		if ( '' !== $requested ) {
			self::require_own( $connections, $requested );
			return $requested;
		}
		foreach ( $connections as $connection ) {
			if ( 'saved' === $connection['outcome'] ) {
				return $connection['location_id'];
			}
		}
		throw new Http_Error( 'no_location' );
	}

	/**
	 * Identifies the state in which the customer's sessions left a location.
	 *
	 * @param array<int, array<string, mixed>> $connections Of the customer.
	 * @param string                           $location_id The location.
	 */
	public static function version( array $connections, string $location_id ): string {
		$parts = array();
		foreach ( $connections as $connection ) {
			if ( $connection['location_id'] === $location_id ) {
				$parts[] = "{$connection['outcome']} {$connection['completed']}";
			}
		}
		return implode( ',', $parts );
	}
}
