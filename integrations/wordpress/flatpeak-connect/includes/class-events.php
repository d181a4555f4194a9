<?php
/**
 * Events of the service.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Handles each event once, whether a webhook brings it or `Catch_Up` finds it. An event is a hint: the
 * service is asked about each session that it may concern.
 */
final class Events {

	/** Lifetime of a claim, in seconds: longer than Flatpeak waits, shorter than until it repeats. */
	private const LEASE = 20;

	/** How long an event is known, in seconds: longer than Flatpeak repeats it, and than `Catch_Up` looks back. */
	private const KEEP = 7 * DAY_IN_SECONDS;

	/** How many sessions one event can have asked about, and for how many seconds. */
	private const MAX_CANDIDATES = 10;
	private const MAX_WORK       = 4;

	/** Events that may mean that a session is finished. */
	private const COMPLETION_TYPES = array( 'connect_session.complete', 'connect.session.complete', 'location.create', 'location.update' );

	/**
	 * Creates the handler.
	 *
	 * @param Api            $api      The client of the service.
	 * @param Store          $store    The store.
	 * @param Claims         $claims   The claims.
	 * @param Sessions       $sessions The sessions.
	 * @param Response_Cache $cache    The cache.
	 */
	public function __construct(
		private readonly Api $api,
		private readonly Store $store,
		private readonly Claims $claims,
		private readonly Sessions $sessions,
		private readonly Response_Cache $cache
	) {}

	/**
	 * Reads an event, of a webhook or of the list of events.
	 *
	 * @param mixed $json What was received.
	 * @return array{id: string, type: string, created: int, data: array<string, mixed>}|null `created` in
	 *         seconds since the epoch, 0 if it is missing. Null without a readable id and type.
	 */
	public static function read( mixed $json ): ?array {
		$fields = is_array( $json ) ? $json : array();
		$event  = array(
			'id'      => self::text( $fields['id'] ?? null ),
			'type'    => self::text( $fields['type'] ?? null ),
			'created' => is_string( $fields['time_created'] ?? null ) ? max( 0, (int) strtotime( $fields['time_created'] ) ) : 0,
			'data'    => is_array( $fields['data'] ?? null ) ? $fields['data'] : array(),
		);
		// Of a list of objects, the first one is the event's.
		if ( is_array( $event['data'][0] ?? null ) ) {
			$event['data'] = $event['data'][0];
		}
		return '' === $event['id'] || '' === $event['type'] ? null : $event;
	}

	/**
	 * Handles an event, unless that has been done already.
	 *
	 * @param array<string, mixed> $event  A result of `read`.
	 * @param string               $source `webhook` or `catch-up`. A webhook's event also completes the
	 *                                     session that it reports; the cron job has asked about all.
	 * @return string `handled`, `done`, or `busy` if another request is handling the event.
	 * @throws Http_Error `event_not_handled`; the call can be repeated.
	 */
	public function handle( array $event, string $source ): string {
		$name  = "event {$event['id']}";
		$claim = $this->claims->take( $name, self::LEASE );
		if ( null === $claim || 'done' === $claim ) {
			return $claim ?? 'busy';
		}
		try {
			$this->handle_claimed( $event, $source );
			$this->claims->finish( $name, $claim, self::KEEP );
			return 'handled';
		} catch ( \Throwable $error ) {
			Http_Error::report( $error );
			$this->claims->release( $name, $claim );
			throw new Http_Error( 'event_not_handled' );
		}
	}

