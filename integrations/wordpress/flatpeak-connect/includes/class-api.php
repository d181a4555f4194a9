<?php
/**
 * The client of the service.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * A client of Flatpeak's REST API. Every method throws `Api_Error` and nothing else. In every API
 * version, parameters and results have the names and shapes of Zero.
 */
final class Api {

	private const VERSION_HEADERS = array(
		'zero'  => '2024-08-24.zero',
		'anode' => '2025-09-14.anode',
	);

	/** Time limit for one request, in seconds. */
	private const TIMEOUT = 10;

	/** A bearer is renewed this long before it expires, in seconds. */
	private const RENEWAL_MARGIN = 60;

	private const BEARER = 'flatpeak_connect_bearer';

	private const LOCATION_CODES = array( 404 => 'location_not_found' );
	private const PRICE_CODES    = array(
		404 => 'location_not_found',
		422 => 'pending_connect',
	);

	/**
	 * Logs in, whether or not there is a valid bearer.
	 *
	 * @return array{live_mode: bool} Whether the key is for live data.
	 * @throws Api_Error If the service refuses account or key, or cannot be reached.
	 */
	public function log_in(): array {
		delete_transient( self::BEARER );
		$this->bearer();
		return array( 'live_mode' => 'live' === Options::mode_of( Options::api_key() ) );
	}

	/**
	 * Reads one location of the account, which proves that key and API version are right.
	 *
	 * @throws Api_Error If the service refuses.
	 */
	public function probe(): void {
		$this->authorized( 'GET', '/locations', array( 'query' => array( 'limit' => 1 ) ) );
	}

	/**
	 * Opens a session for one customer.
	 *
	 * @param array<string, string|null> $session `callback_uri`, `connect_web_uri`, `direction`, `type`,
	 *                                            `customer_reference_id`, `location_id`.
	 * @return array{connect_token: string, expires_in: int, live_mode: bool}
	 * @throws Api_Error If the service refuses.
	 */
	public function create_token( array $session ): array {
		$body = array_filter( $session, static fn( $value ) => null !== $value && '' !== $value );
		if ( 'anode' === Options::api_version() ) {
			$body = $this->renamed(
				$body,
				array(
					'callback_uri'    => 'callback_url',
					'connect_web_uri' => 'connect_url',
					'direction'       => 'tariff_direction',
					'type'            => 'tariff_type',
				)
			);
			// Required, even if no login returns to it.
			$body += array( 'connect_url' => $body['callback_url'] );
		}
		$reply = $this->token_request( 'POST', array( 'body' => $body ) );
		$token = $reply['connect_token'] ?? null;
		if ( ! is_string( $token ) || '' === $token ) {
			throw new Api_Error( 'protocol', 'The response to a token request has no connect_token.', 200 );
		}
		$lifetime = $reply['expires_in'] ?? null;
		return array(
			'connect_token' => $token,
			'expires_in'    => is_numeric( $lifetime ) && $lifetime > 0 ? (int) $lifetime : DAY_IN_SECONDS,
			// Anything but `false` counts as live, for which the rules are stricter.
			'live_mode'     => false !== ( $reply['live_mode'] ?? true ),
		);
	}

	/**
	 * The result of a finished session.
	 *
	 * @param string $token The connect token.
	 * @return array<string, mixed>
	 * @throws Api_Error If the session is not finished, or if the service fails.
	 */
	public function exchange_token( string $token ): array {
		return $this->token_request( 'GET', array( 'query' => array( 'connect_token' => $token ) ) );
	}

	/**
	 * A customer of the account.
	 *
	 * @param string $id Flatpeak's id.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	public function customer( string $id ): array {
		return $this->authorized( 'GET', '/customers/{id}', array( 'id' => $id ) );
	}

	/**
	 * A location.
	 *
	 * @param string $id The location's id.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	public function location( string $id ): array {
		return $this->authorized(
			'GET',
			'/locations/{id}',
			array(
				'id'    => $id,
				'codes' => self::LOCATION_CODES,
			)
		);
	}

	/**
	 * A page of the account's events, the newest first.
	 *
	 * @param int    $limit How many at most.
	 * @param string $after The cursor of the page before; the empty string for the first page.
	 * @return array{data: array<int, mixed>, next: string} `next` is the cursor of the next page, or the
	 *         empty string.
	 * @throws Api_Error If the service refuses.
	 */
	public function events( int $limit, string $after ): array {
		$query = array( 'limit' => $limit );
		if ( '' !== $after ) {
			$query['starting_after'] = $after;
		}
		$reply = $this->authorized( 'GET', '/events', array( 'query' => $query ) );
		$data  = is_array( $reply['data'] ?? null ) ? array_values( $reply['data'] ) : array();
		$ids   = array_filter( array_column( $data, 'id' ), 'is_string' );
		return array(
			'data' => $data,
			'next' => empty( $reply['has_more'] ) ? '' : (string) end( $ids ),
		);
	}

