import type {Messages} from './translator.js';

/** French. Householders are addressed as "vous". */
export const fr: Messages = {
  lang: 'fr',
  dir: 'ltr',
  launch: 'Associer mon tarif',
  busy: 'Un instant…',
  'test-mode': 'Test',
  'test-mode.hint': 'Session de test : rien n’est réel ici.',
  steps: 'Votre progression',
  'stage.address': 'Adresse',
  'stage.provider': 'Fournisseur',
  'stage.tariff': 'Tarif',
  'stage.confirm': 'Validation',

  'action.next': 'Suivant',
  'action.back': 'Retour',
  'action.close': 'Fermer',
  'action.retry': 'Réessayer',
  'action.restart': 'Recommencer',
  'action.done': 'Terminer',
  'action.save': 'Enregistrer',
  'action.edit': 'Modifier',
  'action.disconnect': 'Dissocier',
  'action.reconnect': 'Associer à nouveau',
  'action.address-change': 'Modifier l’adresse',
  'action.provider-missing': 'Je ne trouve pas mon fournisseur',
  'action.tariff-missing': 'Je ne trouve pas mon tarif',
  'action.dismiss-direct': 'Saisir à la main',

  'confirm.disconnect.title': 'Dissocier ce tarif ?',
  'confirm.disconnect.text':
    'Vos prix ne seront plus utilisés ici. Votre contrat reste inchangé, et vous pourrez associer ce tarif à nouveau quand vous voudrez.',
  'confirm.disconnect.yes': 'Oui, dissocier',
  'confirm.disconnect.no': 'Non, le garder',

  'unit.kwh': '{unit}/kWh',

  'error.required': 'Veuillez remplir ce champ.',
  'error.number': 'Veuillez saisir un nombre, par exemple {example}.',
  'error.ambiguous': 'Veuillez écrire {first} ou {second}.',
  'error.decimals': 'Pas plus de {count} chiffres après la virgule.',
  'error.decimals#one': 'Pas plus de {count} chiffre après la virgule.',
  'error.too-large': 'Ce nombre est trop grand. Veuillez vérifier l’unité.',
  'error.problem': 'Cela n’a pas fonctionné. Veuillez vérifier ce que vous avez saisi.',
  'error.network': 'Pas de connexion. Vérifiez votre accès à Internet, puis réessayez.',
  'error.timeout': 'Cela prend trop de temps. Veuillez réessayer.',
  'error.http': 'Le service ne répond pas pour le moment. Réessayez dans un instant.',
  'error.rate-limit': 'Trop de demandes en ce moment. Patientez un instant, puis réessayez.',
  'error.wait.seconds':
    'Le service est très sollicité en ce moment. Réessayez dans {seconds} secondes.',
  'error.wait.seconds#one':
    'Le service est très sollicité en ce moment. Réessayez dans {seconds} seconde.',
  'error.wait.minutes':
    'Le service est très sollicité en ce moment. Réessayez dans {minutes} minutes.',
  'error.wait.minutes#one':
    'Le service est très sollicité en ce moment. Réessayez dans {minutes} minute.',
  'error.protocol': 'Nous n’avons pas pu lire la réponse reçue. Veuillez réessayer.',
  'error.expired': 'Cette session est terminée. Veuillez recommencer.',
  'error.server': 'Un problème est survenu de notre côté. Veuillez réessayer.',
  'error.server_error': 'Un problème est survenu de notre côté. Veuillez réessayer.',
  'error.signed_out': 'Connectez-vous d’abord à votre compte, puis réessayez.',
  'error.moved_on':
    'Vous avez déjà continué dans une autre fenêtre. Voici où vous en êtes maintenant.',
  'error.kept': 'Ce que vous avez saisi est conservé.',
  'error.reference': 'Référence : {id}',

  'fixed-rate.title': 'Quel est le prix du kilowattheure ?',
  'fixed-rate.cost': 'Prix du kWh',
  'fixed-rate.cost.hint': 'Il figure sur votre facture. Indiquez-le toutes taxes comprises (TTC).',
  'error.cost_value_zero': 'Le prix ne peut pas être égal à zéro.',
  'error.cost_value_negative': 'Le prix ne peut pas être négatif.',

  'tariff-name.title': 'Comment s’appelle votre tarif ?',
  'tariff-name.name': 'Nom du tarif',
  'tariff-name.name.hint':
    'Il figure sur votre facture ou votre contrat, souvent à la ligne « offre ».',
  'error.tariff_name_missing': 'Veuillez saisir le nom de votre tarif.',

  'error.choose': 'Veuillez faire un choix.',

  'tariff-structure.title': 'Comment votre prix varie-t-il ?',
  'tariff-structure.fixed': 'Le même prix toute la journée',
  'tariff-structure.fixed.hint': 'Chaque kilowattheure est au même prix.',
  'tariff-structure.time-of-day': 'Selon l’heure',
  'tariff-structure.time-of-day.hint':
    'Moins cher à certaines heures, la nuit par exemple (heures creuses).',
  'tariff-structure.market': 'Selon le marché',
  'tariff-structure.market.hint': 'Le prix change tous les jours avec la bourse de l’électricité.',
  'tariff-structure.dynamic': 'Change en permanence',
  'tariff-structure.advanced': 'Autre formule',
  'tariff-structure.advanced.hint':
    'Selon la saison, le jour de la semaine ou des tranches de consommation.',

  'redirect.title': 'Connectez-vous sur le site de votre fournisseur',
  'redirect.lead': 'Vous allez continuer sur {host}.',
  'redirect.return': 'Vous reviendrez ensuite ici.',
  'redirect.continue': 'Continuer vers le site',

  'login.title': 'Terminez votre connexion',
  'login.window':
    'La page de votre fournisseur est ouverte dans une autre fenêtre. Elle se fermera toute seule quand vous aurez terminé.',
  'login.closed':
    'L’autre fenêtre est fermée, et votre fournisseur ne nous a pas confirmé votre connexion.',
  'login.elsewhere': 'Connectez-vous sur le site de votre fournisseur, puis revenez ici.',
  'login.unfinished': 'Votre fournisseur ne nous a pas encore confirmé votre connexion.',
  'login.show': 'Afficher la fenêtre',
  'login.again': 'Ouvrir à nouveau',
  'login.here': 'Continuer ici',
  'login.check': 'C’est fait',

  'error.other_session.title': 'Retournez là où vous avez commencé',
  'error.other_session':
    'Cette connexion a été commencée dans une autre application ou un autre navigateur. Retournez-y pour terminer, ou recommencez ici.',

  'connection-pending.title': 'Nous attendons toujours votre fournisseur',
  'connection-pending.lead':
    'Votre fournisseur ne répond pas encore. Vous pouvez nous laisser faire : nous réessaierons pendant deux jours au plus.',
  'connection-pending.action.save': 'Continuer d’essayer',

  'connection-failed.title': 'Nous ne pouvons pas consulter votre tarif',
  'connection-failed.lead':
    'Votre fournisseur ne nous le permet pas. Cela arrive par exemple quand l’accès a été refusé ou qu’un mot de passe a changé.',

  'session-complete.title': 'C’est terminé',
  'session-complete.saved': 'Votre tarif est associé.',
  'session-complete.disconnected': 'Votre tarif n’est plus associé.',
  'session-complete.pending':
    'Nous continuons d’interroger votre fournisseur. Votre tarif sera associé dès qu’il aura répondu.',

  'server-error.title': 'Cela n’a pas fonctionné',
  'unknown.title': 'Il reste une étape',
  'unknown.lead':
    'Cette version ne peut pas l’afficher. Choisissez l’une des possibilités ci-dessous ou revenez plus tard.',

  'time-of-day-rate.title': 'Quels sont vos prix selon l’heure ?',
  'time-of-day-rate.period': 'Plage {name}',
  'time-of-day-rate.valid_from': 'De',
  'time-of-day-rate.valid_to': 'À',
  'time-of-day-rate.add': 'Ajouter une plage',
  'time-of-day-rate.remove': 'Supprimer la plage {name}',
  'time-of-day-rate.complete': 'Les 24 heures sont couvertes.',
  'time-of-day-rate.gap': 'Il manque le prix de {from} à {to}.',
  'time-of-day-rate.overlap': 'De {from} à {to}, il y a deux prix.',

  'surcharge.title': 'Qu’est-ce qui s’ajoute au prix du marché ?',
  'surcharge.lead': 'Vous le trouverez dans votre contrat.',
  'surcharge.fixed': 'Montant fixe par kWh',
  'surcharge.fixed.hint': 'Pour une remise, mettez un signe moins devant.',
  'surcharge.percentage': 'Pourcentage',
  'surcharge.percentage.hint': 'La TVA, par exemple, calculée sur le total.',
  'surcharge.example': 'Un prix du marché de {market} devient {price}.',
  'surcharge.region': 'Zone de prix',
  'surcharge.skip': 'Passer',
  'surcharge.error.geo_location_not_found': 'Votre adresse ne se trouve dans aucune zone de prix.',
  'error.surcharge_percentage_invalid': 'Le pourcentage doit être supérieur à zéro.',

  'contract-term.title': 'Quand votre contrat prend-il fin ?',
  'contract-term.date': 'À une date que je connais',
  'contract-term.day': 'Dernier jour',
  'contract-term.open-ended': 'Il n’a pas de date de fin',
  'contract-term.unknown': 'Je ne sais pas',
  'error.date_format_invalid': 'Veuillez indiquer le jour, le mois et l’année.',

  'error.data_json_invalid':
    'Nous n’avons pas pu lire ces données. Veuillez vérifier ce que vous avez saisi.',

  'prices.now': 'Prix actuel',
  'prices.today': 'Aujourd’hui',
  'prices.tomorrow': 'Demain',
  'prices.cheap': 'Prix le plus bas',
  'prices.dear': 'Prix le plus élevé',
  'prices.shifted': 'On change d’heure ce jour-là.',
  'prices.time.first': '{time} (avant le changement d’heure)',
  'prices.time.second': '{time} (après le changement d’heure)',
  'prices.offsets':
    'Cet appareil ne connaît pas le fuseau horaire de votre logement. Les heures sont indiquées en {zone}.',
  'prices.estimates': 'Certains prix sont des estimations.',
  'prices.table': 'Voir le tableau',
  'prices.unknown': 'Non disponible',
  'prices.title': 'Vos prix de l’électricité',
  'prices.cheapest': 'Les {hours} heures les moins chères :',
  'prices.cheapest#one': 'Le créneau de {hours} h le moins cher :',
  'prices.best-paid': 'Les {hours} heures les mieux payées :',
  'prices.best-paid#one': 'Le créneau de {hours} h le mieux payé :',
  'prices.mean': '{price} en moyenne',
  'prices.mean.estimate': '{price} en moyenne (estimation)',
  'prices.flat': 'Le même prix toute la journée.',
  'prices.later': 'Les prix ne sont pas encore connus. Ils arrivent en général l’après-midi.',
  'prices.later.time': 'Les prix ne sont pas encore connus. Ils sont attendus à {time}.',
  'prices.stale': 'Ce sont les derniers prix que nous avons reçus.',
  'prices.empty': 'Pas encore de prix',
  'prices.empty.pending_connect':
    'Nous récupérons votre tarif. Vos prix s’afficheront ici dès qu’ils seront disponibles.',
  'prices.empty.no_price_data':
    'Votre tarif est associé, mais aucun prix n’est disponible pour le moment.',
  'prices.empty.no_tariff_connected':
    'Aucun tarif n’est associé ici. Associez-en un pour voir ses prix.',
  'prices.empty.location_not_found':
    'Nous ne connaissons plus ce logement. Veuillez associer à nouveau votre tarif.',
  'prices.empty.location_not_yours':
    'Ces prix ne sont pas les vôtres. Veuillez vous reconnecter à votre compte.',
  'prices.empty.no_location':
    'Vous n’avez pas encore associé de tarif. Associez-en un pour voir ses prix.',

  'action.allow': 'Autoriser',
  'action.deny': 'Ne pas autoriser',
  'action.report': 'Signaler une erreur',
  'action.update-issue-report': 'Compléter le signalement',
  'action.cancel-issue-report': 'Retirer le signalement',
  'region.title': 'Dans quelle zone de prix êtes-vous ?',
  'region.lead': 'Le prix du marché en dépend. La zone figure sur votre facture.',
  'consent.title': '{name} demande votre autorisation',
  'consent.title.someone': 'Votre autorisation est nécessaire',
  'consent.device-information': 'Informations sur l’appareil',
  'consent.device-information.hint': 'Sa marque, son modèle et son état.',
  'consent.scheduling': 'Programmation',
  'consent.scheduling.hint': 'Quand votre appareil fonctionne ou se recharge.',
  'consent.location': 'Localisation',
  'consent.location.hint': 'Où se trouve votre appareil.',
  'tariff-structure.static': 'Change de temps en temps',
  'tariff-summary.reported': 'Merci. Votre signalement est transmis.',
  'tariff-list.temporary':
    'Votre fournisseur n’est pas joignable pour le moment. Ces prix sont estimés.',
  'tariff.state.error-reported': 'Erreur signalée',
  'session-complete.title.closed': 'Pas encore terminé',
  'session-complete.closed': 'Rien n’a été modifié. Vous pouvez recommencer à tout moment.',
  'session-complete.title.unknown': 'Cette session est terminée',
  'session-complete.unknown':
    'Nous ne voyons pas ici ce qui a été modifié. La page de votre tarif indique s’il est associé.',

  'tariff-summary.title': 'Ces informations sont-elles exactes ?',
  'tariff-summary.title.view': 'Votre tarif',
  'tariff-summary.tariff': 'Tarif',
  'tariff-summary.structure': 'Prix',
  'tariff-summary.contract': 'Fin du contrat',
  'tariff-summary.contract.open-ended': 'Sans date de fin',
  'tariff-summary.market':
    'Ce sont des prix du marché : votre facture peut être un peu différente.',
  'tariff-summary.tiered':
    'Votre prix dépend de votre consommation. Vous voyez ici le prix de la première tranche.',
  'tariff-summary.reconnect':
    'Votre fournisseur vous demande de vous connecter à nouveau. D’ici là, les prix ne sont peut-être pas à jour.',
  'error.action_missing': 'Votre choix ne nous est pas parvenu. Veuillez choisir à nouveau.',
  'error.action_invalid': 'Ce n’est pas possible pour le moment. Veuillez choisir autre chose.',

  'action.connect': 'Associer',
  'action.view': 'Voir',

  'tariffs.title': 'Vos tarifs',
  'tariffs.empty': 'Associez votre tarif pour utiliser l’électricité aux heures les moins chères.',
  'tariffs.stale': 'Ces informations ne sont peut-être pas à jour.',
  'tariffs.add': 'Ajouter un autre logement',
  'tariffs.home': 'Logement {name}',
  'tariffs.problem': 'Nous ne pouvons pas consulter les tarifs de ce logement pour le moment.',
  'tariffs.problem.location_not_found': 'Nous ne connaissons plus ce logement.',
  'tariffs.saving': 'Enregistrement de vos modifications…',
  'tariffs.unsaved': 'Vos modifications ne sont pas encore enregistrées.',

  'tariff.commodity-import': 'Tarif d’électricité',
  'tariff.commodity-import.hint': 'Ce que vous payez pour l’électricité.',
  'tariff.commodity-export': 'Tarif de rachat',
  'tariff.commodity-export.hint':
    'Ce que l’on vous paie pour l’électricité que vous injectez dans le réseau.',
  'tariff.non-commodity-import': 'Tarif d’utilisation du réseau',
  'tariff.non-commodity-import.hint': 'Ce que vous payez pour le réseau, s’il est facturé à part.',
  'tariff.state.not-connected': 'Non associé',
  'tariff.state.connected': 'Associé',
  'tariff.state.pending': 'En attente',
  'tariff.state.error': 'À vérifier',
  'tariff.state.not-supported': 'Indisponible',
  'tariff.pending':
    'Votre fournisseur ne répond pas encore. Nous réessayons pendant deux jours au plus.',
  'tariff.error':
    'Nous ne pouvons plus consulter votre tarif. Tant que vous ne l’avez pas associé à nouveau, les prix sont des estimations.',
  'tariff.not-supported': 'À votre adresse, ce tarif ne peut pas encore être associé.',

  'alert.tariff': 'Votre tarif',
  'alert.tariff.with': 'Votre tarif chez {provider}',
  'alert.tariff.expiring': '{tariff} prend bientôt fin : associez le nouveau.',
  'alert.tariff.expiring.on': '{tariff} prend fin le {date} : associez le nouveau.',
  'alert.tariff.expiring.action': 'Associer le nouveau',
  'alert.tariff.expired': '{tariff} a pris fin : associez le nouveau.',
  'alert.tariff.expired.on': '{tariff} a pris fin le {date} : associez le nouveau.',
  'alert.tariff.expired.action': 'Associer le nouveau',
  'alert.tariff.fetch.failed':
    '{tariff} ne nous est plus accessible. Tant que vous ne l’avez pas associé à nouveau, les prix sont des estimations.',
  'alert.tariff.connection.upgrade':
    '{tariff} peut maintenant être associé d’une meilleure façon : associez-le à nouveau pour en profiter.',
  'alert.other': '{tariff} requiert votre attention.',

  'field.optional': '{label} (facultatif)',
  'search.count': '{count} résultats',
  'search.count#one': '{count} résultat',
  'search.none': 'Aucun résultat. Vérifiez l’orthographe ou tapez moins de lettres.',
  'search.empty': 'Il n’y a encore rien à choisir ici.',

  'postal-address.title': 'Quelle est votre adresse ?',
  'postal-address.lead':
    'Celle du lieu de consommation, sur votre facture. Elle nous indique les fournisseurs disponibles chez vous.',
  'postal-address.country_code': 'Pays ou territoire',
  'postal-address.address_line1': 'Numéro et rue',
  'postal-address.address_line2': 'Appartement ou bâtiment',
  'postal-address.city': 'Ville ou commune',
  'postal-address.state': 'État ou province',
  'postal-address.post_code': 'Code postal',
  'error.address_line1_missing': 'Veuillez saisir le numéro et la rue.',
  'error.city_missing': 'Veuillez saisir la ville ou la commune.',
  'error.post_code_missing': 'Veuillez saisir le code postal.',
  'error.country_code_missing': 'Veuillez indiquer le pays.',
  'error.country_code_invalid': 'Nous ne connaissons pas ce pays.',
  'error.geo_location_not_found': 'Nous n’avons pas trouvé cette adresse. Veuillez la vérifier.',

  'provider-select.title': 'Quel est votre fournisseur d’énergie ?',
  'provider-select.search': 'Chercher un fournisseur',
  'error.provider_not_found':
    'Nous ne connaissons plus ce fournisseur. Veuillez choisir à nouveau.',
  'provider-name.title': 'Comment s’appelle votre fournisseur ?',
  'provider-name.name': 'Nom du fournisseur',
  'provider-name.name.hint': 'Il figure en haut de votre facture.',
  'error.provider_name_missing': 'Veuillez saisir le nom de votre fournisseur.',
  'tariff-select.title': 'Quel est votre tarif ?',
  'tariff-select.search': 'Chercher un tarif',
  'error.tariff_not_found': 'Nous ne connaissons plus ce tarif. Veuillez choisir à nouveau.',
};
