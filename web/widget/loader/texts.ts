import type { LanguageTag } from '../languages.ts'

/** In the loader itself, for all languages: a page whose shopper never opens the chat makes no request. */
export type LoaderTexts = readonly [close: string, failed: string, elsewhere: string, chat?: string]

export const loaderTexts: Readonly<Record<LanguageTag, LoaderTexts>> = {
  en: ['Close chat', 'The chat cannot be shown here.', 'Open it in a new window'],
  sv: ['Stäng chatten', 'Chatten kan inte visas här.', 'Öppna i ett nytt fönster'],
  nb: ['Lukk chatten', 'Chatten kan ikke vises her.', 'Åpne i et nytt vindu'],
  da: ['Luk chatten', 'Chatten kan ikke vises her.', 'Åbn i et nyt vindue'],
  fi: ['Sulje chat', 'Chatia ei voi näyttää tässä.', 'Avaa uudessa ikkunassa'],
  de: ['Chat schließen', 'Der Chat kann hier nicht angezeigt werden.', 'In neuem Fenster öffnen'],
  nl: ['Chat sluiten', 'De chat kan hier niet worden getoond.', 'Openen in een nieuw venster'],
  fr: ['Fermer le chat', 'Le chat ne peut pas s’afficher ici.', 'Ouvrir dans une nouvelle fenêtre'],
  es: ['Cerrar el chat', 'El chat no se puede mostrar aquí.', 'Abrir en una ventana nueva'],
  it: ['Chiudi la chat', 'La chat non può essere mostrata qui.', 'Apri in una nuova finestra'],
  pt: ['Fechar o chat', 'O chat não pode ser mostrado aqui.', 'Abrir numa nova janela'],
  pl: ['Zamknij czat', 'Nie można tu wyświetlić czatu.', 'Otwórz w nowym oknie', 'Czat'],
  cs: ['Zavřít chat', 'Chat tu nelze zobrazit.', 'Otevřít v novém okně'],
  el: ['Κλείσιμο', 'Η συνομιλία δεν εμφανίζεται εδώ.', 'Άνοιγμα σε νέο παράθυρο', 'Συνομιλία'],
}
