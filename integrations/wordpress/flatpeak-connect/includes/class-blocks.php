<?php
/**
 * Blocks and shortcodes.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * The three blocks, and a shortcode for each. Their HTML is the same for every visitor and holds no
 * token and no nonce, so that page caches may keep it. What belongs to a customer, the elements read
 * from the routes.
 */
final class Blocks {

	private const BLOCKS = array(
		'connect'  => 'flatpeak_connect',
		'settings' => 'flatpeak_settings',
		'prices'   => 'flatpeak_prices',
	);

	/** Options as attributes of the elements, by their name in blocks and shortcodes. */
	private const CONNECT_ATTRIBUTES = array(
		'mode'            => 'mode',
		'direction'       => 'direction',
		'tariffType'      => 'tariff-type',
		'language'        => 'lang',
		'theme'           => 'theme',
		'redirectMode'    => 'redirect-mode',
		'commonProviders' => 'common-providers',
		'nonModal'        => 'non-modal',
		'autoClose'       => 'auto-close',
		'followCallback'  => 'follow-callback',
	);

	private const SETTINGS_ATTRIBUTES = array(
		'kinds'           => 'kinds',
		'language'        => 'lang',
		'theme'           => 'theme',
		'redirectMode'    => 'redirect-mode',
		'commonProviders' => 'common-providers',
		'nonModal'        => 'non-modal',
	);

	private const PRICES_ATTRIBUTES = array(
		'direction' => 'direction',
		'language'  => 'lang',
		'theme'     => 'theme',
	);

	/** Values of the options that are a choice. */
	private const CHOICES = array(
		'mode'         => array( 'dialog', 'inline' ),
		'direction'    => array( 'IMPORT', 'EXPORT', 'LOCAL' ),
		'tariffType'   => array( 'COMMODITY', 'NON_COMMODITY' ),
		'theme'        => array( 'light', 'dark', 'auto' ),
		'redirectMode' => array( 'same-tab', 'popup' ),
	);

	/** Where a dialog shows the way to sign in: beside what failed. */
	private const IN_DIALOG = ' slot="help"';

	private const SWITCHES = array( 'nonModal', 'autoClose', 'followCallback' );

	/**
	 * Hooks blocks and shortcodes into WordPress.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'add_blocks' ) );
	}

	/**
	 * Adds blocks and shortcodes.
	 */
	public function add_blocks(): void {
		foreach ( self::BLOCKS as $name => $shortcode ) {
			$render = array( $this, "render_$name" );
			register_block_type( plugin_dir_path( PLUGIN_FILE ) . "blocks/$name", array( 'render_callback' => $render ) );
			add_shortcode(
				$shortcode,
				static fn( $attributes ) => $render( self::from_shortcode( is_array( $attributes ) ? $attributes : array() ) )
			);
		}
	}

	/**
	 * URL of a page that has one of the blocks or shortcodes, to which a provider's login may return.
	 *
	 * @param int $id The page's id, from a request.
	 * @return string The empty string for any other page.
	 */
	public static function page_url( int $id ): string {
		$post = get_post( $id );
		if ( ! $post || 'publish' !== $post->post_status || ! is_post_type_viewable( $post->post_type ) ) {
			return '';
		}
		return self::is_in( $post->post_content ) ? (string) get_permalink( $post ) : '';
	}

