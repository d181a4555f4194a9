<?php
/**
 * The customer's tariffs.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * The present state of a customer's locations, for the tariff settings.
 */
final class Tariffs {

	/** How many of a customer's sessions are looked at. */
	private const MAX_OPEN_SESSIONS = 20;

	private const LOCATION_STATUSES = array( 404, 422 );

	/**
	 * Creates the service.
	 *
	 * @param Api            $api    The client of the service.
	 * @param Store          $store  The store.
	 * @param Response_Cache $cache  The cache.
	 * @param Prices         $prices The prices.
	 */
	public function __construct(
		private readonly Api $api,
		private readonly Store $store,
		private readonly Response_Cache $cache,
		private readonly Prices $prices
	) {}

	/**
	 * The body of `GET tariffs`, the location of the latest session first. An error of one location
	 * does not hide the others.
	 *
	 * @param int $user_id The customer.
	 * @return array{locations: array<int, array<string, mixed>>}
	 * @throws Api_Error If no location could be read, and the error is not about the locations.
	 */
	public function for_customer( int $user_id ): array {
		$connections = $this->store->connections( $user_id );
		$alerts      = $this->store->alerts( $user_id );
		$changing    = $this->changing_locations( $user_id );
		$locations   = array();
		$failures    = 0;
		$first       = null;
		foreach ( array_unique( array_column( $connections, 'location_id' ) ) as $id ) {
			$own        = array_values( array_filter( $connections, static fn( $connection ) => $connection['location_id'] === $id ) );
			$own_alerts = array_values( array_filter( $alerts, static fn( $alert ) => $alert['location_id'] === $id ) );
			$version    = Locations::version( $own, $id ) . ',' . implode( ',', array_column( $own_alerts, 'id' ) );
			$fields     = array(
				'location_id'    => $id,
				'postal_address' => $this->address( $user_id, $id, $own ),
			);
			try {
				$status      = $this->status( $id, $version, $own, in_array( $id, $changing, true ) );
				$partition   = Alerts::partition( $own_alerts, $status, $own );
				$locations[] = $fields + array(
					'tariff_status' => $this->status_to_json( $id, $version, $status, $own ),
					'problem'       => null,
					'alerts'        => $partition['open'],
				);
				foreach ( $partition['resolved'] as $event_id ) {
					$this->store->resolve_alert( $user_id, $event_id );
				}
			} catch ( Api_Error $error ) {
				++$failures;
				$is_about_location = in_array( $error->status, self::LOCATION_STATUSES, true ) && ! $error->is_account_error();
				if ( ! $is_about_location ) {
					$first ??= $error;
				}
				$problem     = Http_Error::from( $error );
				$locations[] = $fields + array(
					'tariff_status' => null,
					'problem'       => array(
						'code'    => $problem->error_code,
						'message' => $problem->getMessage(),
					),
					'alerts'        => array_map( static fn( $alert ) => Alerts::to_json( $alert ), $own_alerts ),
				);
			}
		}
		if ( $first && count( $locations ) === $failures ) {
			throw $first;
		}
		if ( $first ) {
			// The customer gets a response, so that nothing else reports this.
			Http_Error::report( $first );
		}
		return array( 'locations' => $locations );
	}

	/**
	 * The locations that a session of the last hour may have changed.
	 *
	 * @param int $user_id The customer.
	 * @return string[]
	 */
	private function changing_locations( int $user_id ): array {
		$ids = array();
		foreach ( $this->store->open_sessions( $user_id, self::MAX_OPEN_SESSIONS ) as $session ) {
			if ( $session->minted > time() - HOUR_IN_SECONDS ) {
				$ids[] = $session->location_id;
			}
		}
		return $ids;
	}

