<?php
/**
 * The page of settings.
 *
 * @package Flatpeak_Connect
 */

namespace Flatpeak\Connect;

defined( 'ABSPATH' ) || exit;

/**
 * Settings > Flatpeak Connect. WordPress' Settings API checks the nonce and the capability.
 */
final class Settings_Page {

	public const SLUG       = 'flatpeak-connect';
	public const CAPABILITY = 'manage_options';

	/**
	 * Hooks the page into WordPress.
	 */
	public function register(): void {
		add_action( 'admin_menu', array( $this, 'add_page' ) );
		add_action( 'admin_init', array( $this, 'register_settings' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), array( $this, 'add_link' ) );
	}

	/**
	 * URL of the page.
	 */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * Adds the page to the menu.
	 */
	public function add_page(): void {
		add_options_page( 'Flatpeak Connect', 'Flatpeak Connect', self::CAPABILITY, self::SLUG, array( $this, 'render' ) );
	}

	/**
	 * Adds a link to the list of plugins.
	 *
	 * @param string[] $links Links.
	 * @return string[]
	 */
	public function add_link( array $links ): array {
		array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'flatpeak-connect' ) ) );
		return $links;
	}

	/**
	 * Registers the options.
	 */
	public function register_settings(): void {
		Options::site_id();
		register_setting( self::SLUG, Options::SETTINGS, array( 'sanitize_callback' => array( $this, 'sanitize_settings' ) ) );
		register_setting( self::SLUG, Options::API_KEY, array( 'sanitize_callback' => array( $this, 'sanitize_key' ) ) );
		register_setting( self::SLUG, Options::WEBHOOK_SECRET, array( 'sanitize_callback' => array( $this, 'sanitize_secret' ) ) );
	}

	/**
	 * Checks the settings. A setting that is wrong keeps its former value.
	 *
	 * @param mixed $input What was sent.
	 * @return array<string, mixed>
	 */
	public function sanitize_settings( $input ): array {
		$input    = is_array( $input ) ? $input : array();
		$settings = Options::all();
		$account  = trim( sanitize_text_field( (string) ( $input['account_id'] ?? '' ) ) );
		if ( '' !== $account && 1 !== preg_match( '/^acc_\w+$/', $account ) ) {
			$this->report( 'account', __( 'The account id begins with “acc_”. Copy it from Flatpeak’s dashboard.', 'flatpeak-connect' ) );
		} else {
			$settings['account_id'] = $account;
		}
		$settings['api_version'] = 'anode' === ( $input['api_version'] ?? '' ) ? 'anode' : 'zero';
		$settings['script']      = 'classic' === ( $input['script'] ?? '' ) ? 'classic' : 'module';
		foreach ( array( 'signed_webhooks', 'theme_colors' ) as $name ) {
			$settings[ $name ] = ! empty( $input[ $name ] );
		}
		foreach ( array( 'connect_page', 'settings_page' ) as $name ) {
			$settings[ $name ] = absint( $input[ $name ] ?? 0 );
			$this->check_page( $settings[ $name ] );
		}
		return $settings;
	}

	/**
	 * Checks the API key. An empty field keeps the stored one, which is never shown.
	 *
	 * @param mixed $input What was sent.
	 */
	public function sanitize_key( $input ): string {
		$stored = (string) get_option( Options::API_KEY, '' );
		$key    = is_string( $input ) ? trim( $input ) : '';
		if ( '' === $key ) {
			// phpcs:ignore WordPress.Security.NonceVerification,WordPress.CSRF.NonceVerification -- The Settings API has verified it.
			return empty( $_POST['flatpeak_connect_forget_key'] ) ? $stored : '';
		}
		if ( $key === $stored ) {
			return $key;
		}
		if ( str_starts_with( $key, 'acc_' ) ) {
			$this->report( 'key', __( 'This is the account id. The API key begins with “sk_test_” or “sk_live_”.', 'flatpeak-connect' ) );
			return $stored;
		}
		if ( 1 !== preg_match( '/^sk_(test|live)_[\x21-\x7e]+$/', $key ) ) {
			$this->report( 'key', __( 'The API key begins with “sk_test_” or “sk_live_” and has no spaces. Copy it from Flatpeak’s dashboard once more.', 'flatpeak-connect' ) );
			return $stored;
		}
		return $key;
	}

	/**
	 * Checks the webhook secret. An empty field makes a new one.
	 *
	 * @param mixed $input What was sent.
	 */
	public function sanitize_secret( $input ): string {
		$secret = is_string( $input ) ? trim( $input ) : '';
		if ( '' === $secret ) {
			return wp_generate_password( 40, false );
		}
		if ( 1 !== preg_match( '/^[\w.~-]+$/', $secret ) || strlen( $secret ) < Options::MIN_SECRET_LENGTH ) {
			$this->report( 'secret', __( 'The webhook secret needs at least 16 letters, digits, dots or dashes. Clear the field for a random one.', 'flatpeak-connect' ) );
			return Options::webhook_secret();
		}
		return $secret;
	}

	/**
	 * Prints the page.
	 */
	public function render(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		$settings = Options::all();
		?>
		<div class="wrap">
			<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
			<?php $this->render_mode(); ?>
			<form method="post" action="options.php">
				<?php settings_fields( self::SLUG ); ?>
				<table class="form-table" role="presentation">
					<?php
					$this->render_account( $settings );
					$this->render_pages( $settings );
					$this->render_webhooks( $settings );
					$this->render_look( $settings );
					?>
				</table>
				<?php submit_button(); ?>
			</form>
			<h2><?php esc_html_e( 'Check connection', 'flatpeak-connect' ); ?></h2>
			<p><?php esc_html_e( 'Tries the saved settings, and says what works and what does not.', 'flatpeak-connect' ); ?></p>
			<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<input type="hidden" name="action" value="<?php echo esc_attr( Connection_Check::ACTION ); ?>">
				<?php wp_nonce_field( Connection_Check::ACTION ); ?>
				<?php submit_button( __( 'Check connection', 'flatpeak-connect' ), 'secondary', 'check', false ); ?>
			</form>
		</div>
		<?php
	}

	/**
	 * Says whether the customers' tariffs are real.
	 */
	private function render_mode(): void {
		$sentences = array(
			'live' => __( 'The key is for live data: your customers connect real tariffs.', 'flatpeak-connect' ),
			'test' => __( 'The key is for test data: nobody connects a real tariff. Replace it by a key that begins with “sk_live_” when you are ready.', 'flatpeak-connect' ),
			''     => __( 'There is no API key yet. Enter the account id and a key from Flatpeak’s dashboard.', 'flatpeak-connect' ),
		);
		$mode      = Options::mode_of( Options::api_key() );
		printf( '<div class="notice notice-%s inline"><p>%s</p></div>', 'live' === $mode ? 'success' : 'info', esc_html( $sentences[ $mode ] ) );
	}

	/**
	 * Account, key and version.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private function render_account( array $settings ): void {
		$is_constant = Options::is_key_constant();
		$key         = Options::api_key();
		?>
		<tr>
			<th scope="row"><label for="flatpeak-account"><?php esc_html_e( 'Account id', 'flatpeak-connect' ); ?></label></th>
			<td>
				<?php if ( defined( 'FLATPEAK_ACCOUNT_ID' ) ) : ?>
					<code><?php echo esc_html( Options::account_id() ); ?></code>
					<p class="description"><?php esc_html_e( 'Set by the constant FLATPEAK_ACCOUNT_ID.', 'flatpeak-connect' ); ?></p>
				<?php endif; ?>
				<input type="<?php echo defined( 'FLATPEAK_ACCOUNT_ID' ) ? 'hidden' : 'text'; ?>" class="regular-text code" id="flatpeak-account" name="flatpeak_connect[account_id]" value="<?php echo esc_attr( $settings['account_id'] ); ?>" autocomplete="off" placeholder="acc_…">
			</td>
		</tr>
		<tr>
			<th scope="row"><label for="flatpeak-key"><?php esc_html_e( 'API key', 'flatpeak-connect' ); ?></label></th>
			<td>
				<?php if ( $is_constant ) : ?>
					<p><?php esc_html_e( 'Set by the constant FLATPEAK_API_KEY in wp-config.php.', 'flatpeak-connect' ); ?></p>
				<?php else : ?>
					<input type="password" class="regular-text code" id="flatpeak-key" name="flatpeak_connect_api_key" value="" autocomplete="new-password" placeholder="sk_…">
					<p class="description">
						<?php
						if ( '' === $key ) {
							esc_html_e( 'It is stored in the database. The constant FLATPEAK_API_KEY in wp-config.php keeps it out of there.', 'flatpeak-connect' );
						} else {
							/* translators: %s: the last four characters of the key. */
							printf( esc_html__( 'A key that ends with “%s” is stored. Leave the field empty to keep it.', 'flatpeak-connect' ), esc_html( substr( $key, -4 ) ) );
						}
						?>
					</p>
					<?php if ( '' !== $key ) : ?>
						<p><label><input type="checkbox" name="flatpeak_connect_forget_key" value="1"> <?php esc_html_e( 'Remove the stored key', 'flatpeak-connect' ); ?></label></p>
					<?php endif; ?>
				<?php endif; ?>
			</td>
		</tr>
		<tr>
			<th scope="row"><label for="flatpeak-version"><?php esc_html_e( 'API version', 'flatpeak-connect' ); ?></label></th>
			<td>
				<select id="flatpeak-version" name="flatpeak_connect[api_version]">
					<option value="zero" <?php selected( $settings['api_version'], 'zero' ); ?>>Zero (2024-08-24)</option>
					<option value="anode" <?php selected( $settings['api_version'], 'anode' ); ?>>Anode (2025-09-14)</option>
				</select>
				<p class="description"><?php esc_html_e( 'The version of your account, in the settings of Flatpeak’s dashboard.', 'flatpeak-connect' ); ?></p>
			</td>
		</tr>
		<?php
	}

	/**
	 * The pages.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private function render_pages( array $settings ): void {
		$rows = array(
			'connect_page'  => array(
				__( 'Page to connect a tariff', 'flatpeak-connect' ),
				__( 'The page with the block “Connect my tariff”. After the login at a supplier the customer comes back to it.', 'flatpeak-connect' ),
			),
			'settings_page' => array(
				__( 'Page of tariff settings', 'flatpeak-connect' ),
				__( 'The page with the block “Tariff settings”. It may be the same.', 'flatpeak-connect' ),
			),
		);
		foreach ( $rows as $name => list( $label, $help ) ) {
			?>
			<tr>
				<th scope="row"><label for="flatpeak-<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $label ); ?></label></th>
				<td>
					<?php
					wp_dropdown_pages(
						array(
							'name'              => esc_attr( "flatpeak_connect[$name]" ),
							'id'                => esc_attr( "flatpeak-$name" ),
							'selected'          => (int) $settings[ $name ],
							'show_option_none'  => esc_html__( 'None', 'flatpeak-connect' ),
							'option_none_value' => '0',
						)
					);
					?>
					<p class="description"><?php echo esc_html( $help ); ?></p>
				</td>
			</tr>
			<?php
		}
	}

	/**
	 * The webhooks.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private function render_webhooks( array $settings ): void {
		$url = Rest::url( 'webhooks' ) . ( $settings['signed_webhooks'] ? '' : '/' . rawurlencode( Options::webhook_secret() ) );
		?>
		<tr>
			<th scope="row"><label for="flatpeak-secret"><?php esc_html_e( 'Webhook secret', 'flatpeak-connect' ); ?></label></th>
			<td>
				<input type="text" class="regular-text code" id="flatpeak-secret" name="flatpeak_connect_webhook_secret" value="<?php echo esc_attr( Options::webhook_secret() ); ?>" autocomplete="off">
				<p class="description"><?php esc_html_e( 'Enter this URL for webhooks in Flatpeak’s dashboard. It is a secret, too:', 'flatpeak-connect' ); ?></p>
				<p><code><?php echo esc_html( $url ); ?></code></p>
				<p><label>
					<input type="checkbox" name="flatpeak_connect[signed_webhooks]" value="1" <?php checked( $settings['signed_webhooks'] ); ?>>
					<?php esc_html_e( 'My account signs webhooks: check the signature instead of the secret', 'flatpeak-connect' ); ?>
				</label></p>
			</td>
		</tr>
		<?php
	}

	/**
	 * Look and script.
	 *
	 * @param array<string, mixed> $settings The settings.
	 */
	private function render_look( array $settings ): void {
		?>
		<tr>
			<th scope="row"><?php esc_html_e( 'Look', 'flatpeak-connect' ); ?></th>
			<td>
				<label>
					<input type="checkbox" name="flatpeak_connect[theme_colors]" value="1" <?php checked( $settings['theme_colors'] ); ?>>
					<?php esc_html_e( 'Use the colours of the theme, where they are easy to read', 'flatpeak-connect' ); ?>
				</label>
			</td>
		</tr>
		<tr>
			<th scope="row"><label for="flatpeak-script"><?php esc_html_e( 'Script', 'flatpeak-connect' ); ?></label></th>
			<td>
				<select id="flatpeak-script" name="flatpeak_connect[script]">
					<option value="module" <?php selected( $settings['script'], 'module' ); ?>><?php esc_html_e( 'Module: loads in two parts', 'flatpeak-connect' ); ?></option>
					<option value="classic" <?php selected( $settings['script'], 'classic' ); ?>><?php esc_html_e( 'One file: for servers that do not know .mjs', 'flatpeak-connect' ); ?></option>
				</select>
				<p class="description"><?php esc_html_e( '“Check connection” says which one your server needs.', 'flatpeak-connect' ); ?></p>
			</td>
		</tr>
		<?php
	}

	/**
	 * Reports a page that does not fit.
	 *
	 * @param int $id The page, or 0.
	 */
	private function check_page( int $id ): void {
		$post = $id > 0 ? get_post( $id ) : null;
		if ( ! $post ) {
			return;
		}
		if ( 'publish' !== $post->post_status ) {
			/* translators: %s: title of a page. */
			$this->report( "page-$id", sprintf( __( 'The page “%s” is not published yet, so that nobody can come back to it.', 'flatpeak-connect' ), get_the_title( $post ) ) );
		} elseif ( ! Blocks::is_in( $post->post_content ) ) {
			/* translators: %s: title of a page. */
			$this->report( "page-$id", sprintf( __( 'The page “%s” has no block of Flatpeak Connect yet. Add one to it.', 'flatpeak-connect' ), get_the_title( $post ) ) );
		}
	}

	/**
	 * Shows a sentence on the page, once.
	 *
	 * @param string $code    Identifies the mistake.
	 * @param string $message The sentence.
	 */
	private function report( string $code, string $message ): void {
		// WordPress calls the function twice for an option that does not exist yet.
		if ( ! in_array( $code, array_column( get_settings_errors( self::SLUG ), 'code' ), true ) ) {
			add_settings_error( self::SLUG, $code, $message );
		}
	}
}
