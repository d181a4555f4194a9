<?php
/**
 * Cached responses of the service.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps what the customers' pages repeat in transients, for each location. The version of a location
 * is part of the key, so that no response from before a change is used.
 */
final class Response_Cache {

	/** The documentation asks for at least 15 minutes between the same requests. */
	private const MIN_LIFETIME = 15 * MINUTE_IN_SECONDS;

	/** A `next_update` that is further away is not believed. */
	private const MAX_LIFETIME = DAY_IN_SECONDS;

	/** For a status that is about to change. */
	private const UNSETTLED_LIFETIME = 10;

	/**
	 * Creates the cache.
	 *
	 * @param Api $api The client of the service.
	 */
	public function __construct( private readonly Api $api ) {}

	/**
	 * The present state of a location's tariffs.
	 *
	 * @param string   $location_id The location.
	 * @param string   $version     Differs as soon as the store knows of a change.
	 * @param callable $is_settled  Whether a status is not about to change.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	public function status( string $location_id, string $version, callable $is_settled ): array {
		return $this->read(
			array( $location_id, $version, 'status' ),
			fn() => $this->api->location_status( $location_id ),
			static fn( $status ) => $is_settled( $status ) ? self::MIN_LIFETIME : self::UNSETTLED_LIFETIME
		);
	}

	/**
	 * Raw prices; kept until their next update.
	 *
	 * @param string               $location_id The location.
	 * @param string               $version     As for `status`.
	 * @param array<string, mixed> $period      As for `Api::rates`.
	 * @param int                  $timeout     In seconds.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	public function rates( string $location_id, string $version, array $period, int $timeout = 10 ): array {
		return $this->read(
			array( $location_id, $version, 'rates', $period ),
			fn() => $this->api->rates( $location_id, $period, $timeout ),
			static function ( $rates ) {
				$next = is_string( $rates['next_update'] ?? null ) ? (int) strtotime( $rates['next_update'] ) : 0;
				return min( max( $next - time(), self::MIN_LIFETIME ), self::MAX_LIFETIME );
			}
		);
	}

	/**
	 * Forgets the responses about a location.
	 *
	 * @param string $location_id The location.
	 */
	public function drop( string $location_id ): void {
		set_transient( $this->stamp_name( $location_id ), bin2hex( random_bytes( 6 ) ), self::MAX_LIFETIME + HOUR_IN_SECONDS );
	}

	/**
	 * Reads from the cache, or from the service.
	 *
	 * @param array<int, mixed> $request  Identifies the response; begins with the location's id.
	 * @param callable          $send     Reads from the service.
	 * @param callable          $lifetime How long to keep a response, in seconds.
	 * @return array<string, mixed>
	 */
	private function read( array $request, callable $send, callable $lifetime ): array {
		$stamp = get_transient( $this->stamp_name( $request[0] ) );
		$key   = 'flatpeak_r_' . md5( (string) wp_json_encode( array( Options::api_version(), Options::account_id(), $stamp, $request ) ) );
		$known = get_transient( $key );
		if ( is_array( $known ) ) {
			return $known;
		}
		$response = $send();
		set_transient( $key, $response, $lifetime( $response ) );
		return $response;
	}

	/**
	 * Name of the transient that changes when a location does.
	 *
	 * @param string $location_id The location.
	 */
	private function stamp_name( string $location_id ): string {
		return 'flatpeak_v_' . md5( $location_id );
	}
}
