<?php
/**
 * The routes.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * The routes below `flatpeak/v1`, with the bodies and the error codes of the companion server, so
 * that the elements work unchanged. Who may call them:
 *
 * | route                                                | who                                      |
 * | ---------------------------------------------------- | ---------------------------------------- |
 * | connect-token, complete, tariffs, disconnect, prices | the signed-in user, from the site itself |
 * | callback                                             | a browser, signed in or not              |
 * | webhooks                                             | Flatpeak, by a secret or a signature     |
 *
 * See `Customer::id` and `Request_Guard::reject_cross_site` for why the first need no nonce.
 */
final class Rest {

	public const ROUTE_NAMESPACE = 'flatpeak/v1';

	/** Codes of WordPress, and those of the companion. */
	private const WORDPRESS_ERRORS = array(
		'rest_invalid_json' => 'body_not_json',
		'rest_no_route'     => 'not_found',
	);

	private const DIRECTIONS       = array( 'IMPORT', 'EXPORT', 'LOCAL' );
	private const PRICE_DIRECTIONS = array( 'IMPORT', 'EXPORT' );
	private const TYPES            = array( 'COMMODITY', 'NON_COMMODITY' );

	/** RFC 3339 with an offset. */
	private const MOMENT = '/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/';

	/**
	 * Creates the routes.
	 *
	 * @param Sessions $sessions The sessions.
	 * @param Tariffs  $tariffs  The tariffs.
	 * @param Prices   $prices   The prices.
	 * @param Webhooks $webhooks The receiver of events.
	 * @param Store    $store    The store.
	 * @param Api      $api      The client of the service.
	 */
	public function __construct(
		private readonly Sessions $sessions,
		private readonly Tariffs $tariffs,
		private readonly Prices $prices,
		private readonly Webhooks $webhooks,
		private readonly Store $store,
		private readonly Api $api
	) {}

	/**
	 * Hooks the routes into WordPress.
	 */
	public function register(): void {
		add_action( 'rest_api_init', array( $this, 'add_routes' ) );
		add_filter( 'rest_post_dispatch', array( $this, 'finish' ), 10, 3 );
		// After WordPress' own CORS headers, which let every origin read responses.
		add_filter( 'rest_pre_serve_request', array( $this, 'serve' ), 20, 3 );
	}

	/**
	 * URL of a route. With plain permalinks it has a query.
	 *
	 * @param string $route Name of the route.
	 */
	public static function url( string $route ): string {
		return rest_url( self::ROUTE_NAMESPACE . "/$route" );
	}

