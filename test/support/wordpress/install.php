<?php
/**
 * Installs WordPress and the plugin from its archive, as the installer and the plugins page do.
 *
 *   php install.php <folder of the site> <the plugin's archive>
 */

define( 'WP_INSTALLING', true );
define( 'WP_ADMIN', true );
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/file.php';

wp_install( 'A site', 'admin', 'admin@example.org', false, '', 'admin-password' );
update_option( 'permalink_structure', '/%postname%/' );
foreach ( array( 'alice', 'bob' ) as $name ) {
	wp_insert_user(
		array(
			'user_login' => $name,
			'user_email' => "$name@example.org",
			'user_pass'  => "$name-password",
			'role'       => 'subscriber',
		)
	);
}
WP_Filesystem();
$unpacked = unzip_file( $argv[2], WP_PLUGIN_DIR );
if ( is_wp_error( $unpacked ) ) {
	fwrite( STDERR, $unpacked->get_error_message() . "\n" );
	exit( 1 );
}
