import type {Messages} from './translator.js';

/** German. Householders are addressed as "Sie". */
export const de: Messages = {
  /** BCP 47: what the sentences are written in. */
  lang: 'de',
  dir: 'ltr',
  launch: 'Meinen Stromtarif verbinden',
  busy: 'Einen Moment\u00a0…',
  'test-mode': 'Test',
  'test-mode.hint': 'Nur ein Test: Hier ist nichts echt.',
  steps: 'So weit sind Sie',
  'stage.address': 'Adresse',
  'stage.provider': 'Anbieter',
  'stage.tariff': 'Tarif',
  'stage.confirm': 'Prüfen',

  'action.next': 'Weiter',
  'action.back': 'Zurück',
  'action.close': 'Schließen',
  'action.retry': 'Noch einmal versuchen',
  'action.restart': 'Neu beginnen',
  'action.done': 'Fertig',
  'action.save': 'Speichern',
  'action.edit': 'Ändern',
  'action.disconnect': 'Verbindung trennen',
  'action.reconnect': 'Neu verbinden',
  'action.address-change': 'Adresse ändern',
  'action.provider-missing': 'Mein Anbieter ist nicht dabei',
  'action.tariff-missing': 'Mein Tarif ist nicht dabei',
  'action.dismiss-direct': 'Selbst eingeben',

  'confirm.disconnect.title': 'Verbindung zu diesem Tarif trennen?',
  'confirm.disconnect.text':
    'Ihre Preise werden hier nicht mehr genutzt. Ihr Stromvertrag bleibt bestehen, und Sie können ihn jederzeit wieder verbinden.',
  'confirm.disconnect.yes': 'Ja, trennen',
  'confirm.disconnect.no': 'Verbunden lassen',

  'unit.kwh': '{unit}/kWh',

  'error.required': 'Bitte füllen Sie dieses Feld aus.',
  'error.number': 'Bitte geben Sie eine Zahl ein, zum Beispiel {example}.',
  'error.ambiguous': 'Bitte schreiben Sie {first} oder {second}.',
  'error.decimals': 'Bitte geben Sie höchstens {count} Stellen nach dem Komma ein.',
  'error.decimals#one': 'Bitte geben Sie höchstens {count} Stelle nach dem Komma ein.',
  'error.too-large': 'Dieser Wert ist zu hoch. Bitte prüfen Sie die Einheit.',
  'error.problem': 'Das hat nicht geklappt. Bitte prüfen Sie Ihre Eingabe.',
  'error.network':
    'Keine Verbindung. Bitte prüfen Sie Ihr Internet und versuchen Sie es noch einmal.',
  'error.timeout': 'Das dauert zu lange. Bitte versuchen Sie es noch einmal.',
  'error.http':
    'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  'error.rate-limit':
    'Im Moment ist sehr viel los. Bitte warten Sie kurz und versuchen Sie es noch einmal.',
  'error.wait.seconds':
    'Im Moment ist sehr viel los. Bitte versuchen Sie es in {seconds} Sekunden noch einmal.',
  'error.wait.seconds#one':
    'Im Moment ist sehr viel los. Bitte versuchen Sie es in {seconds} Sekunde noch einmal.',
  'error.wait.minutes':
    'Im Moment ist sehr viel los. Bitte versuchen Sie es in {minutes} Minuten noch einmal.',
  'error.wait.minutes#one':
    'Im Moment ist sehr viel los. Bitte versuchen Sie es in {minutes} Minute noch einmal.',
  'error.protocol':
    'Wir haben eine Antwort bekommen, die wir nicht lesen konnten. Bitte versuchen Sie es noch einmal.',
  'error.expired': 'Diese Sitzung ist abgelaufen. Bitte beginnen Sie neu.',
  'error.server': 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
  'error.server_error': 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.',
  'error.signed_out':
    'Sie sind nicht angemeldet. Bitte melden Sie sich an und versuchen Sie es noch einmal.',
  'error.moved_on': 'Sie haben schon in einem anderen Fenster weitergemacht. Hier geht es weiter.',
  'error.kept': 'Was Sie eingegeben haben, ist noch da.',
  'error.reference': 'Referenz: {id}',

  'fixed-rate.title': 'Wie hoch ist Ihr Preis pro Kilowattstunde?',
  'fixed-rate.cost': 'Preis pro kWh',
  'fixed-rate.cost.hint':
    'Er steht auf Ihrer Stromrechnung, meist als „Arbeitspreis“. Bitte geben Sie ihn mit Steuern an.',
  'error.cost_value_zero': 'Der Preis kann nicht null sein.',
  'error.cost_value_negative': 'Der Preis kann nicht unter null liegen.',

  'tariff-name.title': 'Wie heißt Ihr Tarif?',
  'tariff-name.name': 'Name des Tarifs',
  'tariff-name.name.hint': 'Sie finden ihn auf Ihrer Stromrechnung oder in Ihrem Vertrag.',
  'error.tariff_name_missing': 'Bitte geben Sie den Namen Ihres Tarifs ein.',

  'error.choose': 'Bitte wählen Sie etwas aus.',

  'tariff-structure.title': 'Wie funktioniert Ihr Strompreis?',
  'tariff-structure.fixed': 'Den ganzen Tag gleich',
  'tariff-structure.fixed.hint': 'Jede Kilowattstunde hat denselben Preis.',
  'tariff-structure.time-of-day': 'Je nach Uhrzeit',
  'tariff-structure.time-of-day.hint': 'Zu bestimmten Zeiten günstiger, zum Beispiel nachts.',
  'tariff-structure.market': 'Nach dem Börsenpreis',
  'tariff-structure.market.hint': 'Der Preis ändert sich jeden Tag mit der Strombörse.',
  'tariff-structure.dynamic': 'Ändert sich laufend',
  'tariff-structure.advanced': 'Anders',
  'tariff-structure.advanced.hint': 'Nach Jahreszeit, Wochentag oder Verbrauchsstufe.',

  'redirect.title': 'Bei Ihrem Anbieter anmelden',
  'redirect.lead': 'Weiter geht es auf {host}.',
  'redirect.return': 'Danach kommen Sie hierher zurück.',
  'redirect.continue': 'Weiter zur Anmeldung',

  'login.title': 'Anmeldung abschließen',
  'login.window':
    'Die Seite Ihres Anbieters ist in einem anderen Fenster geöffnet. Es schließt sich von selbst, wenn Sie fertig sind.',
  'login.closed':
    'Das andere Fenster ist geschlossen, und Ihr Anbieter hat uns nicht gemeldet, dass Sie sich angemeldet haben.',
  'login.elsewhere': 'Melden Sie sich bei Ihrem Anbieter an und kommen Sie dann hierher zurück.',
  'login.unfinished': 'Ihr Anbieter hat uns noch nicht gemeldet, dass Sie sich angemeldet haben.',
  'login.show': 'Fenster anzeigen',
  'login.again': 'Noch einmal öffnen',
  'login.here': 'Hier weitermachen',
  'login.check': 'Ich habe mich angemeldet',

  'error.other_session.title': 'Gehen Sie dorthin zurück, wo Sie begonnen haben',
  'error.other_session':
    'Diese Anmeldung wurde in einer anderen App oder einem anderen Browser begonnen. Machen Sie dort weiter oder beginnen Sie hier neu.',

  'connection-pending.title': 'Wir warten noch auf Ihren Anbieter',
  'connection-pending.lead':
    'Ihr Anbieter antwortet noch nicht. Überlassen Sie das gern uns: Wir versuchen es bis zu zwei Tage lang weiter.',
  'connection-pending.action.save': 'Weiter versuchen',

  'connection-failed.title': 'Wir können Ihren Tarif nicht abrufen',
  'connection-failed.lead':
    'Ihr Anbieter erlaubt es uns nicht. Das passiert zum Beispiel, wenn der Zugriff abgelehnt oder ein Passwort geändert wurde.',

  'session-complete.title': 'Alles erledigt',
  'session-complete.saved': 'Ihr Tarif ist verbunden.',
  'session-complete.disconnected': 'Die Verbindung zu Ihrem Tarif ist getrennt.',
  'session-complete.pending':
    'Wir fragen weiter bei Ihrem Anbieter nach und verbinden Ihren Tarif, sobald er antwortet.',

  'server-error.title': 'Das hat nicht geklappt',
  'unknown.title': 'Es fehlt noch ein Schritt',
  'unknown.lead':
    'Diese Version kann ihn nicht anzeigen. Wählen Sie eine dieser Möglichkeiten oder kommen Sie später wieder.',

  'time-of-day-rate.title': 'Welcher Preis gilt zu welcher Uhrzeit?',
  'time-of-day-rate.period': 'Zeitfenster {name}',
  'time-of-day-rate.valid_from': 'Von',
  'time-of-day-rate.valid_to': 'Bis',
  'time-of-day-rate.add': 'Zeitfenster hinzufügen',
  'time-of-day-rate.remove': 'Zeitfenster {name} entfernen',
  'time-of-day-rate.complete': 'Alle 24 Stunden sind abgedeckt.',
  'time-of-day-rate.gap': 'Von {from} bis {to}\u00a0Uhr fehlt noch ein Preis.',
  'time-of-day-rate.overlap': 'Von {from} bis {to}\u00a0Uhr gibt es zwei Preise.',

  'surcharge.title': 'Was kommt zum Börsenpreis dazu?',
  'surcharge.lead': 'Wie viel es ist, steht in Ihrem Vertrag.',
  'surcharge.fixed': 'Fester Aufschlag pro kWh',
  'surcharge.fixed.hint': 'Bei einem Rabatt steht ein Minus davor.',
  'surcharge.percentage': 'Aufschlag in Prozent',
  'surcharge.percentage.hint': 'Zum Beispiel die Mehrwertsteuer, die auf alles kommt.',
  'surcharge.example': 'Bei einem Börsenpreis von {market} beträgt Ihr Preis {price}.',
  'surcharge.region': 'Preiszone',
  'surcharge.skip': 'Überspringen',
  'surcharge.error.geo_location_not_found': 'Für Ihre Adresse gibt es keine Preiszone.',
  'error.surcharge_percentage_invalid': 'Der Prozentsatz muss größer als null sein.',

  'contract-term.title': 'Wann endet Ihr Vertrag?',
  'contract-term.date': 'Ich kenne das Datum',
  'contract-term.day': 'Letzter Tag',
  'contract-term.open-ended': 'Er hat kein Enddatum',
  'contract-term.unknown': 'Ich weiß es nicht',
  'error.date_format_invalid': 'Bitte geben Sie Tag, Monat und Jahr ein.',

  'error.data_json_invalid': 'Das konnten wir nicht lesen. Bitte prüfen Sie Ihre Eingabe.',

  'prices.now': 'Aktueller Preis',
  'prices.today': 'Heute',
  'prices.tomorrow': 'Morgen',
  'prices.cheap': 'Niedrigster Preis',
  'prices.dear': 'Höchster Preis',
  'prices.shifted': 'An diesem Tag wird die Uhr umgestellt.',
  'prices.time.first': '{time} (vor der Zeitumstellung)',
  'prices.time.second': '{time} (nach der Zeitumstellung)',
  'prices.offsets':
    'Dieses Gerät kennt die Zeitzone Ihres Zuhauses nicht. Alle Uhrzeiten sind in {zone} angegeben.',
  'prices.estimates': 'Einige Preise sind geschätzt.',
  'prices.table': 'Als Tabelle',
  'prices.unknown': 'Nicht bekannt',
  'prices.title': 'Ihre Strompreise',
  'prices.cheapest': 'Die günstigsten {hours} Stunden:',
  'prices.cheapest#one': 'Die günstigste Stunde:',
  'prices.best-paid': 'Die besten {hours} Stunden zum Einspeisen:',
  'prices.best-paid#one': 'Die beste Stunde zum Einspeisen:',
  'prices.mean': 'Im Schnitt {price}',
  'prices.mean.estimate': 'Im Schnitt {price}, geschätzt',
  'prices.flat': 'Den ganzen Tag derselbe Preis.',
  'prices.later': 'Noch nicht da. Die Preise kommen meist am Nachmittag.',
  'prices.later.time': 'Noch nicht da. Wir erwarten die Preise um {time}\u00a0Uhr.',
  'prices.stale': 'Das sind die letzten Preise, die wir bekommen haben.',
  'prices.empty': 'Noch keine Preise',
  'prices.empty.pending_connect':
    'Wir rufen Ihren Tarif gerade noch ab. Sobald Ihre Preise da sind, sehen Sie sie hier.',
  'prices.empty.no_price_data':
    'Ihr Tarif ist verbunden, aber im Moment gibt es keine Preise dafür.',
  'prices.empty.no_tariff_connected':
    'Hier ist kein Tarif verbunden. Verbinden Sie einen, um seine Preise zu sehen.',
  'prices.empty.location_not_found':
    'Dieses Zuhause ist uns nicht mehr bekannt. Bitte verbinden Sie Ihren Tarif neu.',
  'prices.empty.location_not_yours':
    'Das sind nicht Ihre Preise. Bitte melden Sie sich noch einmal an.',
  'prices.empty.no_location':
    'Sie haben noch keinen Tarif verbunden. Verbinden Sie einen, um seine Preise zu sehen.',

  'action.allow': 'Erlauben',
  'action.deny': 'Nicht erlauben',
  'action.report': 'Fehler melden',
  'action.update-issue-report': 'Meldung ergänzen',
  'action.cancel-issue-report': 'Meldung zurückziehen',
  'region.title': 'In welcher Preiszone wohnen Sie?',
  'region.lead': 'Davon hängt der Börsenpreis ab. Die Zone steht auf Ihrer Stromrechnung.',
  'consent.title': '{name} bittet um Ihre Erlaubnis',
  'consent.title.someone': 'Ihre Erlaubnis ist nötig',
  'consent.device-information': 'Angaben zum Gerät',
  'consent.device-information.hint': 'Hersteller, Modell und Zustand.',
  'consent.scheduling': 'Zeitpläne',
  'consent.scheduling.hint': 'Wann Ihr Gerät läuft oder lädt.',
  'consent.location': 'Standort',
  'consent.location.hint': 'Wo Ihr Gerät ist.',
  'tariff-structure.static': 'Ändert sich ab und zu',
  'tariff-summary.reported': 'Danke. Ihre Meldung ist unterwegs.',
  'tariff-list.temporary': 'Ihr Anbieter ist gerade nicht erreichbar. Diese Preise sind geschätzt.',
  'tariff.state.error-reported': 'Fehler gemeldet',
  'session-complete.title.closed': 'Noch nicht fertig',
  'session-complete.closed': 'Es wurde nichts geändert. Sie können jederzeit neu beginnen.',
  'session-complete.title.unknown': 'Diese Sitzung ist beendet',
  'session-complete.unknown':
    'Hier ist nicht zu sehen, was geändert wurde. Ob Ihr Tarif verbunden ist, steht auf der Seite zu Ihrem Tarif.',

  'tariff-summary.title': 'Ist das so richtig?',
  'tariff-summary.title.view': 'Ihr Tarif',
  'tariff-summary.tariff': 'Tarif',
  'tariff-summary.structure': 'Preis',
  'tariff-summary.contract': 'Vertragsende',
  'tariff-summary.contract.open-ended': 'Kein Enddatum',
  'tariff-summary.market':
    'Das sind Börsenpreise: Auf Ihrer Rechnung kann der Betrag etwas abweichen.',
  'tariff-summary.tiered':
    'Ihr Preis hängt davon ab, wie viel Sie verbrauchen. Hier sehen Sie den Preis der ersten Stufe.',
  'tariff-summary.reconnect':
    'Ihr Anbieter möchte, dass Sie sich neu anmelden. Bis dahin sind die Preise vielleicht nicht aktuell.',
  'error.action_missing': 'Das ist nicht bei uns angekommen. Bitte wählen Sie noch einmal.',
  'error.action_invalid': 'Das geht im Moment nicht. Bitte wählen Sie etwas anderes.',

  'action.connect': 'Verbinden',
  'action.view': 'Ansehen',

  'tariffs.title': 'Ihre Tarife',
  'tariffs.empty':
    'Verbinden Sie Ihren Stromtarif. Dann lässt sich Strom nutzen, wenn er günstig ist.',
  'tariffs.stale': 'Was Sie hier sehen, ist vielleicht nicht aktuell.',
  'tariffs.add': 'Zuhause hinzufügen',
  'tariffs.home': 'Zuhause {name}',
  'tariffs.problem': 'Wir können die Tarife für dieses Zuhause gerade nicht abrufen.',
  'tariffs.problem.location_not_found': 'Dieses Zuhause ist uns nicht mehr bekannt.',
  'tariffs.saving': 'Ihre Änderungen werden gespeichert\u00a0…',
  'tariffs.unsaved': 'Ihre Änderungen sind noch nicht gespeichert.',

  'tariff.commodity-import': 'Stromtarif',
  'tariff.commodity-import.hint': 'Was Sie für Strom bezahlen.',
  'tariff.commodity-export': 'Einspeisevergütung',
  'tariff.commodity-export.hint': 'Was Sie für Strom bekommen, den Sie einspeisen.',
  'tariff.non-commodity-import': 'Netzentgelte',
  'tariff.non-commodity-import.hint':
    'Was Sie für das Stromnetz bezahlen, wenn es dafür eine eigene Rechnung gibt.',
  'tariff.state.not-connected': 'Nicht verbunden',
  'tariff.state.connected': 'Verbunden',
  'tariff.state.pending': 'Wird verbunden',
  'tariff.state.error': 'Bitte prüfen',
  'tariff.state.not-supported': 'Nicht verfügbar',
  'tariff.pending':
    'Ihr Anbieter antwortet noch nicht. Wir versuchen es bis zu zwei Tage lang weiter.',
  'tariff.error':
    'Wir können Ihren Tarif nicht mehr abrufen. Bis Sie ihn neu verbinden, sind die Preise geschätzt.',
  'tariff.not-supported': 'Das lässt sich an Ihrer Adresse noch nicht verbinden.',

  'alert.tariff': 'Ihr Tarif',
  'alert.tariff.with': 'Ihr Tarif bei {provider}',
  'alert.tariff.expiring': '{tariff} endet bald. Bitte verbinden Sie den neuen.',
  'alert.tariff.expiring.on': '{tariff} endet am {date}. Bitte verbinden Sie den neuen.',
  'alert.tariff.expiring.action': 'Neuen Tarif verbinden',
  'alert.tariff.expired': '{tariff} ist ausgelaufen. Bitte verbinden Sie den neuen.',
  'alert.tariff.expired.on': '{tariff} ist am {date} ausgelaufen. Bitte verbinden Sie den neuen.',
  'alert.tariff.expired.action': 'Neuen Tarif verbinden',
  'alert.tariff.fetch.failed':
    '{tariff} lässt sich nicht mehr abrufen. Bis Sie ihn neu verbinden, sind die Preise geschätzt.',
  'alert.tariff.connection.upgrade':
    '{tariff} lässt sich jetzt besser verbinden. Nutzen Sie das und verbinden Sie ihn neu.',
  'alert.other': 'Bitte prüfen: {tariff}.',

  'field.optional': '{label} (falls vorhanden)',
  'search.count': '{count} gefunden',
  'search.none':
    'Nichts gefunden. Prüfen Sie die Schreibweise oder versuchen Sie es mit weniger Buchstaben.',
  'search.empty': 'Hier gibt es noch nichts zur Auswahl.',

  'postal-address.title': 'Wie lautet Ihre Adresse?',
  'postal-address.lead':
    'Die Lieferadresse auf Ihrer Stromrechnung. Daran erkennen wir, wer Sie beliefern kann.',
  'postal-address.country_code': 'Land oder Region',
  'postal-address.address_line1': 'Straße und Hausnummer',
  'postal-address.address_line2': 'Adresszusatz',
  'postal-address.city': 'Ort',
  'postal-address.state': 'Bundesstaat oder Provinz',
  'postal-address.post_code': 'Postleitzahl',
  'error.address_line1_missing': 'Bitte geben Sie Straße und Hausnummer ein.',
  'error.city_missing': 'Bitte geben Sie den Ort ein.',
  'error.post_code_missing': 'Bitte geben Sie die Postleitzahl ein.',
  'error.country_code_missing': 'Bitte geben Sie das Land ein.',
  'error.country_code_invalid': 'Dieses Land kennen wir nicht.',
  'error.geo_location_not_found': 'Wir konnten diese Adresse nicht finden. Bitte prüfen Sie sie.',

  'provider-select.title': 'Wer ist Ihr Stromanbieter?',
  'provider-select.search': 'Anbieter suchen',
  'error.provider_not_found':
    'Diesen Anbieter kennen wir nicht mehr. Bitte wählen Sie noch einmal.',
  'provider-name.title': 'Wie heißt Ihr Anbieter?',
  'provider-name.name': 'Name des Anbieters',
  'provider-name.name.hint': 'Er steht ganz oben auf Ihrer Stromrechnung.',
  'error.provider_name_missing': 'Bitte geben Sie den Namen Ihres Anbieters ein.',
  'tariff-select.title': 'Welchen Tarif haben Sie?',
  'tariff-select.search': 'Tarif suchen',
  'error.tariff_not_found': 'Diesen Tarif kennen wir nicht mehr. Bitte wählen Sie noch einmal.',
};
