<?php
/**
 * What a web server does in front of WordPress: sends files, and passes the rest on.
 *
 * With a folder in PAGE_CACHE it is also the crudest page cache there is: it keeps every page by its
 * URL and sends it to everybody, whoever is signed in, unless the response forbids storing.
 */

$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
// The sites of a network share the files.
$path = preg_replace( '#^/(?!wp-)[\w-]+(/wp-(?:admin|content|includes)/.*|/[\w-]+\.php)$#', '$1', $path );
$file = realpath( __DIR__ . $path );
if ( $file && is_file( $file ) && str_starts_with( $file, __DIR__ . '/' ) && ! str_ends_with( $file, '.php' ) ) {
	$types = array(
		'mjs'  => getenv( 'MJS_TYPE' ) ?: 'text/javascript',
		'js'   => 'text/javascript',
		'css'  => 'text/css',
		'json' => 'application/json',
		'svg'  => 'image/svg+xml',
	);
	header( 'Content-Type: ' . ( $types[ pathinfo( $file, PATHINFO_EXTENSION ) ] ?? 'application/octet-stream' ) );
	readfile( $file );
	return true;
}

$cache = is_file( __DIR__ . '/page-cache.txt' ) ? trim( file_get_contents( __DIR__ . '/page-cache.txt' ) ) : '';
$is_cached = '' !== $cache && 'GET' === $_SERVER['REQUEST_METHOD'] && ! preg_match( '#/wp-(admin|login)#', $path );
if ( $is_cached ) {
	$entry = $cache . '/' . sha1( $_SERVER['REQUEST_URI'] );
	if ( is_file( $entry ) ) {
		$kept = json_decode( file_get_contents( $entry ), true );
		foreach ( $kept['headers'] as $header ) {
			header( $header );
		}
		header( 'X-Page-Cache: hit' );
		echo $kept['body'];
		return true;
	}
	ob_start(
		static function ( string $body ) use ( $entry ): string {
			$headers = headers_list();
			if ( 200 === http_response_code() && ! preg_grep( '/^Cache-Control:.*no-store/i', $headers ) ) {
				$kept = array_values( preg_grep( '/^Set-Cookie:/i', $headers, PREG_GREP_INVERT ) );
				file_put_contents( $entry, json_encode( array( 'url' => $_SERVER['REQUEST_URI'], 'headers' => $kept, 'body' => $body ) ) );
			}
			return $body;
		}
	);
}

if ( $file && is_file( $file ) && str_starts_with( $file, __DIR__ . '/' ) ) {
	$_SERVER['SCRIPT_NAME'] = $path;
	$_SERVER['PHP_SELF']    = $path;
	chdir( dirname( $file ) );
	require $file;
	return true;
}
if ( is_dir( __DIR__ . $path ) && is_file( __DIR__ . rtrim( $path, '/' ) . '/index.php' ) && '/' !== $path ) {
	chdir( __DIR__ . $path );
	require __DIR__ . rtrim( $path, '/' ) . '/index.php';
	return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
chdir( __DIR__ );
require __DIR__ . '/index.php';
return true;
