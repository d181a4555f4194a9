import type {Messages} from './translator.js';

/** Spanish. Householders are addressed as "tú". */
export const es: Messages = {
  lang: 'es',
  dir: 'ltr',
  launch: 'Vincular mi tarifa',
  busy: 'Un momento…',
  'test-mode': 'Prueba',
  'test-mode.hint': 'Sesión de prueba: aquí nada es real.',
  steps: 'Tu progreso',
  'stage.address': 'Dirección',
  'stage.provider': 'Compañía',
  'stage.tariff': 'Tarifa',
  'stage.confirm': 'Confirmar',

  'action.next': 'Siguiente',
  'action.back': 'Atrás',
  'action.close': 'Cerrar',
  'action.retry': 'Volver a intentarlo',
  'action.restart': 'Empezar de nuevo',
  'action.done': 'Terminar',
  'action.save': 'Guardar',
  'action.edit': 'Modificar',
  'action.disconnect': 'Desvincular',
  'action.reconnect': 'Volver a vincular',
  'action.address-change': 'Cambiar la dirección',
  'action.provider-missing': 'Mi compañía no aparece',
  'action.tariff-missing': 'Mi tarifa no aparece',
  'action.dismiss-direct': 'Introducir manualmente',

  'confirm.disconnect.title': '¿Desvincular esta tarifa?',
  'confirm.disconnect.text':
    'Dejaremos de usar tus precios aquí. Tu contrato sigue igual y puedes volver a vincular la tarifa cuando quieras.',
  'confirm.disconnect.yes': 'Sí, desvincular',
  'confirm.disconnect.no': 'No, mantenerla',

  'unit.kwh': '{unit}/kWh',

  'error.required': 'Rellena este campo.',
  'error.number': 'Escribe un número, por ejemplo {example}.',
  'error.ambiguous': 'Escribe {first} o {second}.',
  'error.decimals': 'Usa como máximo {count} decimales.',
  'error.decimals#one': 'Usa como máximo {count} decimal.',
  'error.too-large': 'Ese número es demasiado grande. Comprueba la unidad.',
  'error.problem': 'No ha funcionado. Revisa lo que has escrito.',
  'error.network': 'No hay conexión. Comprueba tu acceso a internet y vuelve a intentarlo.',
  'error.timeout': 'Está tardando demasiado. Vuelve a intentarlo.',
  'error.http': 'El servicio no está disponible ahora. Vuelve a intentarlo dentro de un momento.',
  'error.rate-limit': 'Hay demasiadas solicitudes. Espera un momento y vuelve a intentarlo.',
  'error.wait.seconds':
    'El servicio está saturado. Vuelve a intentarlo dentro de {seconds} segundos.',
  'error.wait.seconds#one':
    'El servicio está saturado. Vuelve a intentarlo dentro de {seconds} segundo.',
  'error.wait.minutes':
    'El servicio está saturado. Vuelve a intentarlo dentro de {minutes} minutos.',
  'error.wait.minutes#one':
    'El servicio está saturado. Vuelve a intentarlo dentro de {minutes} minuto.',
  'error.protocol': 'No hemos podido leer la respuesta. Vuelve a intentarlo.',
  'error.expired': 'Esta sesión ha terminado. Empieza de nuevo.',
  'error.server': 'Algo ha fallado por nuestra parte. Vuelve a intentarlo.',
  'error.server_error': 'Algo ha fallado por nuestra parte. Vuelve a intentarlo.',
  'error.signed_out': 'No has iniciado sesión. Inicia sesión y vuelve a intentarlo.',
  'error.moved_on': 'Ya has continuado en otra ventana. Ahora estás en este paso.',
  'error.kept': 'Lo que has escrito sigue aquí.',
  'error.reference': 'Referencia: {id}',

  'fixed-rate.title': '¿Cuál es el precio del kilovatio hora?',
  'fixed-rate.cost': 'Precio por kWh',
  'fixed-rate.cost.hint':
    'Está en tu factura, junto a la energía consumida. Escríbelo con impuestos.',
  'error.cost_value_zero': 'El precio no puede ser cero.',
  'error.cost_value_negative': 'El precio no puede ser negativo.',

  'tariff-name.title': '¿Cómo se llama tu tarifa?',
  'tariff-name.name': 'Nombre de la tarifa',
  'tariff-name.name.hint': 'Lo encontrarás en tu factura o en tu contrato.',
  'error.tariff_name_missing': 'Escribe el nombre de tu tarifa.',

  'error.choose': 'Elige una opción.',

  'tariff-structure.title': '¿Qué tipo de precio tienes?',
  'tariff-structure.fixed': 'El mismo todo el día',
  'tariff-structure.fixed.hint': 'Todos los kilovatios hora tienen el mismo precio.',
  'tariff-structure.time-of-day': 'Depende de la hora',
  'tariff-structure.time-of-day.hint':
    'Más barato a ciertas horas, por ejemplo de noche (punta, llano y valle).',
  'tariff-structure.market': 'Sigue el mercado',
  'tariff-structure.market.hint':
    'El precio cambia cada día con el mercado eléctrico (PVPC o tarifa indexada).',
  'tariff-structure.dynamic': 'Cambia continuamente',
  'tariff-structure.advanced': 'De otro tipo',
  'tariff-structure.advanced.hint':
    'Según la época del año, el día de la semana o tramos de consumo.',

  'redirect.title': 'Inicia sesión en la web de tu compañía',
  'redirect.lead': 'Vas a continuar en {host}.',
  'redirect.return': 'Después volverás aquí.',
  'redirect.continue': 'Ir a iniciar sesión',

  'login.title': 'Termina de iniciar sesión',
  'login.window':
    'La página de tu compañía está abierta en otra ventana. Se cerrará sola cuando termines.',
  'login.closed':
    'La otra ventana está cerrada y tu compañía no nos ha confirmado que hayas iniciado sesión.',
  'login.elsewhere': 'Inicia sesión en la web de tu compañía y después vuelve aquí.',
  'login.unfinished': 'Tu compañía todavía no nos ha confirmado que hayas iniciado sesión.',
  'login.show': 'Ver la ventana',
  'login.again': 'Volver a abrir',
  'login.here': 'Continuar aquí',
  'login.check': 'Ya he iniciado sesión',

  'error.other_session.title': 'Vuelve a donde empezaste',
  'error.other_session':
    'Este inicio de sesión se empezó en otra aplicación u otro navegador. Vuelve allí para terminar o empieza de nuevo aquí.',

  'connection-pending.title': 'Seguimos esperando a tu compañía',
  'connection-pending.lead':
    'Tu compañía todavía no responde. Puedes dejarlo en nuestras manos: seguiremos intentándolo durante dos días como máximo.',
  'connection-pending.action.save': 'Seguir intentándolo',

  'connection-failed.title': 'No podemos consultar tu tarifa',
  'connection-failed.lead':
    'Tu compañía no nos lo permite. Ocurre, por ejemplo, cuando se ha denegado el acceso o se ha cambiado la contraseña.',

  'session-complete.title': 'Todo listo',
  'session-complete.saved': 'Tu tarifa está vinculada.',
  'session-complete.disconnected': 'Tu tarifa ya no está vinculada.',
  'session-complete.pending':
    'Seguimos preguntando a tu compañía. Vincularemos tu tarifa en cuanto responda.',

  'server-error.title': 'No ha funcionado',
  'unknown.title': 'Falta un paso más',
  'unknown.lead':
    'Esta versión no puede mostrarlo. Elige una de estas opciones o vuelve más tarde.',

  'time-of-day-rate.title': '¿Qué precio se aplica a cada hora?',
  'time-of-day-rate.period': 'Franja {name}',
  'time-of-day-rate.valid_from': 'Desde',
  'time-of-day-rate.valid_to': 'Hasta',
  'time-of-day-rate.add': 'Añadir una franja',
  'time-of-day-rate.remove': 'Quitar la franja {name}',
  'time-of-day-rate.complete': 'Las 24 horas están cubiertas.',
  'time-of-day-rate.gap': 'Falta el precio de {from} a {to}.',
  'time-of-day-rate.overlap': 'De {from} a {to} hay dos precios.',

  'surcharge.title': '¿Qué se suma al precio de mercado?',
  'surcharge.lead': 'Lo dice tu contrato.',
  'surcharge.fixed': 'Importe fijo por kWh',
  'surcharge.fixed.hint': 'Si es un descuento, pon un signo menos delante.',
  'surcharge.percentage': 'Porcentaje',
  'surcharge.percentage.hint': 'Por ejemplo, los impuestos sobre el total.',
  'surcharge.example': 'Un precio de mercado de {market} pasa a ser {price}.',
  'surcharge.region': 'Zona de precios',
  'surcharge.skip': 'Omitir',
  'surcharge.error.geo_location_not_found':
    'Tu dirección no corresponde a ninguna zona de precios.',
  'error.surcharge_percentage_invalid': 'El porcentaje tiene que ser mayor que cero.',

  'contract-term.title': '¿Cuándo termina tu contrato?',
  'contract-term.date': 'En una fecha que conozco',
  'contract-term.day': 'Último día',
  'contract-term.open-ended': 'No tiene fecha de fin',
  'contract-term.unknown': 'No lo sé',
  'error.date_format_invalid': 'Indica el día, el mes y el año.',

  'error.data_json_invalid': 'No hemos podido leer los datos. Revisa lo que has escrito.',

  'prices.now': 'Precio actual',
  'prices.today': 'Hoy',
  'prices.tomorrow': 'Mañana',
  'prices.cheap': 'Precio más bajo',
  'prices.dear': 'Precio más alto',
  'prices.shifted': 'Ese día hay cambio de hora.',
  'prices.time.first': '{time} (antes del cambio de hora)',
  'prices.time.second': '{time} (después del cambio de hora)',
  'prices.offsets':
    'Este dispositivo no conoce la zona horaria de tu vivienda. Las horas están en {zone}.',
  'prices.estimates': 'Algunos precios son estimados.',
  'prices.table': 'Ver la tabla',
  'prices.unknown': 'Desconocido',
  'prices.title': 'Tus precios de la luz',
  'prices.cheapest': 'Las {hours} horas más baratas:',
  'prices.cheapest#one': 'La hora más barata:',
  'prices.best-paid': 'Las {hours} horas mejor pagadas:',
  'prices.best-paid#one': 'La hora mejor pagada:',
  'prices.mean': '{price} de media',
  'prices.mean.estimate': '{price} de media (estimación)',
  'prices.flat': 'El mismo precio todo el día.',
  'prices.later': 'Todavía no hay precios. Suelen llegar por la tarde.',
  'prices.later.time': 'Todavía no hay precios. Hora prevista: {time}.',
  'prices.stale': 'Estos son los últimos precios que recibimos.',
  'prices.empty': 'Todavía no hay precios',
  'prices.empty.pending_connect':
    'Estamos consultando tu tarifa. Tus precios aparecerán aquí en cuanto los tengamos.',
  'prices.empty.no_price_data': 'Tu tarifa está vinculada, pero por ahora no hay precios.',
  'prices.empty.no_tariff_connected':
    'Aquí no hay ninguna tarifa vinculada. Vincula una para ver sus precios.',
  'prices.empty.location_not_found':
    'Ya no encontramos esta vivienda. Vuelve a vincular tu tarifa.',
  'prices.empty.location_not_yours': 'Estos precios no son tuyos. Vuelve a iniciar sesión.',
  'prices.empty.no_location':
    'Todavía no has vinculado ninguna tarifa. Vincula una para ver sus precios.',

  'action.allow': 'Permitir',
  'action.deny': 'No permitir',
  'action.report': 'Avisar de un error',
  'action.update-issue-report': 'Completar el aviso',
  'action.cancel-issue-report': 'Retirar el aviso',
  'region.title': '¿En qué zona de precios estás?',
  'region.lead': 'De ella depende el precio de mercado. La zona figura en tu factura.',
  'consent.title': '{name} te pide permiso',
  'consent.title.someone': 'Se necesita tu permiso',
  'consent.device-information': 'Datos del dispositivo',
  'consent.device-information.hint': 'Su marca, su modelo y su estado.',
  'consent.scheduling': 'Horarios',
  'consent.scheduling.hint': 'Cuándo funciona o se carga tu dispositivo.',
  'consent.location': 'Ubicación',
  'consent.location.hint': 'Dónde está tu dispositivo.',
  'tariff-structure.static': 'Cambia de vez en cuando',
  'tariff-summary.reported': 'Gracias. Hemos enviado tu aviso.',
  'tariff-list.temporary':
    'Ahora no podemos conectar con tu compañía. Estos precios son una estimación.',
  'tariff.state.error-reported': 'Error comunicado',
  'session-complete.title.closed': 'Aún sin terminar',
  'session-complete.closed': 'No se ha cambiado nada. Puedes empezar de nuevo cuando quieras.',
  'session-complete.title.unknown': 'Esta sesión ha terminado',
  'session-complete.unknown':
    'Desde aquí no vemos qué se ha cambiado. La página de tu tarifa indica si está vinculada.',

  'tariff-summary.title': '¿Son correctos estos datos?',
  'tariff-summary.title.view': 'Tu tarifa',
  'tariff-summary.tariff': 'Tarifa',
  'tariff-summary.structure': 'Precio',
  'tariff-summary.contract': 'Fin del contrato',
  'tariff-summary.contract.open-ended': 'Sin fecha de fin',
  'tariff-summary.market': 'Son precios de mercado: tu factura puede ser un poco diferente.',
  'tariff-summary.tiered':
    'Tu precio depende de cuánto consumes. Aquí ves el precio del primer tramo.',
  'tariff-summary.reconnect':
    'Tu compañía te pide que vuelvas a iniciar sesión. Hasta entonces, puede que los precios no estén al día.',
  'error.action_missing': 'No nos ha llegado tu elección. Vuelve a elegir.',
  'error.action_invalid': 'Eso no es posible ahora. Elige otra opción.',

  'action.connect': 'Vincular',
  'action.view': 'Ver',

  'tariffs.title': 'Tus tarifas',
  'tariffs.empty': 'Vincula tu tarifa de luz para usar la electricidad cuando es más barata.',
  'tariffs.stale': 'Puede que lo que ves no esté al día.',
  'tariffs.add': 'Añadir otra vivienda',
  'tariffs.home': 'Vivienda {name}',
  'tariffs.problem': 'Ahora no podemos consultar las tarifas de esta vivienda.',
  'tariffs.problem.location_not_found': 'Ya no encontramos esta vivienda.',
  'tariffs.saving': 'Guardando tus cambios…',
  'tariffs.unsaved': 'Tus cambios todavía no se han guardado.',

  'tariff.commodity-import': 'Tarifa de luz',
  'tariff.commodity-import.hint': 'Lo que pagas por la electricidad.',
  'tariff.commodity-export': 'Tarifa de excedentes',
  'tariff.commodity-export.hint': 'Lo que te pagan por la electricidad que viertes a la red.',
  'tariff.non-commodity-import': 'Tarifa de acceso a la red',
  'tariff.non-commodity-import.hint':
    'Lo que pagas por la red (peajes), si te llega en una factura aparte.',
  'tariff.state.not-connected': 'Sin vincular',
  'tariff.state.connected': 'Vinculada',
  'tariff.state.pending': 'Pendiente',
  'tariff.state.error': 'Requiere atención',
  'tariff.state.not-supported': 'No disponible',
  'tariff.pending':
    'Tu compañía todavía no responde. Seguiremos intentándolo durante dos días como máximo.',
  'tariff.error':
    'Ya no podemos consultar tu tarifa. Hasta que vuelvas a vincularla, los precios son estimados.',
  'tariff.not-supported': 'Todavía no se puede vincular en tu dirección.',

  'alert.tariff': 'Tu tarifa',
  'alert.tariff.with': 'Tu tarifa con {provider}',
  'alert.tariff.expiring': '{tariff} termina pronto: vincula la nueva.',
  'alert.tariff.expiring.on': '{tariff} termina el {date}: vincula la nueva.',
  'alert.tariff.expiring.action': 'Vincular la nueva',
  'alert.tariff.expired': '{tariff} ha terminado: vincula la nueva.',
  'alert.tariff.expired.on': '{tariff} terminó el {date}: vincula la nueva.',
  'alert.tariff.expired.action': 'Vincular la nueva',
  'alert.tariff.fetch.failed':
    '{tariff} ya no se puede consultar. Hasta que vuelvas a vincularla, los precios son estimados.',
  'alert.tariff.connection.upgrade':
    '{tariff} se puede vincular ahora de una forma mejor: vuelve a vincularla para aprovecharlo.',
  'alert.other': '{tariff} necesita tu atención.',

  'field.optional': '{label} (opcional)',
  'search.count': '{count} resultados',
  'search.count#one': '{count} resultado',
  'search.none': 'Sin resultados. Revisa cómo está escrito o prueba con menos letras.',
  'search.empty': 'Todavía no hay nada que elegir.',

  'postal-address.title': '¿Cuál es tu dirección?',
  'postal-address.lead':
    'La dirección de suministro de tu factura de la luz. Así sabemos qué compañías pueden darte servicio.',
  'postal-address.country_code': 'País o territorio',
  'postal-address.address_line1': 'Calle y número',
  'postal-address.address_line2': 'Piso, puerta o bloque',
  'postal-address.city': 'Localidad',
  'postal-address.state': 'Estado o provincia',
  'postal-address.post_code': 'Código postal',
  'error.address_line1_missing': 'Escribe la calle y el número.',
  'error.city_missing': 'Escribe la localidad.',
  'error.post_code_missing': 'Escribe el código postal.',
  'error.country_code_missing': 'Indica el país.',
  'error.country_code_invalid': 'No conocemos este país.',
  'error.geo_location_not_found': 'No hemos encontrado esta dirección. Revísala, por favor.',

  'provider-select.title': '¿Cuál es tu compañía eléctrica?',
  'provider-select.search': 'Buscar una compañía',
  'error.provider_not_found': 'Ya no encontramos esta compañía. Vuelve a elegir.',
  'provider-name.title': '¿Cómo se llama tu compañía?',
  'provider-name.name': 'Nombre de la compañía',
  'provider-name.name.hint':
    'Lo encontrarás en la parte de arriba de tu factura (comercializadora).',
  'error.provider_name_missing': 'Escribe el nombre de tu compañía.',
  'tariff-select.title': '¿Qué tarifa tienes?',
  'tariff-select.search': 'Buscar una tarifa',
  'error.tariff_not_found': 'Ya no encontramos esta tarifa. Vuelve a elegir.',
};
