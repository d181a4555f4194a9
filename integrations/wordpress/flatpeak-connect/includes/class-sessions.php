<?php
/**
 * Sessions, from the token to the stored connection.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Mints tokens for customers and completes their sessions. A session is completed once, whether the
 * page, the callback, a webhook or the cron job notices its end first.
 */
final class Sessions {

	/** How many tokens a customer may get within an hour. */
	private const TOKENS_PER_HOUR = 60;

	/** Lifetime of a claim, in seconds: longer than an exchange with a login usually takes. */
	private const LEASE = 60;

	/** How long to wait while another request holds the claim, in seconds. */
	private const MAX_WAIT = 10;

	/** How many sessions one request asks about, and for how many seconds. */
	private const MAX_SESSIONS = 20;
	private const MAX_WORK     = 20;

	/** The documentation does not say how an unfinished session is refused. */
	private const UNFINISHED_STATUSES = array( 404, 422 );

	/**
	 * Creates the service.
	 *
	 * @param Api    $api    The client of the service.
	 * @param Store  $store  The store.
	 * @param Claims $claims The claims.
	 */
	public function __construct( private readonly Api $api, private readonly Store $store, private readonly Claims $claims ) {}

	/**
	 * Opens a session for a customer and stores its token.
	 *
	 * @param int    $user_id     The customer.
	 * @param string $connect_url The page with the widget, or the empty string.
	 * @param string $direction   IMPORT, EXPORT or LOCAL.
	 * @param string $tariff_type COMMODITY or NON_COMMODITY.
	 * @param string $location_id One of the customer's locations; the empty string for a new one.
	 * @return array{connect_token: string, expires_in: int, live_mode: bool}
	 * @throws Http_Error `token_limit`.
	 */
	public function mint( int $user_id, string $connect_url, string $direction, string $tariff_type, string $location_id ): array {
		$this->check_limit( $user_id );
		$minted               = $this->api->create_token(
			array(
				'callback_uri'          => rest_url( Rest::ROUTE_NAMESPACE . '/callback' ),
				'connect_web_uri'       => $connect_url,
				'direction'             => $direction,
				'type'                  => $tariff_type,
				'customer_reference_id' => Customer::reference( $user_id ),
				'location_id'           => $location_id,
			)
		);
		$session              = new Session( $user_id, hash( 'sha256', $minted['connect_token'] ) );
		$session->token       = $minted['connect_token'];
		$session->direction   = $direction;
		$session->tariff_type = $tariff_type;
		$session->location_id = $location_id;
		$session->minted      = time();
		$session->expires     = time() + $minted['expires_in'];
		$this->store->save( $session );
		return $minted;
	}

	/**
	 * The customer's unfinished session, for a page that was reloaded during a session.
	 *
	 * @param int    $user_id The customer.
	 * @param string $hash    SHA-256 of its token, in hex.
	 * @return array{connect_token: string, expires_in: int}|null
	 */
	public function resume( int $user_id, string $hash ): ?array {
		$session = $this->store->find( $hash );
		if ( ! $session || $session->user_id !== $user_id || $session->is_done || ! $session->is_token_valid() ) {
			return null;
		}
		return array(
			'connect_token' => $session->token,
			'expires_in'    => $session->expires - time(),
		);
	}

	/**
	 * Completes one session of the customer.
	 *
	 * @param int    $user_id The customer.
	 * @param string $token   The connect token.
	 * @param string $by      Who noticed: `page`, `callback`, `webhook` or `sweep`.
	 * @return array<string, mixed>|null Its connection; null if it is not finished.
	 * @throws Http_Error `token_unknown`, also for another customer's token; `connection_not_stored`.
	 */
	public function complete_one( int $user_id, string $token, string $by ): ?array {
		$session = $this->store->find( hash( 'sha256', $token ) );
		if ( ! $session || $session->user_id !== $user_id ) {
			throw new Http_Error( 'token_unknown' );
		}
		$result = $this->complete( $session, $by );
		if ( 'rejected' === $result['state'] ) {
			throw new Http_Error( 'connection_not_stored' );
		}
		return $result['connection'];
	}