	/**
	 * The present state of a location's tariffs.
	 *
	 * @param string $id The location's id.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	public function location_status( string $id ): array {
		$reply = $this->authorized(
			'GET',
			'/locations/{id}/status',
			array(
				'id'    => $id,
				'codes' => self::LOCATION_CODES,
			)
		);
		if ( ! is_array( $reply['tariff_status'] ?? null ) ) {
			throw new Api_Error( 'protocol', 'The status of a location has no tariff_status.', 200 );
		}
		return $reply;
	}

	/**
	 * Raw prices of a location, in the shape of Zero. The elements read the series tolerantly.
	 *
	 * @param string               $id      The location's id.
	 * @param array<string, mixed> $period  `start_time`, `end_time`, `direction`, `include_carbon`.
	 * @param int                  $timeout In seconds.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	public function rates( string $id, array $period, int $timeout = self::TIMEOUT ): array {
		$call = array(
			'id'      => $id,
			'codes'   => self::PRICE_CODES,
			'timeout' => $timeout,
			'is_read' => true,
		);
		if ( 'anode' !== Options::api_version() ) {
			$call['query'] = array( 'include_tariff' => 'true' ) + $period;
			return $this->authorized( 'GET', '/tariffs/rates/{id}', $call );
		}
		unset( $period['include_carbon'] );
		$call['body'] = $this->renamed( $period, array( 'direction' => 'tariff_direction' ) );
		$reply        = $this->authorized( 'POST', '/prices/{id}', $call );
		return $this->renamed( $reply, array( 'tariff_direction' => 'direction' ) );
	}

	/**
	 * Disconnects the tariff that a session was opened for, in the conversation and without pages.
	 *
	 * @param string $token The connect token.
	 * @return bool False if there is no tariff to disconnect.
	 * @throws Api_Error If the service fails.
	 */
	public function disconnect( string $token ): bool {
		$is_zero = 'zero' === Options::api_version();
		if ( $is_zero && $this->disconnect_at( $token, 'summary_fixed_confirm' ) ) {
			return true;
		}
		// Each state of a tariff has its own page, with DISCONNECT among the actions.
		$page    = $this->converse(
			array(
				'connect_token' => $token,
				'route'         => $is_zero ? 'session_restore' : 'session_start',
			)
		);
		$actions = $page['actions'] ?? array();
		if ( ! is_array( $actions ) || ! is_string( $page['route'] ?? null ) || ! in_array( 'DISCONNECT', $actions, true ) ) {
			return false;
		}
		$this->converse(
			array(
				'connect_token' => $token,
				'route'         => $page['route'],
				'action'        => 'DISCONNECT',
			)
		);
		return true;
	}

	/**
	 * Sends DISCONNECT to a route.
	 *
	 * @param string $token The connect token.
	 * @param string $route A route of the conversation.
	 * @return bool False if the session is at another page.
	 * @throws Api_Error If the service fails.
	 */
	private function disconnect_at( string $token, string $route ): bool {
		try {
			$this->converse(
				array(
					'connect_token' => $token,
					'route'         => $route,
					'action'        => 'DISCONNECT',
				)
			);
			return true;
		} catch ( Api_Error $error ) {
			// The service rejected the request, so that nothing has changed.
			if ( 'http' === $error->type && 429 !== $error->status && $error->status < 500 ) {
				return false;
			}
			throw $error;
		}
	}

	/**
	 * Sends one request of the conversation.
	 *
	 * @param array<string, mixed> $body The request.
	 * @return array<string, mixed>
	 */
	private function converse( array $body ): array {
		return $this->send( 'POST', Options::connect_url() . '/', array( 'body' => $body ), 'the conversation' );
	}

