import type {Sentences} from './english.js';

const de: Sentences = {
  title: 'Stromtarif verbinden',
  incomplete: 'Dieser Link ist unvollständig',
  'start-again':
    'Gehen Sie dorthin zurück, wo Sie ihn gefunden haben, und beginnen Sie noch einmal.',
  'start-again-at': 'Gehen Sie zurück zu {name} und beginnen Sie noch einmal.',
  framed: 'Diese Seite kann hier nicht angezeigt werden',
  setup: 'Diese Seite ist nicht richtig eingerichtet',
  failed: 'Etwas wurde nicht geladen',
  retry: 'Noch einmal versuchen',
  kept: 'Ihre Antworten sind gespeichert',
  continue: 'Weiter',
  done: 'Fertig',
  'close-window': 'Sie können dieses Fenster schließen.',
  'back-to': 'Zurück zu {name}',
};

const fr: Sentences = {
  title: 'Connectez votre offre d’électricité',
  incomplete: 'Ce lien est incomplet',
  'start-again': 'Revenez là où vous l’avez trouvé et recommencez.',
  'start-again-at': 'Revenez chez {name} et recommencez.',
  framed: 'Cette page ne peut pas s’afficher ici',
  setup: 'Cette page n’est pas configurée correctement',
  failed: 'Le chargement a échoué',
  retry: 'Réessayer',
  kept: 'Vos réponses sont conservées',
  continue: 'Continuer',
  done: 'C’est terminé',
  'close-window': 'Vous pouvez fermer cette fenêtre.',
  'back-to': 'Retour à {name}',
};

const es: Sentences = {
  title: 'Conecta tu tarifa de electricidad',
  incomplete: 'Este enlace está incompleto',
  'start-again': 'Vuelve a donde lo encontraste y empieza de nuevo.',
  'start-again-at': 'Vuelve a {name} y empieza de nuevo.',
  framed: 'Esta página no se puede mostrar aquí',
  setup: 'Esta página no está bien configurada',
  failed: 'Algo no se ha cargado',
  retry: 'Intentar de nuevo',
  kept: 'Tus respuestas están guardadas',
  continue: 'Continuar',
  done: 'Listo',
  'close-window': 'Puedes cerrar esta ventana.',
  'back-to': 'Volver a {name}',
};

const it: Sentences = {
  title: 'Collega la tua tariffa elettrica',
  incomplete: 'Questo link è incompleto',
  'start-again': 'Torna dove l’hai trovato e ricomincia.',
  'start-again-at': 'Torna a {name} e ricomincia.',
  framed: 'Questa pagina non può essere mostrata qui',
  setup: 'Questa pagina non è configurata correttamente',
  failed: 'Qualcosa non è stato caricato',
  retry: 'Riprova',
  kept: 'Le tue risposte sono salvate',
  continue: 'Continua',
  done: 'Fatto',
  'close-window': 'Puoi chiudere questa finestra.',
  'back-to': 'Torna a {name}',
};

const nl: Sentences = {
  title: 'Koppel je stroomtarief',
  incomplete: 'Deze link is niet volledig',
  'start-again': 'Ga terug naar waar je hem vond en begin opnieuw.',
  'start-again-at': 'Ga terug naar {name} en begin opnieuw.',
  framed: 'Deze pagina kan hier niet worden getoond',
  setup: 'Deze pagina is niet goed ingesteld',
  failed: 'Er is iets niet geladen',
  retry: 'Probeer het opnieuw',
  kept: 'Je antwoorden zijn bewaard',
  continue: 'Verder',
  done: 'Klaar',
  'close-window': 'Je kunt dit venster sluiten.',
  'back-to': 'Terug naar {name}',
};

const pt: Sentences = {
  title: 'Ligue a sua tarifa de eletricidade',
  incomplete: 'Esta ligação está incompleta',
  'start-again': 'Volte ao sítio onde a encontrou e comece de novo.',
  'start-again-at': 'Volte a {name} e comece de novo.',
  framed: 'Esta página não pode ser mostrada aqui',
  setup: 'Esta página não está bem configurada',
  failed: 'Algo não carregou',
  retry: 'Tentar novamente',
  kept: 'As suas respostas estão guardadas',
  continue: 'Continuar',
  done: 'Pronto',
  'close-window': 'Pode fechar esta janela.',
  'back-to': 'Voltar a {name}',
};

const pl: Sentences = {
  title: 'Połącz swoją taryfę za prąd',
  incomplete: 'Ten link jest niepełny',
  'start-again': 'Wróć tam, gdzie go znaleziono, i zacznij od nowa.',
  'start-again-at': 'Wróć do {name} i zacznij od nowa.',
  framed: 'Tej strony nie można tu wyświetlić',
  setup: 'Ta strona nie jest poprawnie skonfigurowana',
  failed: 'Coś się nie wczytało',
  retry: 'Spróbuj ponownie',
  kept: 'Twoje odpowiedzi są zapisane',
  continue: 'Dalej',
  done: 'Gotowe',
  'close-window': 'Możesz zamknąć to okno.',
  'back-to': 'Wróć do {name}',
};

