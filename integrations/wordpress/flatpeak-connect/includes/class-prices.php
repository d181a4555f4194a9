<?php
/**
 * Prices.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * The prices of a customer's location. The series stays as the service sends it: the element reads
 * the series of every API version.
 */
final class Prices {

	/** Covers today and tomorrow in every time zone, also on a day of 25 hours. In hours. */
	private const DEFAULT_START = -25;
	private const DEFAULT_END   = 50;

	/** The settings are useful without prices, so they wait only this long for them. In seconds. */
	private const NOW_TIMEOUT = 3;

	/** Keys of `tariff_status` for which the service has prices. */
	private const DIRECTIONS = array(
		'commodity_import' => 'IMPORT',
		'commodity_export' => 'EXPORT',
		'local'            => 'LOCAL',
	);

	private const FIELDS = array( 'location_id', 'location_timezone', 'currency_code', 'direction', 'next_update', 'last_updated', 'data' );

	/**
	 * Creates the service.
	 *
	 * @param Store          $store The store.
	 * @param Response_Cache $cache The cache.
	 */
	public function __construct( private readonly Store $store, private readonly Response_Cache $cache ) {}

	/**
	 * The body of `GET prices`.
	 *
	 * @param int                   $user_id The customer.
	 * @param array<string, string> $query   `location_id`, `direction`, `start_time`, `end_time`, `include_carbon`.
	 * @return array<string, mixed>
	 * @throws Http_Error `location_not_yours`, `no_location` or `request_refused`.
	 * @throws Api_Error If the service refuses for another reason.
	 */
	public function for_customer( int $user_id, array $query ): array {
		$connections = $this->store->connections( $user_id );
		$location_id = Locations::resolve( $connections, $query['location_id'] ?? '' );
		$period      = array(
			'start_time' => $query['start_time'] ?? $this->full_hour( self::DEFAULT_START ),
			'end_time'   => $query['end_time'] ?? $this->full_hour( self::DEFAULT_END ),
			'direction'  => $query['direction'] ?? 'IMPORT',
		);
		if ( 'true' === ( $query['include_carbon'] ?? '' ) ) {
			$period['include_carbon'] = 'true';
		}
		try {
			$rates = $this->cache->rates( $location_id, Locations::version( $connections, $location_id ), $period );
		} catch ( Api_Error $error ) {
			// The service's codes for bad parameters end in `_invalid` or `_missing`; its plain 400 has no code.
			$is_invalid = '' === $error->error_code ? 400 === $error->status : 1 === preg_match( '/_(invalid|missing)$/', $error->error_code );
			throw $is_invalid ? new Http_Error( 'request_refused' ) : $error;
		}
		return array_intersect_key( $rates, array_flip( self::FIELDS ) );
	}

	/**
	 * The prices of this hour, in which a tariff has its current price.
	 *
	 * @param string $location_id The location.
	 * @param string $version     As for the cache.
	 * @param string $status_key  The tariff.
	 * @return array<string, mixed>|null Null if they are not available, or take too long.
	 */
	public function this_hour( string $location_id, string $version, string $status_key ): ?array {
		$direction = self::DIRECTIONS[ $status_key ] ?? null;
		if ( null === $direction ) {
			return null;
		}
		$period = array(
			'start_time' => $this->full_hour( 0 ),
			'end_time'   => $this->full_hour( 1 ),
			'direction'  => $direction,
		);
		try {
			return $this->cache->rates( $location_id, $version, $period, self::NOW_TIMEOUT );
		} catch ( Api_Error $error ) {
			return null;
		}
	}

	/**
	 * The price of a kWh now.
	 *
	 * @param array<string, mixed>|null $rates A result of `this_hour`.
	 * @return array{value: float, currency_code: string, valid_to: string}|null
	 */
	public function current( ?array $rates ): ?array {
		$now = time();
		foreach ( is_array( $rates['data'] ?? null ) ? $rates['data'] : array() as $row ) {
			if ( ! is_array( $row ) || ! is_string( $row['valid_from'] ?? null ) || ! is_string( $row['valid_to'] ?? null ) ) {
				continue;
			}
			$price = $row['tariff'] ?? $row['price'] ?? null;
			$value = is_array( $price ) ? ( $price['rate'] ?? $price['cost'] ?? $price['value'] ?? null ) : null;
			if ( is_numeric( $value ) && strtotime( $row['valid_from'] ) <= $now && $now < strtotime( $row['valid_to'] ) ) {
				return array(
					'value'         => round( (float) $value, 5 ),
					'currency_code' => is_string( $rates['currency_code'] ?? null ) ? $rates['currency_code'] : '',
					'valid_to'      => $row['valid_to'],
				);
			}
		}
		return null;
	}

	/**
	 * A full hour near now, in UTC. The same for a whole hour, so that a request is sent once.
	 *
	 * @param int $hours Distance from this hour.
	 */
	private function full_hour( int $hours ): string {
		return gmdate( 'Y-m-d\TH:00:00\Z', time() + $hours * HOUR_IN_SECONDS );
	}
}
