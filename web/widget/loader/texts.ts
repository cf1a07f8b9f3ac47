import type { LanguageTag } from '../languages.ts'

/** In the loader itself, for all languages: a page whose shopper never opens the chat makes no request. */
export type LoaderTexts = readonly [open: string, close: string, failed: string, elsewhere: string]

export const loaderTexts: Readonly<Record<LanguageTag, LoaderTexts>> = {
  en: [
    'Open chat',
    'Close chat',
    'The chat cannot be shown on this page.',
    'Open the chat in its own window',
  ],
  sv: [
    'Öppna chatten',
    'Stäng chatten',
    'Chatten kan inte visas på den här sidan.',
    'Öppna chatten i ett eget fönster',
  ],
  nb: [
    'Åpne chatten',
    'Lukk chatten',
    'Chatten kan ikke vises på denne siden.',
    'Åpne chatten i et eget vindu',
  ],
  da: ['Åbn chatten', 'Luk chatten', 'Chatten kan ikke vises på denne side.', 'Åbn chatten i et eget vindue'],
  fi: ['Avaa chat', 'Sulje chat', 'Chatia ei voi näyttää tällä sivulla.', 'Avaa chat omassa ikkunassa'],
  de: [
    'Chat öffnen',
    'Chat schließen',
    'Der Chat kann auf dieser Seite nicht angezeigt werden.',
    'Chat in eigenem Fenster öffnen',
  ],
  nl: [
    'Chat openen',
    'Chat sluiten',
    'De chat kan op deze pagina niet worden getoond.',
    'Open de chat in een eigen venster',
  ],
  fr: [
    'Ouvrir le chat',
    'Fermer le chat',
    'Le chat ne peut pas s’afficher sur cette page.',
    'Ouvrir le chat dans une fenêtre à part',
  ],
  es: [
    'Abrir el chat',
    'Cerrar el chat',
    'El chat no se puede mostrar en esta página.',
    'Abrir el chat en su propia ventana',
  ],
  it: [
    'Apri la chat',
    'Chiudi la chat',
    'Non è possibile mostrare la chat in questa pagina.',
    'Apri la chat in una finestra a parte',
  ],
  pt: [
    'Abrir o chat',
    'Fechar o chat',
    'Não é possível mostrar o chat nesta página.',
    'Abrir o chat numa janela própria',
  ],
  pl: [
    'Otwórz czat',
    'Zamknij czat',
    'Na tej stronie nie można wyświetlić czatu.',
    'Otwórz czat w osobnym oknie',
  ],
  cs: [
    'Otevřít chat',
    'Zavřít chat',
    'Na této stránce nelze chat zobrazit.',
    'Otevřít chat v samostatném okně',
  ],
  el: [
    'Άνοιγμα συνομιλίας',
    'Κλείσιμο συνομιλίας',
    'Η συνομιλία δεν μπορεί να εμφανιστεί σε αυτή τη σελίδα.',
    'Άνοιγμα της συνομιλίας σε δικό της παράθυρο',
  ],
}