const cs: Sentences = {
  title: 'Připojte svůj tarif elektřiny',
  incomplete: 'Tento odkaz není úplný',
  'start-again': 'Vraťte se tam, kde jste ho našli, a začněte znovu.',
  'start-again-at': 'Vraťte se na {name} a začněte znovu.',
  framed: 'Tuto stránku zde nelze zobrazit',
  setup: 'Tato stránka není správně nastavena',
  failed: 'Něco se nenačetlo',
  retry: 'Zkusit znovu',
  kept: 'Vaše odpovědi jsou uložené',
  continue: 'Pokračovat',
  done: 'Hotovo',
  'close-window': 'Toto okno můžete zavřít.',
  'back-to': 'Zpět na {name}',
};

const sv: Sentences = {
  title: 'Koppla ditt elavtal',
  incomplete: 'Länken är inte komplett',
  'start-again': 'Gå tillbaka till där du hittade den och börja om.',
  'start-again-at': 'Gå tillbaka till {name} och börja om.',
  framed: 'Sidan kan inte visas här',
  setup: 'Sidan är inte rätt inställd',
  failed: 'Något kunde inte laddas',
  retry: 'Försök igen',
  kept: 'Dina svar är sparade',
  continue: 'Fortsätt',
  done: 'Klart',
  'close-window': 'Du kan stänga fönstret.',
  'back-to': 'Tillbaka till {name}',
};

const nb: Sentences = {
  title: 'Koble til strømavtalen din',
  incomplete: 'Lenken er ikke fullstendig',
  'start-again': 'Gå tilbake dit du fant den, og begynn på nytt.',
  'start-again-at': 'Gå tilbake til {name}, og begynn på nytt.',
  framed: 'Siden kan ikke vises her',
  setup: 'Siden er ikke riktig satt opp',
  failed: 'Noe ble ikke lastet inn',
  retry: 'Prøv på nytt',
  kept: 'Svarene dine er lagret',
  continue: 'Fortsett',
  done: 'Ferdig',
  'close-window': 'Du kan lukke dette vinduet.',
  'back-to': 'Tilbake til {name}',
};

const da: Sentences = {
  title: 'Tilslut din elaftale',
  incomplete: 'Linket er ikke fuldstændigt',
  'start-again': 'Gå tilbage til der, hvor du fandt det, og start forfra.',
  'start-again-at': 'Gå tilbage til {name}, og start forfra.',
  framed: 'Siden kan ikke vises her',
  setup: 'Siden er ikke sat rigtigt op',
  failed: 'Noget blev ikke indlæst',
  retry: 'Prøv igen',
  kept: 'Dine svar er gemt',
  continue: 'Fortsæt',
  done: 'Færdig',
  'close-window': 'Du kan lukke vinduet.',
  'back-to': 'Tilbage til {name}',
};

const fi: Sentences = {
  title: 'Yhdistä sähkösopimuksesi',
  incomplete: 'Linkki on puutteellinen',
  'start-again': 'Palaa sinne, mistä löysit sen, ja aloita uudelleen.',
  'start-again-at': 'Palaa palveluun {name} ja aloita uudelleen.',
  framed: 'Tätä sivua ei voi näyttää täällä',
  setup: 'Tätä sivua ei ole määritetty oikein',
  failed: 'Jokin jäi latautumatta',
  retry: 'Yritä uudelleen',
  kept: 'Vastauksesi ovat tallessa',
  continue: 'Jatka',
  done: 'Valmis',
  'close-window': 'Voit sulkea tämän ikkunan.',
  'back-to': 'Takaisin: {name}',
};

const ar: Sentences = {
  title: 'اربط تعرفة الكهرباء الخاصة بك',
  incomplete: 'هذا الرابط غير مكتمل',
  'start-again': 'ارجع إلى حيث وجدته وابدأ من جديد.',
  'start-again-at': 'ارجع إلى {name} وابدأ من جديد.',
  framed: 'لا يمكن عرض هذه الصفحة هنا',
  setup: 'لم يتم إعداد هذه الصفحة بشكل صحيح',
  failed: 'لم يتم تحميل شيء ما',
  retry: 'حاول مرة أخرى',
  kept: 'تم حفظ إجاباتك',
  continue: 'متابعة',
  done: 'تم',
  'close-window': 'يمكنك إغلاق هذه النافذة.',
  'back-to': 'العودة إلى {name}',
};

/** The sentences of the hosted page in the widget's other languages. */
export const translations = {ar, cs, da, de, es, fi, fr, it, nb, nl, pl, pt, sv};