	/**
	 * Sends a request about connect tokens, whose path Anode has changed.
	 *
	 * @param string               $method GET or POST.
	 * @param array<string, mixed> $call   As in `send`.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	private function token_request( string $method, array $call ): array {
		if ( 'anode' === Options::api_version() ) {
			try {
				return $this->authorized( $method, '/connect/token', $call );
			} catch ( Api_Error $error ) {
				// A service that does not have the present path.
				if ( ! in_array( $error->status, array( 404, 405 ), true ) ) {
					throw $error;
				}
			}
		}
		return $this->authorized( $method, '/connect/tariff/token', $call );
	}

	/**
	 * Sends a request with a bearer. A rejected bearer is replaced once.
	 *
	 * @param string               $method GET or POST.
	 * @param string               $path   With `{id}` in place of the id, so that messages can show it.
	 * @param array<string, mixed> $call   As in `send`, and `id`.
	 * @return array<string, mixed>
	 * @throws Api_Error If the service refuses.
	 */
	private function authorized( string $method, string $path, array $call ): array {
		$id = $call['id'] ?? null;
		// An empty id, `.` or `..` would lead to another endpoint.
		if ( null !== $id && 1 === preg_match( '/^\.{0,2}$/', $id ) ) {
			throw new Api_Error( 'protocol', "$method $path needs an id." );
		}
		$url  = Options::api_url() . str_replace( '{id}', rawurlencode( $id ?? '' ), $path );
		$send = function () use ( $method, $url, $call, $path ) {
			$call['authorization'] = 'Bearer ' . $this->bearer();
			return $this->send( $method, $url, $call, "$method $path" );
		};
		try {
			return $send();
		} catch ( Api_Error $error ) {
			if ( ! in_array( $error->status, array( 401, 403 ), true ) || 'key_refused' === $error->error_code ) {
				throw $error;
			}
			delete_transient( self::BEARER );
			return $send();
		}
	}

	/**
	 * The present bearer, which all requests of the site share.
	 *
	 * @throws Api_Error If the login fails.
	 */
	private function bearer(): string {
		$credentials = Options::account_id() . ':' . Options::api_key();
		// The bearer of an earlier key must not be used.
		$fingerprint = hash( 'sha256', $credentials . Options::api_url() );
		$known       = get_transient( self::BEARER );
		if ( is_array( $known ) && ( $known['for'] ?? '' ) === $fingerprint ) {
			return $known['token'];
		}
		if ( '' === Options::account_id() || '' === Options::api_key() ) {
			throw new Api_Error( 'http', 'The account id or the API key is missing: see Settings > Flatpeak Connect.', 403, 'key_refused' );
		}
		$reply = $this->send(
			'GET',
			Options::api_url() . '/login',
			array(
				// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- HTTP Basic.
				'authorization' => 'Basic ' . base64_encode( $credentials ),
				'codes'         => array(
					401 => 'key_refused',
					403 => 'key_refused',
				),
			),
			'GET /login'
		);
		$token = $reply['bearer_token'] ?? null;
		if ( ! is_string( $token ) || '' === $token ) {
			throw new Api_Error( 'protocol', 'The response to a login has no bearer_token.', 200 );
		}
		$lifetime = is_numeric( $reply['expires_in'] ?? null ) ? (int) $reply['expires_in'] : 0;
		$seconds  = $lifetime - min( self::RENEWAL_MARGIN, intdiv( $lifetime, 2 ) );
		if ( $seconds > 0 ) {
			set_transient(
				self::BEARER,
				array(
					'for'   => $fingerprint,
					'token' => $token,
				),
				$seconds
			);
		}
		return $token;
	}

	/**
	 * Sends one request. A read is repeated once after a temporary failure, but not after a timeout,
	 * because a customer is waiting.
	 *
	 * @param string               $method GET or POST.
	 * @param string               $url    Without a query.
	 * @param array<string, mixed> $call   `query`, `body`, `authorization`, `codes`, `timeout`, `is_read`.
	 * @param string               $name   For messages.
	 * @return array<string, mixed>
	 * @throws Api_Error If the request fails.
	 */
	private function send( string $method, string $url, array $call, string $name ): array {
		try {
			return $this->send_once( $method, $url, $call, $name );
		} catch ( Api_Error $error ) {
			$is_read      = 'GET' === $method || ( $call['is_read'] ?? false );
			$is_temporary = 'network' === $error->type || $error->status >= 500;
			if ( ! $is_read || ! $is_temporary || ( $error->retry_after ?? 0 ) > 0 ) {
				throw $error;
			}
			usleep( wp_rand( 250, 500 ) * 1000 );
			return $this->send_once( $method, $url, $call, $name );
		}
	}

