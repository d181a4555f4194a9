<?php
/**
 * The theme's colours.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Makes tokens of the elements from the colours of a block theme. A colour is only taken where its
 * contrast is sufficient (WCAG 2.2, level AA); otherwise the elements keep their own.
 */
final class Theme_Tokens {

	private const MIN_CONTRAST      = 4.5;
	private const MIN_TEXT_CONTRAST = 7;

	/** Slugs that themes use for their main colour. */
	private const ACCENTS = array( 'primary', 'accent', 'accent-1', 'vivid-cyan-blue' );

	/**
	 * A rule with the tokens, or the empty string.
	 */
	public static function css(): string {
		$declarations = '';
		foreach ( self::tokens() as $name => $value ) {
			$declarations .= "--flatpeak-$name:$value;";
		}
		return '' === $declarations ? '' : "flatpeak-connect,flatpeak-tariff-settings,flatpeak-prices{{$declarations}}";
	}

	/**
	 * Whether the theme is dark.
	 */
	public static function is_dark(): bool {
		$colors = self::colors();
		return '' !== $colors['background'] && self::luminance( $colors['background'] ) < 0.18;
	}

	/**
	 * The tokens.
	 *
	 * @return array<string, string>
	 */
	private static function tokens(): array {
		$colors  = self::colors();
		$tokens  = array();
		$surface = '#ffffff';
		if ( '' !== $colors['background'] && '' !== $colors['text'] && self::contrast( $colors['background'], $colors['text'] ) >= self::MIN_TEXT_CONTRAST ) {
			$surface                 = $colors['background'];
			$tokens['color-surface'] = $colors['background'];
			$tokens['color-field']   = $colors['background'];
			$tokens['color-text']    = $colors['text'];
		} elseif ( self::is_dark() ) {
			$surface = '#161c19';
		}
		foreach ( $colors['accents'] as $accent ) {
			if ( self::contrast( $accent, $surface ) >= self::MIN_CONTRAST ) {
				$tokens['color-accent']    = $accent;
				$tokens['color-on-accent'] = self::contrast( $accent, '#ffffff' ) >= self::MIN_CONTRAST ? '#ffffff' : '#000000';
				break;
			}
		}
		return $tokens;
	}

	/**
	 * The colours of the theme as `#rrggbb`, or the empty string.
	 *
	 * @return array{background: string, text: string, accents: string[]}
	 */
	private static function colors(): array {
		static $colors = null;
		if ( null !== $colors ) {
			return $colors;
		}
		$palette = array();
		$lists   = function_exists( 'wp_get_global_settings' ) ? wp_get_global_settings( array( 'color', 'palette' ) ) : array();
		foreach ( array( 'default', 'theme', 'custom' ) as $origin ) {
			foreach ( is_array( $lists[ $origin ] ?? null ) ? $lists[ $origin ] : array() as $entry ) {
				$palette[ $entry['slug'] ?? '' ] = self::hex( (string) ( $entry['color'] ?? '' ) );
			}
		}
		$styles  = function_exists( 'wp_get_global_styles' ) ? wp_get_global_styles() : array();
		$resolve = static function ( $value ) use ( $palette ): string {
			$is_preset = is_string( $value ) && 1 === preg_match( '/(?:--color--|\|color\|)([\w-]+)\)?$/', $value, $match );
			return $is_preset ? ( $palette[ $match[1] ] ?? '' ) : self::hex( is_string( $value ) ? $value : '' );
		};
		$accents = array( $resolve( $styles['elements']['button']['color']['background'] ?? '' ) );
		foreach ( self::ACCENTS as $slug ) {
			$accents[] = $palette[ $slug ] ?? '';
		}
		$colors = array(
			'background' => $resolve( $styles['color']['background'] ?? '' ),
			'text'       => $resolve( $styles['color']['text'] ?? '' ),
			'accents'    => array_values( array_filter( $accents ) ),
		);
		return $colors;
	}

	/**
	 * A colour as `#rrggbb`.
	 *
	 * @param string $color A colour of CSS.
	 * @return string The empty string if it is of another form.
	 */
	private static function hex( string $color ): string {
		$color = strtolower( trim( $color ) );
		if ( 1 === preg_match( '/^#([0-9a-f])([0-9a-f])([0-9a-f])$/', $color, $match ) ) {
			return "#$match[1]$match[1]$match[2]$match[2]$match[3]$match[3]";
		}
		return 1 === preg_match( '/^#[0-9a-f]{6}$/', $color ) ? $color : '';
	}

	/**
	 * The contrast of two colours, from 1 to 21.
	 *
	 * @param string $one   A colour as `#rrggbb`.
	 * @param string $other Another.
	 */
	private static function contrast( string $one, string $other ): float {
		$lights = array( self::luminance( $one ), self::luminance( $other ) );
		return ( max( $lights ) + 0.05 ) / ( min( $lights ) + 0.05 );
	}

	/**
	 * The relative luminance of a colour, from 0 to 1.
	 *
	 * @param string $color A colour as `#rrggbb`.
	 */
	private static function luminance( string $color ): float {
		$parts = array();
		foreach ( array( 1, 3, 5 ) as $position ) {
			$value   = hexdec( substr( $color, $position, 2 ) ) / 255;
			$parts[] = $value <= 0.04045 ? $value / 12.92 : ( ( $value + 0.055 ) / 1.055 ) ** 2.4;
		}
		return 0.2126 * $parts[0] + 0.7152 * $parts[1] + 0.0722 * $parts[2];
	}
}