	/**
	 * Completes all sessions of the customer that are finished. A failure of one does not stop the
	 * others.
	 *
	 * @param int    $user_id The customer.
	 * @param string $by      Who noticed.
	 * @return array{connections: array<int, array<string, mixed>>, failed: array<int, array<string, mixed>>}
	 * @throws \Throwable If no session could be asked about.
	 */
	public function complete_all( int $user_id, string $by ): array {
		$until    = time() + self::MAX_WORK;
		$failed   = array();
		$hidden   = array();
		$first    = null;
		$answered = 0;
		foreach ( $this->store->open_sessions( $user_id, self::MAX_SESSIONS ) as $session ) {
			if ( time() >= $until ) {
				break;
			}
			try {
				$result = $this->complete( $session, $by );
				++$answered;
				if ( 'rejected' === $result['state'] ) {
					$failed[] = $this->failure( $session, new Http_Error( 'connection_not_stored' ), $result['connection'] );
					$hidden[] = $this->tariff_of( $result['connection'] );
				}
			} catch ( \Throwable $error ) {
				$first ??= $error;
				Http_Error::report( $error );
				$failed[] = $this->failure( $session, Http_Error::from( $error ), null );
			}
		}
		if ( $first && 0 === $answered ) {
			throw $first;
		}
		$connections = array_filter(
			$this->store->connections( $user_id ),
			fn( $connection ) => ! in_array( $this->tariff_of( $connection ), $hidden, true )
		);
		return array(
			'connections' => array_values( $connections ),
			'failed'      => $failed,
		);
	}

	/**
	 * Completes one session: exchanges its token, stores the connection and runs the site's actions,
	 * each once. Later calls return the stored connection. Concurrent ones wait for the first.
	 *
	 * @param Session $session As the caller read it.
	 * @param string  $by      Who noticed.
	 * @param bool    $waits   Whether to wait while another request is at it.
	 * @return array{state: string, connection: array<string, mixed>|null} `completed`, `done`, `open`,
	 *         `busy`, or `rejected` if an action of the site failed.
	 * @throws Http_Error `completion_busy`.
	 */
	public function complete( Session $session, string $by, bool $waits = true ): array {
		$name  = "session {$session->hash}";
		$until = microtime( true ) + self::MAX_WAIT;
		$claim = $this->claims->take( $name, self::LEASE );
		while ( null === $claim ) {
			if ( ! $waits ) {
				return $this->result( 'busy' );
			}
			if ( microtime( true ) > $until ) {
				throw new Http_Error( 'completion_busy', 1 );
			}
			usleep( 100000 );
			$claim = $this->claims->take( $name, self::LEASE );
		}
		try {
			$present = $this->store->find( $session->hash );
			// What other requests wrote meanwhile.
			wp_cache_delete( $session->user_id, 'user_meta' );
			if ( ! $present ) {
				throw new Http_Error( 'token_unknown' );
			}
			if ( $present->is_done ) {
				return $this->result( 'done', $present->connection );
			}
			// Another request got an answer since the caller read the session.
			if ( $present->asks > $session->asks ) {
				return $present->connection ? $this->result( 'rejected', $present->connection ) : $this->result( 'open' );
			}
			return $this->complete_claimed( $present, $name, $claim, $by );
		} finally {
			$this->claims->release( $name, $claim );
		}
	}

	/**
	 * Completes a session that this request has claimed.
	 *
	 * @param Session $session The session.
	 * @param string  $name    What was claimed.
	 * @param string  $claim   The claim's id.
	 * @param string  $by      Who noticed.
	 * @return array{state: string, connection: array<string, mixed>|null}
	 * @throws Http_Error `completion_busy` if the claim was lost.
	 */
	private function complete_claimed( Session $session, string $name, string $claim, string $by ): array {
		if ( null === $session->connection ) {
			$connection = $this->exchange( $session );
			++$session->asks;
			$session->asked = time();
			if ( ! $this->claims->is_held( $name, $claim ) ) {
				throw new Http_Error( 'completion_busy', 1 );
			}
			$session->connection = $connection;
			if ( $connection ) {
				// Stored before the site's actions run: if the process dies in between, nothing is lost.
				$this->store->record( $session->user_id, $connection );
			}
			$this->store->save( $session );
			if ( ! $connection ) {
				return $this->result( 'open' );
			}
		}
		try {
			/**
			 * Runs once for each finished session; again if it threw an exception.
			 *
			 * @param int    $user_id    The customer.
			 * @param array  $connection `location_id`, `postal_address`, `direction`, `tariff_type`,
			 *                           `outcome` (`saved` or `disconnected`), `pending`, `completed`.
			 * @param string $by         Who noticed: `page`, `callback`, `webhook` or `sweep`.
			 */
			do_action( 'flatpeak_connect_connected', $session->user_id, $session->connection, $by );
		} catch ( \Throwable $error ) {
			Http_Error::report( $error );
			++$session->asks;
			$this->store->save( $session );
			return $this->result( 'rejected', $session->connection );
		}
		$session->is_done = true;
		$session->token   = '';
		$this->store->save( $session );
		return $this->result( 'completed', $session->connection );
	}