	/**
	 * Sends one request once.
	 *
	 * @param string               $method As in `send`.
	 * @param string               $url    As in `send`.
	 * @param array<string, mixed> $call   As in `send`.
	 * @param string               $name   As in `send`.
	 * @return array<string, mixed>
	 * @throws Api_Error If the request fails.
	 */
	private function send_once( string $method, string $url, array $call, string $name ): array {
		$this->require_secure( $url );
		$headers = array(
			'Accept'           => 'application/json',
			'Flatpeak-Version' => self::VERSION_HEADERS[ Options::api_version() ],
		);
		if ( isset( $call['authorization'] ) ) {
			$headers['Authorization'] = $call['authorization'];
		}
		if ( isset( $call['body'] ) ) {
			$headers['Content-Type'] = 'application/json';
		}
		if ( ! empty( $call['query'] ) ) {
			$url .= '?' . http_build_query( $call['query'], '', '&', PHP_QUERY_RFC3986 );
		}
		$response = wp_remote_request(
			$url,
			array(
				'method'              => $method,
				'timeout'             => $call['timeout'] ?? self::TIMEOUT,
				// The service does not redirect, and other URLs must not get the credentials.
				'redirection'         => 0,
				'headers'             => $headers,
				'body'                => isset( $call['body'] ) ? wp_json_encode( $call['body'] ) : null,
				'user-agent'          => 'flatpeak-connect-wordpress/' . VERSION,
				'limit_response_size' => 4 * MB_IN_BYTES,
			)
		);
		if ( is_wp_error( $response ) ) {
			$is_timeout = 1 === preg_match( '/cURL error 28|timed out/i', $response->get_error_message() );
			throw $is_timeout
				? new Api_Error( 'timeout', "Flatpeak did not respond to $name in time." )
				: new Api_Error( 'network', "Flatpeak could not be reached for $name." );
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		$json   = json_decode( wp_remote_retrieve_body( $response ), true, 64 );
		$object = is_array( $json ) ? $json : array();
		// The service marks errors by `object`, not always by the status.
		if ( $status < 200 || $status >= 300 || 'error' === ( $object['object'] ?? '' ) ) {
			$wire = $object['code'] ?? null;
			// Letters only, so that a code cannot hold a token or a key.
			$code = is_string( $wire ) && 1 === preg_match( '/^[a-z]+(_[a-z]+)*$/', $wire ) ? $wire : ( $call['codes'][ $status ] ?? '' );
			throw new Api_Error(
				'http',
				"Flatpeak returned $status for $name" . ( '' === $code ? '.' : " ($code)." ),
				$status,
				$code,
				$this->retry_after( wp_remote_retrieve_header( $response, 'retry-after' ) )
			);
		}
		if ( ! is_array( $json ) ) {
			throw new Api_Error( 'protocol', "Flatpeak's response to $name is no JSON.", $status );
		}
		return $object;
	}

	/**
	 * Refuses a URL on which tokens and keys could be read on their way.
	 *
	 * @param string $url A URL.
	 * @throws Api_Error If the URL is neither https nor on this machine.
	 */
	private function require_secure( string $url ): void {
		$is_local = in_array( wp_parse_url( $url, PHP_URL_HOST ), array( 'localhost', '127.0.0.1', '[::1]' ), true );
		if ( 'https' !== wp_parse_url( $url, PHP_URL_SCHEME ) && ! $is_local ) {
			throw new Api_Error( 'network', 'FLATPEAK_API_URL and FLATPEAK_CONNECT_URL must begin with https.' );
		}
	}

	/**
	 * The seconds of a header `Retry-After`.
	 *
	 * @param mixed $header Seconds or a date.
	 */
	private function retry_after( mixed $header ): ?int {
		if ( ! is_string( $header ) || '' === $header ) {
			return null;
		}
		if ( ctype_digit( $header ) ) {
			return min( (int) $header, DAY_IN_SECONDS );
		}
		$moment = strtotime( $header );
		return false === $moment ? null : max( 0, min( $moment - time(), DAY_IN_SECONDS ) );
	}

	/**
	 * The same fields under other names.
	 *
	 * @param array<string, mixed>  $fields Fields by name.
	 * @param array<string, string> $names  New names by old ones.
	 * @return array<string, mixed>
	 */
	private function renamed( array $fields, array $names ): array {
		$renamed = array();
		foreach ( $fields as $name => $value ) {
			$renamed[ $names[ $name ] ?? $name ] = $value;
		}
		return $renamed;
	}
}
