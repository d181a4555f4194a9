/**
 * The blocks in the editor. The elements themselves only run on the site: in the editor a customer's
 * tariff has no place.
 */
( function ( blocks, blockEditor, components, element, i18n ) {
	'use strict';

	var el = element.createElement;
	var __ = i18n.__;

	function choice( value, label ) {
		return { value: value, label: label };
	}

	var DIRECTIONS = [
		choice( '', __( 'Electricity that the customer buys', 'flatpeak-connect' ) ),
		choice( 'EXPORT', __( 'Electricity that the customer sells', 'flatpeak-connect' ) ),
	];

	var FIELDS = {
		mode: {
			label: __( 'Where it opens', 'flatpeak-connect' ),
			options: [
				choice( 'dialog', __( 'In a dialog, with a button', 'flatpeak-connect' ) ),
				choice( 'inline', __( 'In the page', 'flatpeak-connect' ) ),
			],
		},
		label: {
			label: __( 'Text of the button', 'flatpeak-connect' ),
			help: __( 'Leave it empty for “Connect my tariff” in the language of the visitor.', 'flatpeak-connect' ),
		},
		direction: { label: __( 'Tariff', 'flatpeak-connect' ), options: DIRECTIONS },
		tariffType: {
			label: __( 'Bill', 'flatpeak-connect' ),
			options: [
				choice( '', __( 'Electricity', 'flatpeak-connect' ) ),
				choice( 'NON_COMMODITY', __( 'Grid fees, where they have their own bill', 'flatpeak-connect' ) ),
			],
		},
		kinds: {
			label: __( 'Tariffs to show', 'flatpeak-connect' ),
			options: [
				choice( '', __( 'Bought electricity', 'flatpeak-connect' ) ),
				choice( 'commodity-import commodity-export', __( 'Bought and sold electricity', 'flatpeak-connect' ) ),
				choice( 'commodity-import non-commodity-import', __( 'Bought electricity and grid fees', 'flatpeak-connect' ) ),
				choice(
					'commodity-import commodity-export non-commodity-import',
					__( 'Bought and sold electricity, and grid fees', 'flatpeak-connect' )
				),
			],
		},
		language: {
			label: __( 'Language', 'flatpeak-connect' ),
			help: __( 'A code such as “de”. Leave it empty for the language of the page.', 'flatpeak-connect' ),
		},
		theme: {
			label: __( 'Light or dark', 'flatpeak-connect' ),
			options: [
				choice( '', __( 'As the page', 'flatpeak-connect' ) ),
				choice( 'light', __( 'Light', 'flatpeak-connect' ) ),
				choice( 'dark', __( 'Dark', 'flatpeak-connect' ) ),
			],
		},
		redirectMode: {
			label: __( 'Login at the supplier', 'flatpeak-connect' ),
			options: [
				choice( '', __( 'In the same tab', 'flatpeak-connect' ) ),
				choice( 'popup', __( 'In a window of its own', 'flatpeak-connect' ) ),
			],
		},
		commonProviders: {
			label: __( 'Suppliers to list first', 'flatpeak-connect' ),
			help: __( 'Names, separated by commas.', 'flatpeak-connect' ),
		},
		nonModal: {
			label: __( 'Keep the page behind the dialog usable', 'flatpeak-connect' ),
			help: __( 'For a cookie banner or a chat above the dialog.', 'flatpeak-connect' ),
			isSwitch: true,
		},
		autoClose: { label: __( 'Close the last page after three seconds', 'flatpeak-connect' ), isSwitch: true },
		followCallback: {
			label: __( 'Go to the page of tariff settings at the end', 'flatpeak-connect' ),
			isSwitch: true,
		},
	};

	function control( name, props ) {
		var field = FIELDS[ name ];
		var shared = {
			key: name,
			label: field.label,
			help: field.help,
			onChange: function ( value ) {
				var change = {};
				change[ name ] = value;
				props.setAttributes( change );
			},
		};
		if ( field.isSwitch ) {
			return el( components.ToggleControl, Object.assign( { checked: Boolean( props.attributes[ name ] ) }, shared ) );
		}
		shared.value = props.attributes[ name ];
		return field.options
			? el( components.SelectControl, Object.assign( { options: field.options }, shared ) )
			: el( components.TextControl, shared );
	}

	function register( name, text ) {
		blocks.registerBlockType( 'flatpeak/' + name, {
			edit: function ( props ) {
				var type = blocks.getBlockType( 'flatpeak/' + name );
				var names = Object.keys( FIELDS ).filter( function ( field ) {
					return field in type.attributes;
				} );
				return el(
					'div',
					blockEditor.useBlockProps(),
					el(
						blockEditor.InspectorControls,
						null,
						el(
							components.PanelBody,
							{ title: __( 'Options', 'flatpeak-connect' ) },
							names.map( function ( field ) {
								return control( field, props );
							} )
						)
					),
					el( components.Placeholder, { icon: type.icon.src, label: type.title, instructions: text } )
				);
			},
			save: function () {
				return null;
			},
		} );
	}

	register( 'connect', __( 'Here your customers connect their electricity tariff.', 'flatpeak-connect' ) );
	register( 'settings', __( 'Here your customers see and change what they have connected.', 'flatpeak-connect' ) );
	register( 'prices', __( 'Here your customers see their prices of today and tomorrow.', 'flatpeak-connect' ) );
} )( window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element, window.wp.i18n );
