<?php
/**
 * Alerts.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Separates the open alerts of a location from those that later events or the customer resolved.
 */
final class Alerts {

	/** Events that are shown to the customer. Only the latest event of a topic counts for a tariff. */
	private const TOPICS = array(
		'tariff.expiring'           => 'contract',
		'tariff.expired'            => 'contract',
		'tariff.fetch.failed'       => 'connection',
		'tariff.connection.upgrade' => 'upgrade',
	);

	/** An expiry is announced at most ten days ahead. */
	private const MAX_EXPIRY_NOTICE = 10 * DAY_IN_SECONDS;

	/**
	 * Whether an event is shown to the customer.
	 *
	 * @param string $type Type of the event.
	 */
	public static function is_alert( string $type ): bool {
		return isset( self::TOPICS[ $type ] );
	}

	/**
	 * Sorts the alerts of one location.
	 *
	 * @param array<int, array<string, mixed>>         $alerts      The latest first.
	 * @param array<string, array<string, mixed>|null> $status      The present `tariff_status`.
	 * @param array<int, array<string, mixed>>         $connections Of the customer at this location.
	 * @return array{open: array<int, array<string, mixed>>, resolved: string[]} The open ones as they
	 *         stand in the body of a response, and the ids of the resolved ones.
	 */
	public static function partition( array $alerts, array $status, array $connections ): array {
		$open     = array();
		$resolved = array();
		$seen     = array();
		foreach ( $alerts as $alert ) {
			$topic   = $alert['tariff_id'] . ' ' . self::TOPICS[ $alert['type'] ];
			$key     = self::status_key( $status, $alert['tariff_id'] );
			$is_open = ! isset( $seen[ $topic ] ) && self::may_be_open( $alert, $key, $status, $connections );
			// An older event of the same topic is superseded.
			$seen[ $topic ] = true;
			if ( ! $is_open ) {
				$resolved[] = $alert['id'];
			} elseif ( ! self::is_settled( $alert, $status[ $key ] ?? null ) ) {
				// A settled alert is hidden but not resolved: the status may change back without an event.
				$open[] = self::to_json( $alert, $key );
			}
		}
		return compact( 'open', 'resolved' );
	}

	/**
	 * An alert as it stands in the body of a response.
	 *
	 * @param array<string, mixed> $alert The alert.
	 * @param string               $key   The key of its tariff, or the empty string.
	 * @return array<string, mixed>
	 */
	public static function to_json( array $alert, string $key = '' ): array {
		return array(
			'id'           => $alert['id'],
			'type'         => $alert['type'],
			'kind'         => '' === $key ? null : $key,
			'tariff_id'    => '' === $alert['tariff_id'] ? null : $alert['tariff_id'],
			'time_created' => gmdate( 'Y-m-d\TH:i:s\Z', intdiv( $alert['created'], 1000 ) ),
		);
	}

	/**
	 * The key of a tariff in `tariff_status`; the empty string if it is unknown.
	 *
	 * @param array<string, array<string, mixed>|null> $status    The present `tariff_status`.
	 * @param string                                   $tariff_id The tariff.
	 */
	private static function status_key( array $status, string $tariff_id ): string {
		foreach ( $status as $key => $tariff ) {
			if ( '' !== $tariff_id && ( $tariff['tariff']['id'] ?? null ) === $tariff_id ) {
				return (string) $key;
			}
		}
		return '';
	}

	/**
	 * Whether the event may concern a tariff that the customer has not changed since.
	 *
	 * @param array<string, mixed>                     $alert       The event.
	 * @param string                                   $key         The key of its tariff.
	 * @param array<string, array<string, mixed>|null> $status      The present `tariff_status`.
	 * @param array<int, array<string, mixed>>         $connections Of the customer at this location.
	 */
	private static function may_be_open( array $alert, string $key, array $status, array $connections ): bool {
		$has_candidate = false;
		foreach ( $connections as $connection ) {
			$own = Locations::status_key( $connection );
			// The status of a pending or failed tariff may lack its id.
			$is_candidate = '' !== $key ? $own === $key : '' === $alert['tariff_id'] || empty( $status[ $own ]['tariff']['id'] );
			if ( ! $is_candidate ) {
				continue;
			}
			$has_candidate = true;
			// Events have a resolution of one second.
			$completed = $connection['completed'] - $connection['completed'] % 1000;
			if ( 'saved' === $connection['outcome'] && $completed <= $alert['created'] ) {
				return true;
			}
		}
		// The tariff was not connected through this site, so no session here can have resolved it.
		return ! $has_candidate && '' !== $key;
	}

	/**
	 * Whether the tariff's status shows that there is nothing left to do.
	 *
	 * @param array<string, mixed>      $alert  The event.
	 * @param array<string, mixed>|null $tariff The status of its tariff.
	 */
	private static function is_settled( array $alert, ?array $tariff ): bool {
		if ( null === $tariff ) {
			return false;
		}
		if ( 'connection' === self::TOPICS[ $alert['type'] ] ) {
			return 'CONNECTED' === ( $tariff['status'] ?? '' );
		}
		if ( 'contract' !== self::TOPICS[ $alert['type'] ] ) {
			return false;
		}
		// A contract that never ends, or ends long after the event, was renewed.
		$end = Contract_End::normalize( $tariff['tariff']['contract_end_date'] ?? null, '' );
		return Contract_End::NEVER === $end
			|| ( '' !== $end && strtotime( $end ) > intdiv( $alert['created'], 1000 ) + self::MAX_EXPIRY_NOTICE );
	}
}