	/**
	 * Handles an event that this request has claimed.
	 *
	 * @param array<string, mixed> $event  A result of `read`.
	 * @param string               $source As for `handle`.
	 */
	private function handle_claimed( array $event, string $source ): void {
		$data        = $event['data'];
		$is_location = 'location' === ( $data['object'] ?? '' ) || str_starts_with( $event['type'], 'location.' );
		$location_id = self::text( $data['location_id'] ?? ( $is_location ? $data['id'] ?? null : null ) );
		if ( '' !== $location_id ) {
			$this->cache->drop( $location_id );
		}
		if ( 'webhook' === $source && in_array( $event['type'], self::COMPLETION_TYPES, true ) ) {
			$this->complete_candidates( $data, $location_id );
		}
		$user_ids = '' === $location_id ? array() : $this->store->users_at( $location_id );
		if ( Alerts::is_alert( $event['type'] ) ) {
			$alert = array(
				'id'          => $event['id'],
				'type'        => $event['type'],
				// If the service's clock is ahead, the event must still be older than what the customer does next.
				'created'     => 1000 * ( $event['created'] > 0 ? min( $event['created'], time() ) : time() ),
				'location_id' => $location_id,
				'tariff_id'   => self::text( $data['tariff_id'] ?? null ),
			);
			foreach ( $user_ids as $user_id ) {
				$this->store->add_alert( $user_id, $alert );
			}
		}
		/**
		 * Runs once for each event; again if it threw an exception. Flatpeak waits at most ten seconds.
		 *
		 * @param string $type     Type of the event, such as `tariff.expiring`.
		 * @param array  $data     The event's data.
		 * @param int[]  $user_ids The users who have connected a tariff at its location.
		 * @param string $id       Id of the event.
		 */
		do_action( 'flatpeak_connect_event', $event['type'], $data, $user_ids, $event['id'] );
	}

	/**
	 * Completes the session that an event reports as finished. What fails is left to the cron job.
	 *
	 * @param array<string, mixed> $data        The event's object.
	 * @param string               $location_id Its location.
	 */
	private function complete_candidates( array $data, string $location_id ): void {
		$until = microtime( true ) + self::MAX_WORK;
		foreach ( $this->candidates( $data, $location_id ) as $session ) {
			if ( microtime( true ) > $until ) {
				return;
			}
			try {
				$this->sessions->complete( $session, 'webhook', false );
			} catch ( \Throwable $error ) {
				Http_Error::report( $error );
			}
		}
	}

	/**
	 * The session with the token that the event names; otherwise the open sessions of the location's
	 * customers; for a new location those of its customer; without all of these the newest open ones
	 * for a new location.
	 *
	 * @param array<string, mixed> $data        The event's object.
	 * @param string               $location_id Its location.
	 * @return Session[]
	 */
	private function candidates( array $data, string $location_id ): array {
		foreach ( array( 'connect_token', 'id' ) as $field ) {
			$name    = self::text( $data[ $field ] ?? null );
			$session = '' === $name ? null : $this->store->find( hash( 'sha256', $name ) );
			if ( $session ) {
				return array( $session );
			}
		}
		$user_ids = '' === $location_id ? array() : $this->store->users_at( $location_id );
		if ( array() !== $user_ids ) {
			$sessions = array_map( fn( $user_id ) => $this->store->open_sessions( $user_id, self::MAX_CANDIDATES ), $user_ids );
			return array_slice( array_merge( ...$sessions ), 0, self::MAX_CANDIDATES );
		}
		$user_id = Customer::of_reference( $this->reference( $data ) );
		return $user_id > 0
			? $this->store->open_sessions( $user_id, self::MAX_CANDIDATES )
			: $this->store->newest_open_sessions( self::MAX_CANDIDATES );
	}

	/**
	 * The site's id of the event's customer; the empty string if it cannot be read.
	 *
	 * @param array<string, mixed> $data The event's object.
	 */
	private function reference( array $data ): string {
		$reference = self::text( $data['customer_reference_id'] ?? null );
		$customer  = self::text( $data['customer_id'] ?? null );
		if ( '' !== $reference || '' === $customer ) {
			return $reference;
		}
		try {
			return self::text( $this->api->customer( $customer )['reference_id'] ?? null );
		} catch ( Api_Error $error ) {
			return '';
		}
	}

	/**
	 * A short text without control characters; the empty string for anything else.
	 *
	 * @param mixed $value Any value.
	 */
	private static function text( mixed $value ): string {
		return is_string( $value ) && 1 === preg_match( '/^[^\p{Cc}]{1,200}$/u', $value ) ? $value : '';
	}
}