	/**
	 * Asks the service what a session has connected.
	 *
	 * @param Session $session The session.
	 * @return array<string, mixed>|null Null if the session is not finished, or if its token has expired.
	 * @throws Api_Error If the service fails.
	 */
	private function exchange( Session $session ): ?array {
		if ( ! $session->is_token_valid() ) {
			return null;
		}
		try {
			$exchanged = $this->api->exchange_token( $session->token );
		} catch ( Api_Error $error ) {
			if ( in_array( $error->status, self::UNFINISHED_STATUSES, true ) && ! $error->is_account_error() ) {
				return null;
			}
			throw $error;
		}
		$location_id = $exchanged['location_id'] ?? '';
		$action      = $exchanged['complete_action'] ?? '';
		if ( ! is_string( $location_id ) || '' === $location_id ) {
			return null;
		}
		// A session that was opened for a location and returns the same one without an action may
		// still be running.
		if ( ! $action && $location_id === $session->location_id ) {
			return null;
		}
		$outcome = 'DISCONNECT' === $action ? 'disconnected' : 'saved';
		return array(
			'location_id'    => $location_id,
			'postal_address' => $this->read_address( $location_id ),
			'direction'      => $session->direction,
			'tariff_type'    => $session->tariff_type,
			'outcome'        => $outcome,
			'pending'        => 'saved' === $outcome && true !== ( $exchanged['is_tariff_processed'] ?? false ),
			'completed'      => (int) ( microtime( true ) * 1000 ),
		);
	}

	/**
	 * The postal address of a location; null if it cannot be read: the session is complete without it.
	 *
	 * @param string $location_id The location.
	 * @return array<string, string>|null
	 */
	private function read_address( string $location_id ): ?array {
		try {
			return Addresses::read( $this->api->location( $location_id ) );
		} catch ( Api_Error $error ) {
			return null;
		}
	}

	/**
	 * Limits the tokens of a customer.
	 *
	 * @param int $user_id The customer.
	 * @throws Http_Error `token_limit`, with the time until the customer may get another.
	 */
	private function check_limit( int $user_id ): void {
		$sessions = $this->store->sessions( $user_id );
		$oldest   = $sessions[ self::TOKENS_PER_HOUR - 1 ] ?? null;
		$wait     = $oldest ? $oldest->minted + HOUR_IN_SECONDS - time() : 0;
		if ( $wait > 0 ) {
			throw new Http_Error( 'token_limit', $wait );
		}
	}

	/**
	 * A result of `complete`.
	 *
	 * @param string                    $state      The state.
	 * @param array<string, mixed>|null $connection The connection.
	 * @return array{state: string, connection: array<string, mixed>|null}
	 */
	private function result( string $state, ?array $connection = null ): array {
		return compact( 'state', 'connection' );
	}

	/**
	 * A session that could not be completed, as it stands in the body of a response.
	 *
	 * @param Session                   $session    The session.
	 * @param Http_Error                $error      The failure.
	 * @param array<string, mixed>|null $connection What it connected, if that is known.
	 * @return array<string, mixed>
	 */
	private function failure( Session $session, Http_Error $error, ?array $connection ): array {
		$location_id = $connection['location_id'] ?? $session->location_id;
		return array(
			'code'        => $error->error_code,
			'message'     => $error->getMessage(),
			'direction'   => $session->direction,
			'tariff_type' => $session->tariff_type,
			'location_id' => '' === $location_id ? null : $location_id,
		);
	}

	/**
	 * What tells the customer's tariffs apart.
	 *
	 * @param array<string, mixed> $connection A connection.
	 * @return string[]
	 */
	private function tariff_of( array $connection ): array {
		return array( $connection['location_id'], $connection['direction'], $connection['tariff_type'] );
	}
}
