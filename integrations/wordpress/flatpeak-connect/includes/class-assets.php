<?php
/**
 * Scripts and styles.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the widget's scripts from the plugin's own folder, with the hashes of the build. A page
 * gets them only if it has one of the blocks.
 */
final class Assets {

	public const WIDGET = 'flatpeak-connect';
	public const PAGE   = 'flatpeak-connect-page';
	public const EDITOR = 'flatpeak-connect-editor';

	/** Files of the widget, by the setting `script`. */
	private const FILES = array(
		'module'  => 'flatpeak-connect.mjs',
		'classic' => 'flatpeak-connect.js',
	);

	/**
	 * Hooks the scripts into WordPress.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'register_scripts' ) );
		add_filter( 'script_loader_tag', array( $this, 'complete_tag' ), 10, 2 );
	}

	/**
	 * Registers scripts and styles.
	 */
	public function register_scripts(): void {
		wp_register_script( self::WIDGET, self::widget_url(), array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters -- The URL has the hash.
		wp_register_script( self::PAGE, plugins_url( 'assets/page.js', PLUGIN_FILE ), array(), VERSION, true );
		wp_register_script(
			self::EDITOR,
			plugins_url( 'assets/editor.js', PLUGIN_FILE ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
			VERSION,
			true
		);
		wp_set_script_translations( self::EDITOR, 'flatpeak-connect', Translations::folder() );
		wp_register_style( self::WIDGET, false, array(), VERSION );
	}

	/**
	 * Has the page load the widget.
	 */
	public static function enqueue(): void {
		static $has_style = false;
		if ( ! $has_style ) {
			$has_style = true;
			// Keeps the room of the elements until the script is there.
			$style = 'flatpeak-connect:not(:defined,[mode=dialog]),flatpeak-tariff-settings:not(:defined),flatpeak-prices:not(:defined){display:block;min-block-size:40rem}'
				// As large as a finger, also in a dialog, whose notes are small.
				. '.flatpeak-sign-in{font-size:1rem}.flatpeak-sign-in a{display:inline-block;padding-block:.75rem}';
			wp_add_inline_style( self::WIDGET, Options::all()['theme_colors'] ? $style . Theme_Tokens::css() : $style );
		}
		wp_enqueue_script( self::WIDGET );
		wp_enqueue_script( self::PAGE );
		wp_enqueue_style( self::WIDGET );
	}

	/**
	 * URL of the widget's script; it changes with the content.
	 */
	public static function widget_url(): string {
		$url = plugins_url( 'assets/widget/' . self::widget_file(), PLUGIN_FILE );
		return add_query_arg( 'ver', substr( md5( self::integrity() ), 0, 8 ), $url );
	}

	/**
	 * Adds the type and the hash to the tag of the widget's script.
	 *
	 * `wp_enqueue_script_module()` has no hashes, and exists only since WordPress 6.5.
	 *
	 * @param string $tag    The tag.
	 * @param string $handle Handle of the script.
	 */
	public function complete_tag( $tag, $handle ) {
		if ( self::PAGE === $handle ) {
			return str_replace( '<script ', '<script defer ', $tag );
		}
		if ( self::WIDGET !== $handle ) {
			return $tag;
		}
		$attributes = 'module' === Options::all()['script'] ? 'type="module"' : 'defer';
		/**
		 * Filters whether the script's tag has its hash. Return false if a plugin rewrites scripts.
		 *
		 * @param bool $has_integrity Default true.
		 */
		if ( '' !== self::integrity() && apply_filters( 'flatpeak_connect_integrity', true ) ) {
			$attributes .= sprintf( ' integrity="%s" crossorigin="anonymous"', esc_attr( self::integrity() ) );
		}
		// A theme without HTML5 support for scripts has a type already.
		$tag = preg_replace( '/ type=([\'"])text\/javascript\1/', '', $tag );
		return str_replace( '<script ', "<script $attributes ", $tag );
	}

	/**
	 * The file of the widget.
	 */
	public static function widget_file(): string {
		return self::FILES[ Options::all()['script'] ] ?? self::FILES['module'];
	}

	/**
	 * The hash of the widget's script; the empty string if the build has left none.
	 */
	private static function integrity(): string {
		static $hashes = null;
		if ( null === $hashes ) {
			$file   = plugin_dir_path( PLUGIN_FILE ) . 'assets/widget/integrity.php';
			$hashes = is_readable( $file ) ? (array) include $file : array();
		}
		return (string) ( $hashes[ self::widget_file() ] ?? '' );
	}
}