	/**
	 * Whether a text has one of the blocks or shortcodes that open sessions.
	 *
	 * @param string $content Content of a post.
	 */
	public static function is_in( string $content ): bool {
		foreach ( self::BLOCKS as $name => $shortcode ) {
			if ( has_block( "flatpeak/$name", $content ) || has_shortcode( $content, $shortcode ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The block “Connect my tariff”.
	 *
	 * @param array<string, mixed> $options The options.
	 */
	public function render_connect( array $options ): string {
		$attributes = $this->attributes( $options, self::CONNECT_ATTRIBUTES ) + $this->service() + array(
			'token-url'         => $this->token_url(),
			'data-complete-url' => Rest::url( 'complete' ),
		);
		if ( 'inline' !== ( $attributes['mode'] ?? '' ) ) {
			$attributes['mode'] = 'dialog';
		}
		if ( isset( $attributes['follow-callback'] ) ) {
			$attributes['callback-url'] = Rest::url( 'callback' );
		}
		$label  = trim( (string) ( $options['label'] ?? '' ) );
		$button = '' === $label || 'inline' === $attributes['mode'] ? '' : '<button type="button" slot="trigger" class="wp-element-button">' . esc_html( $label ) . '</button>';
		return $this->element( 'flatpeak-connect', $attributes, $button . $this->sign_in( self::IN_DIALOG ) );
	}

	/**
	 * The block “Tariff settings”.
	 *
	 * @param array<string, mixed> $options The options.
	 */
	public function render_settings( array $options ): string {
		$attributes = $this->attributes( $options, self::SETTINGS_ATTRIBUTES ) + $this->service() + array(
			'status-url'   => Rest::url( 'tariffs' ),
			'token-url'    => $this->token_url(),
			// Beside `status-url` there is none with plain permalinks.
			'complete-url' => Rest::url( 'complete' ),
		);
		return $this->element( 'flatpeak-tariff-settings', $attributes, $this->sign_in( self::IN_DIALOG ), $this->sign_in() );
	}

	/**
	 * The block “Prices”.
	 *
	 * @param array<string, mixed> $options The options.
	 */
	public function render_prices( array $options ): string {
		$attributes = $this->attributes( $options, self::PRICES_ATTRIBUTES ) + array( 'prices-url' => Rest::url( 'prices' ) );
		$connect    = Options::page_url( 'connect_page' );
		$link       = '' === $connect ? '' : sprintf( '<a slot="connect" href="%s">%s</a>', esc_url( $connect ), esc_html__( 'Connect my tariff', 'flatpeak-connect' ) );
		return $this->element( 'flatpeak-prices', $attributes, $link, $this->sign_in() );
	}

	/**
	 * The options of a shortcode, whose attributes are in lower case, with words apart as in
	 * `common-providers` or `common_providers`.
	 *
	 * @param array<string|int, string> $attributes The shortcode's attributes.
	 * @return array<string, mixed>
	 */
	private static function from_shortcode( array $attributes ): array {
		$options = array();
		foreach ( $attributes as $name => $value ) {
			// `[flatpeak_connect auto-close]` has the name as a value.
			list( $word, $setting ) = is_int( $name ) ? array( $value, true ) : array( $name, $value );
			$words                  = preg_split( '/[-_]/', strtolower( (string) $word ) );
			$option                 = lcfirst( implode( '', array_map( 'ucfirst', $words ) ) );
			$options[ $option ]     = $setting;
		}
		if ( isset( $options['lang'] ) ) {
			$options['language'] = $options['lang'];
		}
		return $options;
	}

	/**
	 * Attributes of an element.
	 *
	 * @param array<string, mixed>  $options The options.
	 * @param array<string, string> $names   Attributes by option.
	 * @return array<string, string|true>
	 */
	private function attributes( array $options, array $names ): array {
		$attributes = array();
		foreach ( $names as $option => $attribute ) {
			$value = $options[ $option ] ?? '';
			if ( in_array( $option, self::SWITCHES, true ) ) {
				if ( filter_var( $value, FILTER_VALIDATE_BOOLEAN ) ) {
					$attributes[ $attribute ] = true;
				}
			} elseif ( is_string( $value ) && '' !== trim( $value ) ) {
				if ( ! isset( self::CHOICES[ $option ] ) || in_array( $value, self::CHOICES[ $option ], true ) ) {
					$attributes[ $attribute ] = trim( $value );
				}
			}
		}
		if ( ! isset( $attributes['theme'] ) && Options::all()['theme_colors'] && Theme_Tokens::is_dark() ) {
			$attributes['theme'] = 'dark';
		}
		return $attributes;
	}

	/**
	 * Attributes that say which service the element speaks to; none for the usual one.
	 *
	 * @return array<string, string>
	 */
	private function service(): array {
		$attributes = array();
		if ( 'https://connect.flatpeak.com' !== Options::connect_url() ) {
			$attributes['connect-url'] = Options::connect_url();
		}
		if ( 'zero' !== Options::api_version() ) {
			$attributes['api-version'] = Options::api_version();
		}
		return $attributes;
	}

	/**
	 * URL of the tokens, with the page to which a provider's login returns.
	 */
	private function token_url(): string {
		$id = is_singular() ? get_queried_object_id() : 0;
		return $id > 0 ? add_query_arg( 'from', $id, Rest::url( 'connect-token' ) ) : Rest::url( 'connect-token' );
	}

	/**
	 * The way to sign in, which `page.js` shows to a visitor who is not signed in.
	 *
	 * @param string $attributes Further attributes.
	 */
	private function sign_in( string $attributes = '' ): string {
		$page = is_singular() ? (string) get_permalink() : home_url( '/' );
		return sprintf(
			'<p class="flatpeak-sign-in"%s hidden><a href="%s">%s</a></p>',
			$attributes,
			esc_url( wp_login_url( $page ) ),
			esc_html__( 'Sign in', 'flatpeak-connect' )
		);
	}

	/**
	 * An element.
	 *
	 * @param string                     $name       Name of the element.
	 * @param array<string, string|true> $attributes Its attributes.
	 * @param string                     $content    HTML in the element, escaped already.
	 * @param string                     $after      HTML after the element, escaped already.
	 */
	private function element( string $name, array $attributes, string $content = '', string $after = '' ): string {
		Assets::enqueue();
		// Tells several elements of a page apart when the browser comes back from a provider's login. A
		// number of WordPress' own may be another one for another visitor.
		static $count = 0;
		++$count;
		$html = "<$name id=\"flatpeak-$count\"";
		foreach ( $attributes as $attribute => $value ) {
			$html .= true === $value ? " $attribute" : sprintf( ' %s="%s"', $attribute, str_ends_with( $attribute, '-url' ) ? esc_url( $value ) : esc_attr( $value ) );
		}
		return "<div class=\"flatpeak\">$html>$content</$name>$after</div>";
	}
}