	/**
	 * Adds the routes.
	 */
	public function add_routes(): void {
		$this->add_customer_route( 'POST', 'connect-token', array( $this, 'connect_token' ) );
		$this->add_customer_route( 'POST', 'complete', array( $this, 'complete' ) );
		$this->add_customer_route( 'POST', 'disconnect', array( $this, 'disconnect' ) );
		$this->add_customer_route( 'GET', 'tariffs', array( $this, 'tariffs' ) );
		$this->add_customer_route( 'GET', 'prices', array( $this, 'prices' ) );
		register_rest_route(
			self::ROUTE_NAMESPACE,
			'/callback',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'callback' ),
				// A browser comes here from the service's site, perhaps one in which nobody is signed in.
				'permission_callback' => '__return_true',
			)
		);
		register_rest_route(
			self::ROUTE_NAMESPACE,
			'/webhooks(?:/(?P<secret>[^/]+))?',
			array(
				'methods'             => 'POST',
				'callback'            => $this->catching( array( $this, 'receive' ) ),
				'permission_callback' => $this->permitting( array( $this->webhooks, 'verify' ) ),
			)
		);
	}

	/**
	 * `POST connect-token`: a token for the customer. With `resume`, the SHA-256 of the token of an
	 * unfinished session of the customer, that token is returned again. The parameter `from` of the
	 * query names the page with the widget, to which the provider's login returns.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function connect_token( \WP_REST_Request $request ): array {
		$user_id = Request_Guard::require_customer();
		$fields  = Request_Guard::read_body( $request );
		$purpose = $this->purpose( $fields );
		$resume  = Request_Guard::text( $fields, 'resume', 100 );
		$open    = '' === $resume ? null : $this->sessions->resume( $user_id, $resume );
		if ( $open ) {
			return $open;
		}
		if ( '' !== $purpose['location_id'] ) {
			Locations::require_own( $this->store->connections( $user_id ), $purpose['location_id'] );
		}
		return $this->mint( $user_id, $request, $purpose );
	}

	/**
	 * `POST complete`: completes the customer's finished sessions, or with `connect_token` one.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function complete( \WP_REST_Request $request ): array {
		$user_id = Request_Guard::require_customer();
		$token   = Request_Guard::text( Request_Guard::read_body( $request ), 'connect_token', 1000 );
		if ( '' !== $token ) {
			$connection = $this->sessions->complete_one( $user_id, $token, 'page' );
			return array( 'connections' => $connection ? array( $this->connection_to_json( $connection ) ) : array() );
		}
		$result = $this->sessions->complete_all( $user_id, 'page' );
		$json   = array( 'connections' => array_map( array( $this, 'connection_to_json' ), $result['connections'] ) );
		return array() === $result['failed'] ? $json : $json + array( 'failed' => $result['failed'] );
	}

	/**
	 * `POST disconnect`: disconnects one tariff without pages, in a session of its own.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 * @throws Http_Error `nothing_connected` or `not_disconnected`.
	 */
	public function disconnect( \WP_REST_Request $request ): array {
		$user_id = Request_Guard::require_customer();
		$purpose = $this->purpose( Request_Guard::read_body( $request ) );
		if ( '' === $purpose['location_id'] ) {
			throw new Http_Error( 'body_invalid' );
		}
		Locations::require_own( $this->store->connections( $user_id ), $purpose['location_id'] );
		$token = $this->mint( $user_id, $request, $purpose )['connect_token'];
		if ( ! $this->api->disconnect( $token ) ) {
			throw new Http_Error( 'nothing_connected' );
		}
		$connection = $this->sessions->complete_one( $user_id, $token, 'page' );
		if ( 'disconnected' !== ( $connection['outcome'] ?? '' ) ) {
			throw new Http_Error( 'not_disconnected' );
		}
		return array( 'connections' => array( $this->connection_to_json( $connection ) ) );
	}

	/**
	 * `GET tariffs`: the present state of the customer's locations.
	 *
	 * @return array<string, mixed>
	 */
	public function tariffs(): array {
		return $this->tariffs->for_customer( Request_Guard::require_customer() );
	}

	/**
	 * `GET prices`: the prices of one of the customer's locations.
	 *
	 * @param \WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 * @throws Http_Error `query_invalid`.
	 */
	public function prices( \WP_REST_Request $request ): array {
		$user_id = Request_Guard::require_customer();
		$query   = array_filter( $request->get_query_params(), 'is_string' );
		$fields  = array( 'direction' => Request_Guard::one_of( $query, 'direction', self::PRICE_DIRECTIONS, 'query_invalid' ) );
		foreach ( array( 'start_time', 'end_time' ) as $name ) {
			if ( isset( $query[ $name ] ) ) {
				if ( 1 !== preg_match( self::MOMENT, $query[ $name ] ) ) {
					throw new Http_Error( 'query_invalid' );
				}
				$fields[ $name ] = $query[ $name ];
			}
		}
		$fields['include_carbon'] = Request_Guard::one_of( $query, 'include_carbon', array( 'false', 'true' ), 'query_invalid' );
		$fields['location_id']    = Request_Guard::text( $query, 'location_id', 200, 'query_invalid' );
		return $this->prices->for_customer( $user_id, $fields );
	}

	/**
	 * `GET callback?fp_cot=…`, where sessions end: completes the session, then redirects to the site's
	 * page. A browser in which the token's customer is not signed in completes the session, too, and
	 * gets a neutral page that is the same for every token.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	public function callback( \WP_REST_Request $request ): \WP_REST_Response {
		$user_id = Customer::id();
		$token   = $request->get_query_params()['fp_cot'] ?? null;
		if ( null === $token && $user_id > 0 ) {
			return $this->redirect_after(
				function () use ( $user_id ) {
					$failed = $this->sessions->complete_all( $user_id, 'callback' )['failed'];
					if ( array() !== $failed ) {
						throw new Http_Error( $failed[0]['code'] );
					}
				}
			);
		}
		$session = is_string( $token ) && '' !== $token ? $this->store->find( hash( 'sha256', $token ) ) : null;
		$finish  = function () use ( $session ) {
			if ( 'rejected' === $this->sessions->complete( $session, 'callback' )['state'] ) {
				throw new Http_Error( 'connection_not_stored' );
			}
		};
		if ( $session && $session->user_id === $user_id ) {
			return $this->redirect_after( $finish );
		}
		if ( $session ) {
			try {
				$finish();
			} catch ( \Throwable $error ) {
				Http_Error::report( $error );
			}
		}
		return Neutral_Page::response( (string) $request->get_header( 'accept-language' ) );
	}

	/**
	 * `POST webhooks`: an event, which `permission_callback` has verified.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	public function receive( \WP_REST_Request $request ): \stdClass {
		$this->webhooks->receive( Request_Guard::read_body( $request ) );
		return new \stdClass();
	}

	/**
	 * Finishes each response of these routes: errors get the shape of the companion's, and no cache
	 * may store anything.
	 *
	 * @param \WP_HTTP_Response $response The response.
	 * @param \WP_REST_Server   $server   The server.
	 * @param \WP_REST_Request  $request  The request.
	 */
	public function finish( $response, $server, $request ) {
		if ( ! $this->is_own( $request ) ) {
			return $response;
		}
		$data = $response->get_data();
		if ( is_array( $data ) && isset( $data['code'], $data['message'] ) ) {
			$code  = self::WORDPRESS_ERRORS[ $data['code'] ] ?? $data['code'];
			$known = Http_Error::ERRORS[ $code ] ?? null;
			$response->set_data(
				array(
					'error' => array(
						'code'    => $code,
						'message' => $known[1] ?? $data['message'],
					),
				)
			);
			if ( isset( $data['data']['retry_after'] ) ) {
				$response->header( 'Retry-After', (string) $data['data']['retry_after'] );
			}
		}
		$response->header( 'Cache-Control', 'no-store' );
		$response->header( 'X-Content-Type-Options', 'nosniff' );
		return $response;
	}

	/**
	 * Removes the CORS headers, and sends HTML as it is.
	 *
	 * @param bool              $served  Whether the response was sent already.
	 * @param \WP_HTTP_Response $result  The response.
	 * @param \WP_REST_Request  $request The request.
	 */
	public function serve( $served, $result, $request ) {
		if ( ! $this->is_own( $request ) ) {
			return $served;
		}
		foreach ( array( 'Allow-Origin', 'Allow-Methods', 'Allow-Credentials', 'Allow-Headers', 'Expose-Headers' ) as $name ) {
			header_remove( "Access-Control-$name" );
		}
		if ( ! $served && $result instanceof Html_Response ) {
			// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- `Neutral_Page` has escaped it.
			echo $result->get_data();
			return true;
		}
		return $served;
	}

	/**
	 * Adds a route for the signed-in customer.
	 *
	 * @param string   $method   GET or POST.
	 * @param string   $name     Name of the route.
	 * @param callable $callback Makes the body of the response.
	 */
	private function add_customer_route( string $method, string $name, callable $callback ): void {
		register_rest_route(
			self::ROUTE_NAMESPACE,
			"/$name",
			array(
				'methods'             => $method,
				'callback'            => $this->catching( $callback ),
				'permission_callback' => $this->permitting(
					static function ( \WP_REST_Request $request ): void {
						Request_Guard::reject_cross_site( $request );
						Request_Guard::require_customer();
					}
				),
			)
		);
	}

	/**
	 * A permission callback of a check that throws.
	 *
	 * @param callable $check The check.
	 */
	private function permitting( callable $check ): callable {
		return $this->catching(
			static function ( \WP_REST_Request $request ) use ( $check ) {
				$check( $request );
				return true;
			}
		);
	}

	/**
	 * The same function, whose errors are those of the REST API.
	 *
	 * @param callable $callback A function that may throw.
	 */
	private function catching( callable $callback ): callable {
		return static function ( \WP_REST_Request $request ) use ( $callback ) {
			// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- What page caches ask for.
			defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
			try {
				return $callback( $request );
			} catch ( \Throwable $thrown ) {
				Http_Error::report( $thrown );
				$error = Http_Error::from( $thrown );
				return new \WP_Error(
					$error->error_code,
					$error->getMessage(),
					array_filter(
						array(
							'status'      => $error->status,
							'retry_after' => $error->retry_after,
						)
					)
				);
			}
		};
	}

	/**
	 * Redirects the browser to the site's page after a completion, with a code if it failed: the
	 * page's own request tries again.
	 *
	 * @param callable $complete The completion.
	 */
	private function redirect_after( callable $complete ): \WP_REST_Response {
		$url = Options::return_url();
		try {
			$complete();
		} catch ( \Throwable $error ) {
			Http_Error::report( $error );
			$url = add_query_arg( 'flatpeak_error', Http_Error::from( $error )->error_code, $url );
		}
		return new \WP_REST_Response(
			null,
			303,
			array(
				'Location'        => $url,
				// The URL of the request holds a connect token, which must reach no referrer.
				'Referrer-Policy' => 'no-referrer',
			)
		);
	}

	/**
	 * Opens a session.
	 *
	 * @param int                   $user_id The customer.
	 * @param \WP_REST_Request      $request The request.
	 * @param array<string, string> $purpose A result of `purpose`.
	 * @return array{connect_token: string, expires_in: int, live_mode: bool}
	 */
	private function mint( int $user_id, \WP_REST_Request $request, array $purpose ): array {
		$from = $request->get_query_params()['from'] ?? '';
		$page = is_string( $from ) && ctype_digit( $from ) ? Blocks::page_url( (int) $from ) : '';
		return $this->sessions->mint(
			$user_id,
			'' === $page ? Options::page_url( 'connect_page' ) : $page,
			$purpose['direction'],
			$purpose['tariff_type'],
			$purpose['location_id']
		);
	}

	/**
	 * What a session is opened for.
	 *
	 * @param array<string, mixed> $fields The body.
	 * @return array{direction: string, tariff_type: string, location_id: string}
	 */
	private function purpose( array $fields ): array {
		return array(
			'direction'   => Request_Guard::one_of( $fields, 'direction', self::DIRECTIONS ),
			'tariff_type' => Request_Guard::one_of( $fields, 'tariff_type', self::TYPES ),
			'location_id' => Request_Guard::text( $fields, 'location_id', 200 ),
		);
	}

	/**
	 * A connection as it stands in the body of a response.
	 *
	 * @param array<string, mixed> $connection A connection.
	 * @return array<string, mixed>
	 */
	private function connection_to_json( array $connection ): array {
		unset( $connection['completed'] );
		return $connection;
	}

	/**
	 * Whether a request is for one of these routes.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	private function is_own( $request ): bool {
		return str_starts_with( $request->get_route(), '/' . self::ROUTE_NAMESPACE . '/' );
	}
}
