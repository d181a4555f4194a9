<?php
/**
 * Missed events.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the recent events from the service, and handles those that no webhook has brought: the site was
 * down for longer than Flatpeak repeats deliveries, or it has no webhook.
 */
final class Catch_Up {

	/** How far back, in seconds: longer than Flatpeak repeats a delivery. */
	private const PERIOD = 3 * DAY_IN_SECONDS;

	/** The most events that the service returns at once. */
	private const PAGE = 100;

	/** Time limit, in seconds. The next run does the rest. */
	private const MAX_RUN = 20;

	/**
	 * Creates the reader.
	 *
	 * @param Api    $api    The client of the service.
	 * @param Events $events The handler of events.
	 */
	public function __construct( private readonly Api $api, private readonly Events $events ) {}

	/**
	 * Handles the events that were missed, the oldest first. A failure of one does not stop the others.
	 */
	public function run(): void {
		if ( '' === Options::account_id() || '' === Options::api_key() ) {
			return;
		}
		$until = time() + self::MAX_RUN;
		try {
			$events = $this->read_since( time() - self::PERIOD, $until );
		} catch ( Api_Error $error ) {
			Http_Error::report( $error );
			return;
		}
		foreach ( $events as $event ) {
			if ( time() >= $until ) {
				return;
			}
			try {
				$this->events->handle( $event, 'catch-up' );
			} catch ( Http_Error $error ) {
				// It was reported where it happened. The next run tries again.
				continue;
			}
		}
	}

	/**
	 * The events since a moment, the oldest first. The service's list is newest first, so a page with
	 * older events is the last one to read.
	 *
	 * @param int $since In seconds since the epoch.
	 * @param int $until When to stop reading.
	 * @return array<int, array<string, mixed>> Results of `Events::read`.
	 * @throws Api_Error If the service refuses.
	 */
	private function read_since( int $since, int $until ): array {
		$events  = array();
		$cursors = array();
		$after   = '';
		do {
			$cursors[] = $after;
			$page      = $this->api->events( self::PAGE, $after );
			$timed     = $this->with_times( array_values( array_filter( array_map( array( Events::class, 'read' ), $page['data'] ) ) ) );
			$recent    = array_filter( $timed, static fn( $event ) => 0 === $event['created'] || $event['created'] >= $since );
			array_push( $events, ...array_values( $recent ) );
			$after   = $page['next'];
			$is_last = '' === $after || count( $recent ) < count( $timed ) || in_array( $after, $cursors, true );
		} while ( ! $is_last && time() < $until );
		return array_reverse( $events );
	}

	/**
	 * Gives an event without a time that of the next older one, otherwise that of the next newer one.
	 *
	 * @param array<int, array<string, mixed>> $newest_first Events.
	 * @return array<int, array<string, mixed>>
	 */
	private function with_times( array $newest_first ): array {
		$times = array_filter( array_column( $newest_first, 'created' ) );
		$time  = array() === $times ? 0 : end( $times );
		foreach ( array_reverse( array_keys( $newest_first ) ) as $index ) {
			$time = 0 === $newest_first[ $index ]['created'] ? $time : $newest_first[ $index ]['created'];

			$newest_first[ $index ]['created'] = $time;
		}
		return $newest_first;
	}
}
