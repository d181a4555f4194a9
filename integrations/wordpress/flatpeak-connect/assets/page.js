/**
 * What the elements leave to the site: stores what a customer has connected, and shows the way to
 * sign in to a visitor who is not signed in. The page's HTML is the same for everybody.
 */
(function () {
	'use strict';

	var RETRY_DELAYS_MS = [ 1000, 4000 ];

	/**
	 * Has the site store the customer's finished sessions. If all attempts fail, a webhook or the
	 * site's cron job stores them.
	 *
	 * @param {HTMLElement} element The element that dispatches the result.
	 * @param {string}      url     URL of the route.
	 * @param {number}      attempt Number of the attempt, from 0.
	 */
	function complete( element, url, attempt ) {
		fetch( url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
			cache: 'no-store',
			keepalive: true,
		} )
			.then( function ( response ) {
				if ( ! response.ok ) {
					throw new Error( String( response.status ) );
				}
				return response.json();
			} )
			.then( function ( detail ) {
				element.dispatchEvent( new CustomEvent( 'flatpeak-stored', { bubbles: true, detail: detail } ) );
			} )
			.catch( function () {
				if ( attempt < RETRY_DELAYS_MS.length ) {
					setTimeout( complete, RETRY_DELAYS_MS[ attempt ], element, url, attempt + 1 );
				}
			} );
	}

	document.addEventListener( 'flatpeak-complete', function ( event ) {
		var url = event.target.getAttribute( 'data-complete-url' );
		if ( url ) {
			complete( event.target, url, 0 );
		}
	} );

	// Other elements of the page show what was stored.
	document.addEventListener( 'flatpeak-stored', function () {
		document.querySelectorAll( 'flatpeak-tariff-settings, flatpeak-prices' ).forEach( function ( element ) {
			if ( element.refresh ) {
				element.refresh();
			}
		} );
	} );

	document.addEventListener( 'flatpeak-error', function ( event ) {
		var box = event.target.closest( '.flatpeak' );
		if ( box && event.detail.status === 401 ) {
			box.querySelectorAll( '.flatpeak-sign-in' ).forEach( function ( link ) {
				link.hidden = false;
			} );
		}
	} );
} )();