	/**
	 * The status of a location's tariffs.
	 *
	 * @param string                           $id          The location.
	 * @param string                           $version     As for the cache.
	 * @param array<int, array<string, mixed>> $connections Of the customer at this location.
	 * @param bool                             $is_changing Whether a session may have changed it.
	 * @return array<string, array<string, mixed>|null>
	 * @throws Api_Error If the service refuses.
	 */
	private function status( string $id, string $version, array $connections, bool $is_changing ): array {
		if ( $is_changing ) {
			return $this->readable( $this->api->location_status( $id ) );
		}
		$is_settled = function ( array $reply ) use ( $connections ): bool {
			$status = $this->readable( $reply );
			foreach ( $connections as $connection ) {
				$is_connected = 'CONNECTED' === ( $status[ Locations::status_key( $connection ) ]['status'] ?? '' );
				if ( 'saved' === $connection['outcome'] && ! $is_connected ) {
					return false;
				}
			}
			return true;
		};
		return $this->readable( $this->cache->status( $id, $version, $is_settled ) );
	}

	/**
	 * The tariffs of a status, with fields of known types.
	 *
	 * @param array<string, mixed> $reply A response of the service.
	 * @return array<string, array<string, mixed>|null>
	 */
	private function readable( array $reply ): array {
		$status = array();
		foreach ( $reply['tariff_status'] as $key => $tariff ) {
			$status[ $key ] = is_array( $tariff ) ? array(
				'status'          => is_string( $tariff['status'] ?? null ) ? trim( $tariff['status'] ) : '',
				'connection_type' => is_string( $tariff['connection_type'] ?? null ) ? $tariff['connection_type'] : '',
				'provider'        => is_array( $tariff['provider'] ?? null ) ? $tariff['provider'] : null,
				'tariff'          => is_array( $tariff['tariff'] ?? null ) ? $tariff['tariff'] : null,
			) : null;
		}
		return $status;
	}

	/**
	 * The tariffs of a location as they stand in the body of a response.
	 *
	 * @param string                                   $id          The location.
	 * @param string                                   $version     As for the cache.
	 * @param array<string, array<string, mixed>|null> $status      The status.
	 * @param array<int, array<string, mixed>>         $connections Of the customer at this location.
	 * @return array<string, array<string, mixed>>|\stdClass
	 */
	private function status_to_json( string $id, string $version, array $status, array $connections ): array|\stdClass {
		$pending = array();
		foreach ( $connections as $connection ) {
			if ( 'saved' === $connection['outcome'] && $connection['pending'] ) {
				$pending[] = Locations::status_key( $connection );
			}
		}
		$json = array();
		foreach ( $status as $key => $tariff ) {
			$state = $tariff['status'] ?? '';
			$rates = 'CONNECTED' === $state ? $this->prices->this_hour( $id, $version, (string) $key ) : null;
			$named = $tariff['tariff'] ?? null;
			if ( isset( $named['contract_end_date'] ) ) {
				$zone                       = is_string( $rates['location_timezone'] ?? null ) ? $rates['location_timezone'] : '';
				$named['contract_end_date'] = Contract_End::normalize( $named['contract_end_date'], $zone );
			}
			$json[ $key ] = array(
				'status'          => $state,
				'connection_type' => $tariff['connection_type'] ?? '',
				'provider'        => $tariff['provider'] ?? null,
				'tariff'          => $named,
				// The service has no status for pending: it says NOT_CONNECTED until it has read the provider.
				'pending'         => in_array( $key, $pending, true ) && ! in_array( $state, array( 'CONNECTED', 'ERROR' ), true ),
				'price'           => $this->prices->current( $rates ),
			);
		}
		return array() === $json ? new \stdClass() : $json;
	}

	/**
	 * The stored address; read again if it was not available when the session ended.
	 *
	 * @param int                              $user_id     The customer.
	 * @param string                           $id          The location.
	 * @param array<int, array<string, mixed>> $connections Of the customer at this location.
	 * @return array<string, string>|null
	 */
	private function address( int $user_id, string $id, array $connections ): ?array {
		if ( is_array( $connections[0]['postal_address'] ) ) {
			return $connections[0]['postal_address'];
		}
		try {
			$address = Addresses::read( $this->api->location( $id ) );
		} catch ( Api_Error $error ) {
			return null;
		}
		if ( $address ) {
			$this->store->set_address( $user_id, $id, $address );
		}
		return $address;
	}
}
