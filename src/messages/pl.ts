import type {Messages} from './translator.js';

/** Polish. Householders are addressed as "Państwo" or with "proszę"; buttons are in the imperative. */
export const pl: Messages = {
  lang: 'pl',
  dir: 'ltr',
  launch: 'Podłącz moją taryfę',
  busy: 'Chwileczkę…',
  'test-mode': 'Test',
  'test-mode.hint': 'Sesja testowa: nic tu nie dzieje się naprawdę.',
  steps: 'Kolejne kroki',
  'stage.address': 'Adres',
  'stage.provider': 'Sprzedawca',
  'stage.tariff': 'Taryfa',
  'stage.confirm': 'Potwierdź',

  'action.next': 'Dalej',
  'action.back': 'Wstecz',
  'action.close': 'Zamknij',
  'action.retry': 'Spróbuj ponownie',
  'action.restart': 'Zacznij od nowa',
  'action.done': 'Gotowe',
  'action.save': 'Zapisz',
  'action.edit': 'Edytuj',
  'action.disconnect': 'Odłącz',
  'action.reconnect': 'Podłącz ponownie',
  'action.address-change': 'Zmień adres',
  'action.provider-missing': 'Nie ma tu mojego sprzedawcy',
  'action.tariff-missing': 'Nie ma tu mojej taryfy',
  'action.dismiss-direct': 'Wpisz dane ręcznie',

  'confirm.disconnect.title': 'Odłączyć tę taryfę?',
  'confirm.disconnect.text':
    'Państwa ceny nie będą już tu używane. Umowa pozostaje bez zmian, a taryfę można w każdej chwili podłączyć ponownie.',
  'confirm.disconnect.yes': 'Tak, odłącz',
  'confirm.disconnect.no': 'Nie odłączaj',

  'unit.kwh': '{unit}/kWh',

  'error.required': 'Proszę wypełnić to pole.',
  'error.number': 'Proszę wpisać liczbę, na przykład {example}.',
  'error.decimals': 'Proszę podać najwyżej {count} miejsca po przecinku.',
  'error.decimals#one': 'Proszę podać najwyżej jedno miejsce po przecinku.',
  'error.decimals#few': 'Proszę podać najwyżej {count} miejsca po przecinku.',
  'error.decimals#many': 'Proszę podać najwyżej {count} miejsc po przecinku.',
  'error.too-large': 'To więcej, niż możemy przyjąć. Proszę sprawdzić jednostkę.',
  'error.problem': 'To się nie udało. Proszę sprawdzić wpisane dane.',
  'error.network': 'Brak połączenia. Proszę sprawdzić internet i spróbować ponownie.',
  'error.timeout': 'To trwa zbyt długo. Proszę spróbować ponownie.',
  'error.http': 'Usługa jest teraz niedostępna. Proszę spróbować ponownie za chwilę.',
  'error.rate-limit':
    'W tej chwili jest zbyt wiele zapytań. Proszę chwilę poczekać i spróbować ponownie.',
  'error.wait.seconds':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {seconds} sekundy.',
  'error.wait.seconds#one':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {seconds} sekundę.',
  'error.wait.seconds#few':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {seconds} sekundy.',
  'error.wait.seconds#many':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {seconds} sekund.',
  'error.wait.minutes':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {minutes} minuty.',
  'error.wait.minutes#one':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {minutes} minutę.',
  'error.wait.minutes#few':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {minutes} minuty.',
  'error.wait.minutes#many':
    'Usługa jest teraz przeciążona. Proszę spróbować ponownie za {minutes} minut.',
  'error.protocol': 'Nie udało się nam odczytać odpowiedzi. Proszę spróbować ponownie.',
  'error.expired': 'Ta sesja wygasła. Proszę zacząć od nowa.',
  'error.server': 'Coś poszło nie tak po naszej stronie. Proszę spróbować ponownie.',
  'error.server_error': 'Coś poszło nie tak po naszej stronie. Proszę spróbować ponownie.',
  'error.signed_out': 'Nie są Państwo zalogowani. Proszę się zalogować i spróbować ponownie.',
  'error.moved_on': 'Ten krok wykonano już w innym oknie. Teraz są Państwo tutaj.',
  'error.kept': 'Wpisane dane nadal tu są.',
  'error.reference': 'Numer referencyjny: {id}',

  'fixed-rate.title': 'Ile kosztuje kilowatogodzina?',
  'fixed-rate.cost': 'Cena za kWh',
  'fixed-rate.cost.hint':
    'Jest na rachunku, często w pozycji „energia czynna”. Proszę podać cenę brutto, czyli z podatkiem.',
  'error.cost_value_zero': 'Cena nie może wynosić zero.',
  'error.cost_value_negative': 'Cena nie może być ujemna.',

  'tariff-name.title': 'Jak nazywa się Państwa taryfa?',
  'tariff-name.name': 'Nazwa taryfy',
  'tariff-name.name.hint': 'Jest na rachunku albo w umowie.',
  'error.tariff_name_missing': 'Proszę wpisać nazwę taryfy.',

  'error.choose': 'Proszę wybrać.',

  'tariff-structure.title': 'Jaka jest Państwa cena prądu?',
  'tariff-structure.fixed': 'Taka sama przez całą dobę',
  'tariff-structure.fixed.hint': 'Każda kilowatogodzina kosztuje tyle samo.',
  'tariff-structure.time-of-day': 'Zależna od godziny',
  'tariff-structure.time-of-day.hint': 'O niektórych porach niższa, na przykład w nocy.',
  'tariff-structure.market': 'Zależna od rynku',
  'tariff-structure.market.hint': 'Zmienia się codziennie razem z ceną na giełdzie energii.',
  'tariff-structure.dynamic': 'Zmienia się na bieżąco',
  'tariff-structure.advanced': 'Ustalana inaczej',
  'tariff-structure.advanced.hint': 'Pory roku, dni tygodnia lub progi zużycia.',

  'redirect.title': 'Logowanie u sprzedawcy prądu',
  'redirect.lead': 'Logowanie odbędzie się na stronie {host}.',
  'redirect.return': 'Potem wrócą Państwo tutaj.',
  'redirect.continue': 'Przejdź do logowania',

  'login.title': 'Proszę dokończyć logowanie',
  'login.window':
    'Strona sprzedawcy jest otwarta w innym oknie. Po zalogowaniu okno zamknie się samo.',
  'login.closed': 'Drugie okno jest zamknięte, a sprzedawca nie potwierdził nam logowania.',
  'login.elsewhere': 'Proszę zalogować się u sprzedawcy, a potem tu wrócić.',
  'login.unfinished': 'Sprzedawca nie potwierdził nam jeszcze logowania.',
  'login.show': 'Pokaż okno',
  'login.again': 'Otwórz ponownie',
  'login.here': 'Kontynuuj tutaj',
  'login.check': 'Logowanie zakończone',

  'connection-pending.title': 'Wciąż czekamy na sprzedawcę',
  'connection-pending.lead':
    'Sprzedawca jeszcze nie odpowiada. Mogą Państwo zostawić to nam: będziemy próbować jeszcze najwyżej dwa dni.',
  'connection-pending.action.save': 'Próbuj dalej',

  'connection-failed.title': 'Straciliśmy dostęp do Państwa taryfy',
  'connection-failed.lead':
    'Sprzedawca nie pozwala nam już jej odczytać. Dzieje się tak na przykład po zmianie hasła.',

  'session-complete.title': 'Wszystko gotowe',
  'session-complete.saved': 'Państwa taryfa została podłączona.',
  'session-complete.disconnected': 'Państwa taryfa została odłączona.',
  'session-complete.pending':
    'Nadal pytamy sprzedawcę i podłączymy Państwa taryfę, gdy tylko odpowie.',

  'server-error.title': 'To się nie udało',
  'unknown.title': 'Został jeszcze jeden krok',
  'unknown.lead':
    'Ta wersja nie może go pokazać. Można wybrać jedną z tych możliwości albo wrócić później.',

  'time-of-day-rate.title': 'Ile kosztuje prąd o różnych porach?',
  'time-of-day-rate.period': 'Okres {name}',
  'time-of-day-rate.valid_from': 'Od',
  'time-of-day-rate.valid_to': 'Do',
  'time-of-day-rate.add': 'Dodaj okres',
  'time-of-day-rate.remove': 'Usuń okres {name}',
  'time-of-day-rate.complete': 'Okresy obejmują całą dobę.',
  'time-of-day-rate.gap': 'Brakuje okresu od {from} do {to}.',
  'time-of-day-rate.overlap': 'Czas od {from} do {to} jest podany dwa razy.',

  'surcharge.title': 'Co dolicza się do ceny rynkowej?',
  'surcharge.lead': 'Jest to zapisane w umowie.',
  'surcharge.fixed': 'Stała opłata za kWh',
  'surcharge.fixed.hint': 'Rabat proszę wpisać ze znakiem minus.',
  'surcharge.percentage': 'Procent',
  'surcharge.percentage.hint': 'Na przykład podatek, doliczany do całości.',
  'surcharge.example': 'Przy cenie rynkowej {market} Państwa cena to {price}.',
  'surcharge.region': 'Obszar rynku',
  'surcharge.skip': 'Pomiń',
  'surcharge.error.geo_location_not_found': 'Dla tego adresu nie ma obszaru rynku.',
  'error.surcharge_percentage_invalid': 'Procent musi być większy od zera.',

  'contract-term.title': 'Kiedy kończy się Państwa umowa?',
  'contract-term.date': 'Znam datę',
  'contract-term.day': 'Ostatni dzień',
  'contract-term.open-ended': 'Jest na czas nieokreślony',
  'contract-term.unknown': 'Nie wiem',
  'error.date_format_invalid': 'Proszę podać dzień, miesiąc i rok.',

  'error.data_json_invalid': 'Nie udało się nam tego odczytać. Proszę sprawdzić wpisane dane.',

  'prices.now': 'Cena teraz',
  'prices.today': 'Dziś',
  'prices.tomorrow': 'Jutro',
  'prices.cheap': 'Najniższa cena',
  'prices.dear': 'Najwyższa cena',
  'prices.shifted': 'Tego dnia następuje zmiana czasu.',
  'prices.estimates': 'Niektóre ceny są szacunkowe.',
  'prices.table': 'Pokaż w tabeli',
  'prices.unknown': 'Brak danych',
  'prices.title': 'Państwa ceny prądu',
  'prices.cheapest': 'Najtańsze {hours} godziny:',
  'prices.cheapest#one': 'Najtańsza godzina:',
  'prices.cheapest#few': 'Najtańsze {hours} godziny:',
  'prices.cheapest#many': 'Najtańsze {hours} godzin:',
  'prices.best-paid': 'Najlepiej płatne {hours} godziny:',
  'prices.best-paid#one': 'Najlepiej płatna godzina:',
  'prices.best-paid#few': 'Najlepiej płatne {hours} godziny:',
  'prices.best-paid#many': 'Najlepiej płatne {hours} godzin:',
  'prices.mean': 'Średnio {price}',
  'prices.mean.estimate': 'Średnio {price} (szacunkowo)',
  'prices.flat': 'Ta sama cena przez całą dobę.',
  'prices.later': 'Cen jeszcze nie ma. Zwykle pojawiają się po południu.',
  'prices.later.time': 'Cen jeszcze nie ma. Powinny pojawić się o {time}.',
  'prices.stale': 'To są wcześniejsze ceny.',
  'prices.empty': 'Nie ma jeszcze cen',
  'prices.empty.pending_connect':
    'Wciąż odczytujemy Państwa taryfę. Ceny pojawią się tutaj, gdy tylko będą dostępne.',
  'prices.empty.no_price_data':
    'Państwa taryfa jest podłączona, ale w tej chwili nie ma dla niej cen.',
  'prices.empty.no_tariff_connected':
    'Nie ma tu podłączonej taryfy. Po jej podłączeniu zobaczą Państwo ceny.',
  'prices.empty.location_not_found':
    'Nie znamy już tego domu. Proszę podłączyć taryfę jeszcze raz.',
  'prices.empty.location_not_yours': 'To nie są Państwa ceny. Proszę zalogować się ponownie.',
  'prices.empty.no_location':
    'Żadna taryfa nie jest jeszcze podłączona. Po jej podłączeniu zobaczą Państwo ceny.',

  'tariff-summary.title': 'Czy wszystko się zgadza?',
  'tariff-summary.title.view': 'Państwa taryfa',
  'tariff-summary.tariff': 'Taryfa',
  'tariff-summary.structure': 'Cena',
  'tariff-summary.contract': 'Koniec umowy',
  'tariff-summary.contract.open-ended': 'Czas nieokreślony',
  'tariff-summary.market': 'To są ceny rynkowe: rachunek może się nieco różnić.',
  'tariff-summary.tiered': 'Państwa cena zależy od zużycia. Tu widać cenę pierwszego progu.',
  'tariff-summary.reconnect':
    'Sprzedawca prosi o ponowne zalogowanie. Do tego czasu ceny mogą być nieaktualne.',
  'error.action_missing': 'Ten wybór do nas nie dotarł. Proszę wybrać ponownie.',
  'error.action_invalid': 'W tej chwili nie jest to możliwe. Proszę wybrać coś innego.',

  'action.connect': 'Podłącz',
  'action.view': 'Pokaż',

  'tariffs.title': 'Państwa taryfy',
  'tariffs.empty': 'Po podłączeniu taryfy prąd będzie można zużywać wtedy, gdy jest tani.',
  'tariffs.stale': 'Widoczne dane mogą być nieaktualne.',
  'tariffs.add': 'Dodaj kolejny dom',
  'tariffs.home': 'Dom {name}',
  'tariffs.problem': 'W tej chwili nie możemy odczytać taryf tego domu.',
  'tariffs.problem.location_not_found': 'Nie znamy już tego domu.',
  'tariffs.saving': 'Zapisujemy zmiany…',
  'tariffs.unsaved': 'Zmiany nie są jeszcze zapisane.',

  'tariff.commodity-import': 'Taryfa prądu',
  'tariff.commodity-import.hint': 'Ile płacą Państwo za prąd.',
  'tariff.commodity-export': 'Taryfa sprzedaży prądu',
  'tariff.commodity-export.hint': 'Ile dostają Państwo za prąd oddawany do sieci.',
  'tariff.non-commodity-import': 'Opłata dystrybucyjna',
  'tariff.non-commodity-import.hint':
    'Ile płacą Państwo za sieć, jeśli jest na to osobny rachunek.',
  'tariff.state.not-connected': 'Niepodłączona',
  'tariff.state.connected': 'Podłączona',
  'tariff.state.pending': 'Oczekuje',
  'tariff.state.error': 'Wymaga uwagi',
  'tariff.state.not-supported': 'Niedostępna',
  'tariff.pending': 'Sprzedawca jeszcze nie odpowiada. Będziemy próbować jeszcze najwyżej dwa dni.',
  'tariff.error':
    'Nie możemy już odczytać Państwa taryfy. Do czasu ponownego podłączenia ceny są szacunkowe.',
  'tariff.not-supported': 'Pod Państwa adresem nie można tego jeszcze podłączyć.',

  'alert.tariff': 'Państwa taryfa',
  'alert.tariff.with': 'Państwa taryfa u sprzedawcy {provider}',
  'alert.tariff.expiring': '{tariff} wkrótce się kończy: proszę podłączyć nową.',
  'alert.tariff.expiring.on': '{tariff} kończy się {date}: proszę podłączyć nową.',
  'alert.tariff.expiring.action': 'Podłącz nową',
  'alert.tariff.expired': '{tariff} już się skończyła: proszę podłączyć nową.',
  'alert.tariff.expired.on': '{tariff} skończyła się {date}: proszę podłączyć nową.',
  'alert.tariff.expired.action': 'Podłącz nową',
  'alert.tariff.fetch.failed':
    '{tariff} nie jest już dla nas widoczna. Do czasu ponownego podłączenia ceny są szacunkowe.',
  'alert.tariff.connection.upgrade':
    '{tariff} może być teraz lepiej podłączona: wystarczy podłączyć ją ponownie.',
  'alert.other': '{tariff} wymaga Państwa uwagi.',

  'field.optional': '{label} (nieobowiązkowo)',
  'search.count': 'Znaleziono: {count}',
  'search.none': 'Nic nie znaleziono. Proszę sprawdzić pisownię albo wpisać mniej liter.',
  'search.empty': 'Na razie nie ma z czego wybierać.',

  'postal-address.title': 'Jaki jest Państwa adres?',
  'postal-address.lead':
    'Ten, który jest na rachunku za prąd. Dzięki niemu wiemy, kto może sprzedawać Państwu prąd.',
  'postal-address.country_code': 'Kraj lub terytorium',
  'postal-address.address_line1': 'Ulica i numer domu',
  'postal-address.address_line2': 'Mieszkanie lub budynek',
  'postal-address.city': 'Miejscowość',
  'postal-address.state': 'Stan lub prowincja',
  'postal-address.post_code': 'Kod pocztowy',
  'error.address_line1_missing': 'Proszę wpisać ulicę i numer domu.',
  'error.city_missing': 'Proszę wpisać miejscowość.',
  'error.post_code_missing': 'Proszę wpisać kod pocztowy.',
  'error.country_code_missing': 'Proszę wpisać kraj.',
  'error.country_code_invalid': 'Nie znamy tego kraju.',
  'error.geo_location_not_found': 'Nie udało się nam znaleźć tego adresu. Proszę go sprawdzić.',

  'provider-select.title': 'Kto sprzedaje Państwu prąd?',
  'provider-select.search': 'Szukaj sprzedawcy',
  'error.provider_not_found': 'Nie znamy już tego sprzedawcy. Proszę wybrać ponownie.',
  'provider-name.title': 'Jak nazywa się Państwa sprzedawca?',
  'provider-name.name': 'Nazwa sprzedawcy',
  'provider-name.name.hint': 'Jest na górze rachunku.',
  'error.provider_name_missing': 'Proszę wpisać nazwę sprzedawcy.',
  'tariff-select.title': 'Jaką mają Państwo taryfę?',
  'tariff-select.search': 'Szukaj taryfy',
  'error.tariff_not_found': 'Nie znamy już tej taryfy. Proszę wybrać ponownie.',
};
