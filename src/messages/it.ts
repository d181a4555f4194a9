import type {Messages} from './translator.js';

/** Italian. Householders are addressed as "tu". */
export const it: Messages = {
  lang: 'it',
  dir: 'ltr',
  launch: 'Collega la mia tariffa',
  busy: 'Un momento…',
  'test-mode': 'Test',
  'test-mode.hint': 'Sessione di prova: qui niente è reale.',
  steps: 'A che punto sei',
  'stage.address': 'Indirizzo',
  'stage.provider': 'Fornitore',
  'stage.tariff': 'Tariffa',
  'stage.confirm': 'Conferma',

  'action.next': 'Avanti',
  'action.back': 'Indietro',
  'action.close': 'Chiudi',
  'action.retry': 'Riprova',
  'action.restart': 'Ricomincia',
  'action.done': 'Fine',
  'action.save': 'Salva',
  'action.edit': 'Modifica',
  'action.disconnect': 'Scollega',
  'action.reconnect': 'Collega di nuovo',
  'action.address-change': 'Cambia indirizzo',
  'action.provider-missing': 'Il mio fornitore non c’è',
  'action.tariff-missing': 'La mia tariffa non c’è',
  'action.dismiss-direct': 'Inserisci a mano',

  'confirm.disconnect.title': 'Vuoi scollegare questa tariffa?',
  'confirm.disconnect.text':
    'I tuoi prezzi non saranno più usati qui. Il contratto resta com’è e puoi collegare di nuovo la tariffa quando vuoi.',
  'confirm.disconnect.yes': 'Sì, scollega',
  'confirm.disconnect.no': 'No, mantienila',

  'unit.kwh': '{unit}/kWh',

  'error.required': 'Compila questo campo.',
  'error.number': 'Inserisci un numero, ad esempio {example}.',
  'error.ambiguous': 'Scrivi {first} oppure {second}.',
  'error.decimals': 'Usa al massimo {count} decimali.',
  'error.decimals#one': 'Usa al massimo {count} decimale.',
  'error.too-large': 'Questo numero è troppo grande. Controlla l’unità di misura.',
  'error.problem': 'Non ha funzionato. Controlla quello che hai inserito.',
  'error.network': 'Nessuna connessione. Controlla la rete e riprova.',
  'error.timeout': 'L’operazione richiede troppo tempo. Riprova.',
  'error.http': 'Il servizio non è raggiungibile in questo momento. Riprova tra poco.',
  'error.rate-limit': 'Troppe richieste in questo momento. Aspetta un attimo e riprova.',
  'error.wait.seconds': 'Il servizio è sovraccarico. Riprova tra {seconds} secondi.',
  'error.wait.seconds#one': 'Il servizio è sovraccarico. Riprova tra {seconds} secondo.',
  'error.wait.minutes': 'Il servizio è sovraccarico. Riprova tra {minutes} minuti.',
  'error.wait.minutes#one': 'Il servizio è sovraccarico. Riprova tra {minutes} minuto.',
  'error.protocol': 'Abbiamo ricevuto una risposta che non riusciamo a leggere. Riprova.',
  'error.expired': 'Questa sessione è terminata. Ricomincia da capo.',
  'error.server': 'Qualcosa è andato storto da parte nostra. Riprova.',
  'error.server_error': 'Qualcosa è andato storto da parte nostra. Riprova.',
  'error.signed_out': 'Non hai effettuato l’accesso. Accedi e riprova.',
  'error.moved_on': 'Hai già continuato in un’altra finestra. Ora sei a questo punto.',
  'error.kept': 'Quello che hai inserito è ancora qui.',
  'error.reference': 'Riferimento: {id}',

  'fixed-rate.title': 'Qual è il prezzo per kilowattora?',
  'fixed-rate.cost': 'Prezzo per kWh',
  'fixed-rate.cost.hint':
    'Lo trovi in bolletta come “quota consumi” (scontrino dell’energia). Indicalo tasse incluse.',
  'error.cost_value_zero': 'Il prezzo non può essere zero.',
  'error.cost_value_negative': 'Il prezzo non può essere negativo.',

  'tariff-name.title': 'Come si chiama la tua tariffa?',
  'tariff-name.name': 'Nome della tariffa',
  'tariff-name.name.hint':
    'Lo trovi in bolletta o nel contratto, di solito alla voce “nome offerta”.',
  'error.tariff_name_missing': 'Inserisci il nome della tua tariffa.',

  'error.choose': 'Scegli un’opzione.',

  'tariff-structure.title': 'Che tipo di prezzo hai?',
  'tariff-structure.fixed': 'Uguale tutto il giorno',
  'tariff-structure.fixed.hint': 'Ogni kilowattora ha lo stesso prezzo (monorario).',
  'tariff-structure.time-of-day': 'Dipende dall’ora',
  'tariff-structure.time-of-day.hint':
    'Più basso in certe fasce orarie (F1, F2, F3), ad esempio di notte.',
  'tariff-structure.market': 'Segue il mercato',
  'tariff-structure.market.hint': 'Cambia ogni giorno con la borsa elettrica.',
  'tariff-structure.dynamic': 'Cambia di continuo',
  'tariff-structure.advanced': 'Di altro tipo',
  'tariff-structure.advanced.hint':
    'In base alla stagione, al giorno della settimana o a scaglioni di consumo.',

  'redirect.title': 'Accedi al sito del tuo fornitore',
  'redirect.lead': 'Continuerai su {host}.',
  'redirect.return': 'Poi tornerai qui.',
  'redirect.continue': 'Vai al sito',

  'login.title': 'Completa l’accesso',
  'login.window':
    'La pagina del tuo fornitore è aperta in un’altra finestra. Si chiuderà da sola quando avrai finito.',
  'login.closed':
    'L’altra finestra è chiusa e il tuo fornitore non ci ha confermato il tuo accesso.',
  'login.elsewhere': 'Accedi al sito del tuo fornitore, poi torna qui.',
  'login.unfinished': 'Il tuo fornitore non ci ha ancora confermato il tuo accesso.',
  'login.show': 'Mostra la finestra',
  'login.again': 'Apri di nuovo',
  'login.here': 'Continua qui',
  'login.check': 'Ho fatto l’accesso',

  'error.other_session.title': 'Torna dove hai iniziato',
  'error.other_session':
    'Questo accesso è stato avviato in un’altra app o in un altro browser. Torna lì per completarlo oppure ricomincia qui.',

  'connection-pending.title': 'Aspettiamo ancora il tuo fornitore',
  'connection-pending.lead':
    'Il tuo fornitore non risponde ancora. Puoi lasciar fare a noi: continueremo a provare per due giorni al massimo.',
  'connection-pending.action.save': 'Continua a provare',

  'connection-failed.title': 'Non riusciamo a consultare la tua tariffa',
  'connection-failed.lead':
    'Il tuo fornitore non ce lo permette. Succede, ad esempio, quando l’accesso è stato rifiutato o la password è cambiata.',

  'session-complete.title': 'Tutto fatto',
  'session-complete.saved': 'La tua tariffa è collegata.',
  'session-complete.disconnected': 'La tua tariffa non è più collegata.',
  'session-complete.pending':
    'Continuiamo a chiedere al tuo fornitore. Collegheremo la tua tariffa appena risponderà.',

  'server-error.title': 'Non ha funzionato',
  'unknown.title': 'Manca ancora un passaggio',
  'unknown.lead':
    'Questa versione non può mostrarlo. Scegli una di queste possibilità o torna più tardi.',

  'time-of-day-rate.title': 'Qual è il prezzo in ogni fascia oraria?',
  'time-of-day-rate.period': 'Fascia {name}',
  'time-of-day-rate.valid_from': 'Dalle',
  'time-of-day-rate.valid_to': 'Alle',
  'time-of-day-rate.add': 'Aggiungi una fascia',
  'time-of-day-rate.remove': 'Elimina la fascia {name}',
  'time-of-day-rate.complete': 'Le 24 ore sono tutte coperte.',
  'time-of-day-rate.gap': 'Manca il prezzo per l’orario {from} – {to}.',
  'time-of-day-rate.overlap': 'Ci sono due prezzi per l’orario {from} – {to}.',

  'surcharge.title': 'Che cosa si aggiunge al prezzo di mercato?',
  'surcharge.lead': 'Lo trovi nel contratto.',
  'surcharge.fixed': 'Importo fisso per kWh',
  'surcharge.fixed.hint':
    'Di solito si chiama “spread”. Per uno sconto metti il segno meno davanti.',
  'surcharge.percentage': 'Percentuale',
  'surcharge.percentage.hint': 'Ad esempio l’IVA, calcolata sul totale.',
  'surcharge.example': 'Un prezzo di mercato di {market} diventa {price}.',
  'surcharge.region': 'Zona di mercato',
  'surcharge.skip': 'Salta',
  'surcharge.error.geo_location_not_found':
    'Il tuo indirizzo non rientra in nessuna zona di mercato.',
  'error.surcharge_percentage_invalid': 'La percentuale deve essere maggiore di zero.',

  'contract-term.title': 'Quando finisce il tuo contratto?',
  'contract-term.date': 'In una data che conosco',
  'contract-term.day': 'Ultimo giorno',
  'contract-term.open-ended': 'Non ha una scadenza',
  'contract-term.unknown': 'Non lo so',
  'error.date_format_invalid': 'Inserisci giorno, mese e anno.',

  'error.data_json_invalid':
    'Non siamo riusciti a leggere i dati. Controlla quello che hai inserito.',

  'prices.now': 'Prezzo attuale',
  'prices.today': 'Oggi',
  'prices.tomorrow': 'Domani',
  'prices.cheap': 'Prezzo più basso',
  'prices.dear': 'Prezzo più alto',
  'prices.shifted': 'In questo giorno cambia l’ora.',
  'prices.time.first': '{time} (prima del cambio dell’ora)',
  'prices.time.second': '{time} (dopo il cambio dell’ora)',
  'prices.offsets':
    'Questo dispositivo non conosce il fuso orario di casa tua. Gli orari sono in {zone}.',
  'prices.estimates': 'Alcuni prezzi sono stimati.',
  'prices.table': 'Vedi la tabella',
  'prices.unknown': 'Non disponibile',
  'prices.title': 'I tuoi prezzi della luce',
  'prices.cheapest': 'Le {hours} ore più economiche:',
  'prices.cheapest#one': 'L’ora più economica:',
  'prices.best-paid': 'Le {hours} ore pagate meglio:',
  'prices.best-paid#one': 'L’ora pagata meglio:',
  'prices.mean': '{price} in media',
  'prices.mean.estimate': '{price} in media (stima)',
  'prices.flat': 'Lo stesso prezzo tutto il giorno.',
  'prices.later': 'I prezzi non ci sono ancora. Di solito arrivano nel pomeriggio.',
  'prices.later.time': 'I prezzi non ci sono ancora. Li aspettiamo per le ore {time}.',
  'prices.stale': 'Questi sono gli ultimi prezzi che abbiamo ricevuto.',
  'prices.empty': 'Ancora nessun prezzo',
  'prices.empty.pending_connect':
    'Stiamo recuperando la tua tariffa. I tuoi prezzi compariranno qui appena saranno pronti.',
  'prices.empty.no_price_data': 'La tua tariffa è collegata, ma al momento non ci sono prezzi.',
  'prices.empty.no_tariff_connected':
    'Qui non è collegata nessuna tariffa. Collegane una per vedere i suoi prezzi.',
  'prices.empty.location_not_found':
    'Non troviamo più questa casa. Collega di nuovo la tua tariffa.',
  'prices.empty.location_not_yours': 'Questi prezzi non sono i tuoi. Accedi di nuovo.',
  'prices.empty.no_location':
    'Non hai ancora collegato una tariffa. Collegane una per vedere i suoi prezzi.',

  'action.allow': 'Consenti',
  'action.deny': 'Non consentire',
  'action.report': 'Segnala un errore',
  'action.update-issue-report': 'Completa la segnalazione',
  'action.cancel-issue-report': 'Ritira la segnalazione',
  'region.title': 'In quale zona di mercato ti trovi?',
  'region.lead': 'Il prezzo di mercato dipende dalla zona, che trovi in bolletta.',
  'consent.title': '{name} chiede il tuo consenso',
  'consent.title.someone': 'Serve il tuo consenso',
  'consent.device-information': 'Dati del dispositivo',
  'consent.device-information.hint': 'Marca, modello e stato.',
  'consent.scheduling': 'Programmazione',
  'consent.scheduling.hint': 'Quando il dispositivo è in funzione o in carica.',
  'consent.location': 'Posizione',
  'consent.location.hint': 'Dove si trova il dispositivo.',
  'tariff-structure.static': 'Cambia di tanto in tanto',
  'tariff-summary.reported': 'Grazie. La segnalazione è stata inviata.',
  'tariff-list.temporary':
    'Al momento il tuo fornitore non è raggiungibile. Questi prezzi sono stimati.',
  'tariff.state.error-reported': 'Errore segnalato',
  'session-complete.title.closed': 'Non ancora terminato',
  'session-complete.closed': 'Non è stato modificato nulla. Puoi ricominciare quando vuoi.',
  'session-complete.title.unknown': 'Questa sessione è terminata',
  'session-complete.unknown':
    'Da qui non vediamo che cosa è stato modificato. La pagina della tua tariffa mostra se è collegata.',

  'tariff-summary.title': 'È tutto giusto?',
  'tariff-summary.title.view': 'La tua tariffa',
  'tariff-summary.tariff': 'Tariffa',
  'tariff-summary.structure': 'Prezzo',
  'tariff-summary.contract': 'Fine del contratto',
  'tariff-summary.contract.open-ended': 'Senza scadenza',
  'tariff-summary.market': 'Sono prezzi di mercato: la tua bolletta può essere un po’ diversa.',
  'tariff-summary.tiered':
    'Il tuo prezzo dipende da quanto consumi. Qui vedi il prezzo del primo scaglione.',
  'tariff-summary.reconnect':
    'Il tuo fornitore ti chiede di accedere di nuovo. Fino ad allora i prezzi potrebbero non essere aggiornati.',
  'error.action_missing': 'La tua scelta non ci è arrivata. Scegli di nuovo.',
  'error.action_invalid': 'In questo momento non è possibile. Scegli qualcos’altro.',

  'action.connect': 'Collega',
  'action.view': 'Vedi',

  'tariffs.title': 'Le tue tariffe',
  'tariffs.empty': 'Collega la tua tariffa luce per usare l’elettricità quando costa meno.',
  'tariffs.stale': 'Quello che vedi potrebbe non essere aggiornato.',
  'tariffs.add': 'Aggiungi un’altra casa',
  'tariffs.home': 'Casa {name}',
  'tariffs.problem': 'Al momento non riusciamo a consultare le tariffe di questa casa.',
  'tariffs.problem.location_not_found': 'Non troviamo più questa casa.',
  'tariffs.saving': 'Stiamo salvando le tue modifiche…',
  'tariffs.unsaved': 'Le tue modifiche non sono ancora salvate.',

  'tariff.commodity-import': 'Tariffa luce',
  'tariff.commodity-import.hint': 'Quanto paghi per l’elettricità.',
  'tariff.commodity-export': 'Tariffa di immissione',
  'tariff.commodity-export.hint': 'Quanto ti pagano per l’elettricità che immetti in rete.',
  'tariff.non-commodity-import': 'Tariffa di rete',
  'tariff.non-commodity-import.hint': 'Quanto paghi per la rete, se ha una bolletta a parte.',
  'tariff.state.not-connected': 'Non collegata',
  'tariff.state.connected': 'Collegata',
  'tariff.state.pending': 'In attesa',
  'tariff.state.error': 'Da controllare',
  'tariff.state.not-supported': 'Non disponibile',
  'tariff.pending':
    'Il tuo fornitore non risponde ancora. Continuiamo a provare per due giorni al massimo.',
  'tariff.error':
    'Non riusciamo più a consultare la tua tariffa. Finché non la colleghi di nuovo, i prezzi sono stimati.',
  'tariff.not-supported': 'Al tuo indirizzo non si può ancora collegare.',

  'alert.tariff': 'La tua tariffa',
  'alert.tariff.with': 'La tua tariffa con {provider}',
  'alert.tariff.expiring': '{tariff} scade presto: collega quella nuova.',
  'alert.tariff.expiring.on': '{tariff} scade il giorno {date}: collega quella nuova.',
  'alert.tariff.expiring.action': 'Collega quella nuova',
  'alert.tariff.expired': '{tariff} è scaduta: collega quella nuova.',
  'alert.tariff.expired.on': '{tariff} è scaduta il giorno {date}: collega quella nuova.',
  'alert.tariff.expired.action': 'Collega quella nuova',
  'alert.tariff.fetch.failed':
    '{tariff} non ci è più accessibile. Finché non la colleghi di nuovo, i prezzi sono stimati.',
  'alert.tariff.connection.upgrade':
    '{tariff} ora si può collegare in un modo migliore: collegala di nuovo per approfittarne.',
  'alert.other': '{tariff} richiede la tua attenzione.',

  'field.optional': '{label} (facoltativo)',
  'search.count': '{count} risultati',
  'search.count#one': '{count} risultato',
  'search.none': 'Nessun risultato. Controlla come hai scritto o prova con meno lettere.',
  'search.empty': 'Non c’è ancora niente da scegliere.',

  'postal-address.title': 'Qual è il tuo indirizzo?',
  'postal-address.lead':
    'L’indirizzo di fornitura che trovi in bolletta. Ci dice chi può fornirti l’energia.',
  'postal-address.country_code': 'Paese o territorio',
  'postal-address.address_line1': 'Via e numero civico',
  'postal-address.address_line2': 'Interno, scala o edificio',
  'postal-address.city': 'Città o comune',
  'postal-address.state': 'Stato o provincia',
  'postal-address.post_code': 'CAP',
  'error.address_line1_missing': 'Inserisci la via e il numero civico.',
  'error.city_missing': 'Inserisci la città o il comune.',
  'error.post_code_missing': 'Inserisci il CAP.',
  'error.country_code_missing': 'Inserisci il Paese.',
  'error.country_code_invalid': 'Non conosciamo questo Paese.',
  'error.geo_location_not_found': 'Non abbiamo trovato questo indirizzo. Controllalo.',

  'provider-select.title': 'Chi è il tuo fornitore di energia?',
  'provider-select.search': 'Cerca un fornitore',
  'error.provider_not_found': 'Non troviamo più questo fornitore. Scegli di nuovo.',
  'provider-name.title': 'Come si chiama il tuo fornitore?',
  'provider-name.name': 'Nome del fornitore',
  'provider-name.name.hint': 'Lo trovi in alto sulla bolletta.',
  'error.provider_name_missing': 'Inserisci il nome del tuo fornitore.',
  'tariff-select.title': 'Qual è la tua tariffa?',
  'tariff-select.search': 'Cerca una tariffa',
  'error.tariff_not_found': 'Non troviamo più questa tariffa. Scegli di nuovo.',
};
