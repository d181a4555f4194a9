<?php
/**
 * The button “Check connection”.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Tries what the plugin needs, and says in a sentence each what works and what does not.
 */
final class Connection_Check {

	public const ACTION = 'flatpeak_connect_check';

	/**
	 * Creates the check.
	 *
	 * @param Api $api The client of the service.
	 */
	public function __construct( private readonly Api $api ) {}

	/**
	 * Hooks the button into WordPress.
	 */
	public function register(): void {
		add_action( 'admin_post_' . self::ACTION, array( $this, 'handle' ) );
	}

	/**
	 * Handles the button.
	 */
	public function handle(): void {
		check_admin_referer( self::ACTION );
		if ( ! current_user_can( Settings_Page::CAPABILITY ) ) {
			wp_die( esc_html__( 'You may not change these settings.', 'flatpeak-connect' ), '', 403 );
		}
		foreach ( array_merge( $this->check_account(), $this->check_pages(), $this->check_routes(), $this->check_script() ) as $code => list( $type, $message ) ) {
			add_settings_error( Settings_Page::SLUG, (string) $code, $message, $type );
		}
		set_transient( 'settings_errors', get_settings_errors(), 30 );
		wp_safe_redirect( add_query_arg( 'settings-updated', 'true', Settings_Page::url() ) );
		exit;
	}

	/**
	 * Account, key and API version.
	 *
	 * @return array<string, array{string, string}> Type and sentence by code.
	 */
	private function check_account(): array {
		if ( '' === Options::account_id() ) {
			return $this->error( 'account', __( 'The account id is missing. Copy it from Flatpeak’s dashboard.', 'flatpeak-connect' ) );
		}
		if ( '' === Options::api_key() ) {
			return $this->error( 'key', __( 'The API key is missing. Create one in Flatpeak’s dashboard.', 'flatpeak-connect' ) );
		}
		try {
			$mode = $this->api->log_in()['live_mode'] ? __( 'live', 'flatpeak-connect' ) : __( 'test', 'flatpeak-connect' );
			$this->api->probe();
			/* translators: %s: live or test. */
			return $this->success( 'account', sprintf( __( 'Flatpeak accepts account and key, for %s data.', 'flatpeak-connect' ), $mode ) );
		} catch ( Api_Error $error ) {
			return $this->error( 'account', $this->sentence( $error ) );
		}
	}

	/**
	 * What to do about a failure of the service.
	 *
	 * @param Api_Error $error The failure.
	 */
	private function sentence( Api_Error $error ): string {
		$by_code = array(
			'key_refused'               => __( 'Flatpeak refuses account and key. Copy both again, and mind that they belong to the same account.', 'flatpeak-connect' ),
			'api_version_not_supported' => __( 'Flatpeak does not serve your account in this API version. Choose the version that the dashboard shows.', 'flatpeak-connect' ),
			'account_disabled'          => __( 'Flatpeak has disabled the account. Ask Flatpeak about your subscription.', 'flatpeak-connect' ),
		);
		if ( isset( $by_code[ $error->error_code ] ) ) {
			return $by_code[ $error->error_code ];
		}
		if ( 'network' === $error->type ) {
			return __( 'This server cannot reach Flatpeak. Ask your host whether it allows outgoing requests to api.flatpeak.com.', 'flatpeak-connect' );
		}
		if ( 'timeout' === $error->type ) {
			return __( 'Flatpeak did not respond in time. Try again in a few minutes.', 'flatpeak-connect' );
		}
		/* translators: %d: an HTTP status. */
		return sprintf( __( 'Flatpeak responded with the status %d. Try again in a few minutes.', 'flatpeak-connect' ), $error->status );
	}

	/**
	 * The pages.
	 *
	 * @return array<string, array{string, string}>
	 */
	private function check_pages(): array {
		$id = (int) Options::all()['connect_page'];
		if ( 0 === $id ) {
			return $this->error( 'page', __( 'No page to connect a tariff is chosen. Without it a login at a supplier may not find its way back.', 'flatpeak-connect' ) );
		}
		if ( '' === Blocks::page_url( $id ) ) {
			return $this->error( 'page', __( 'The page to connect a tariff is not published, or has no block of Flatpeak Connect.', 'flatpeak-connect' ) );
		}
		$url      = Options::page_url( 'connect_page' );
		$is_local = in_array( wp_parse_url( $url, PHP_URL_HOST ), array( 'localhost', '127.0.0.1' ), true );
		if ( 'https' !== wp_parse_url( $url, PHP_URL_SCHEME ) && ! $is_local ) {
			return $this->error( 'page', __( 'The site has no https. Customers’ tokens could be read on their way.', 'flatpeak-connect' ) );
		}
		return $this->success( 'page', __( 'The page to connect a tariff is in place.', 'flatpeak-connect' ) );
	}

	/**
	 * Whether visitors reach the routes: without a cookie the response has to be 401.
	 *
	 * @return array<string, array{string, string}>
	 */
	private function check_routes(): array {
		$response = wp_remote_get( Rest::url( 'tariffs' ), array( 'timeout' => 10 ) );
		$json     = is_wp_error( $response ) ? null : json_decode( wp_remote_retrieve_body( $response ), true, 16 );
		if ( 'not_signed_in' === ( $json['error']['code'] ?? '' ) ) {
			return $this->success( 'routes', __( 'Visitors reach the routes of the plugin.', 'flatpeak-connect' ) );
		}
		if ( is_wp_error( $response ) ) {
			return $this->error( 'routes', __( 'This server could not reach itself, so that the routes were not checked.', 'flatpeak-connect' ), 'warning' );
		}
		return $this->error( 'routes', __( 'Something keeps visitors from the REST API. Let your security plugin allow the routes below flatpeak/v1.', 'flatpeak-connect' ) );
	}

	/**
	 * Whether the server sends the script as a script.
	 *
	 * @return array<string, array{string, string}>
	 */
	private function check_script(): array {
		$response = wp_remote_get( Assets::widget_url(), array( 'timeout' => 10 ) );
		$type     = (string) wp_remote_retrieve_header( $response, 'content-type' );
		if ( 1 === preg_match( '#^(text|application)/(x-)?javascript#', $type ) ) {
			return $this->success( 'script', __( 'The server sends the script as a script.', 'flatpeak-connect' ) );
		}
		if ( is_wp_error( $response ) ) {
			return array();
		}
		if ( 200 !== wp_remote_retrieve_response_code( $response ) ) {
			return $this->error( 'script', __( 'The server does not send the script. Install the plugin again from its zip file.', 'flatpeak-connect' ) );
		}
		return $this->error( 'script', __( 'The server does not know files that end with .mjs. Choose “One file” as the script.', 'flatpeak-connect' ) );
	}

	/**
	 * A sentence about what does not work.
	 *
	 * @param string $code    Identifies the check.
	 * @param string $message The sentence.
	 * @param string $type    `error` or `warning`.
	 * @return array<string, array{string, string}>
	 */
	private function error( string $code, string $message, string $type = 'error' ): array {
		return array( $code => array( $type, $message ) );
	}

	/**
	 * A sentence about what works.
	 *
	 * @param string $code    Identifies the check.
	 * @param string $message The sentence.
	 * @return array<string, array{string, string}>
	 */
	private function success( string $code, string $message ): array {
		return array( $code => array( 'success', $message ) );
	}
}
