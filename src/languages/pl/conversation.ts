import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('pl-PL', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Jestem automatycznym asystentem, nie człowiekiem. Sprawdzam zamówienia opłacane z Klarną; niczego nie mogę zmienić.',
  greeting:
    'Cześć! Mogę sprawdzić zamówienie opłacane z Klarną: czy jest opłacone, co ze zwrotem pieniędzy, kiedy są terminy płatności i dlaczego pobrano tylko część kwoty. Co chcesz wiedzieć?',
  abilities:
    'Mogę odpowiadać na pytania o zamówienia opłacane z Klarną: o ich status i płatność, zwroty pieniędzy, harmonogramy i kolejne płatności, o to, co i dlaczego zostało pobrane, oraz o dostępne sposoby płatności.',
  thanks: 'Nie ma za co! Czy chcesz wiedzieć coś jeszcze?',
  goodbye: 'Do usłyszenia i miłego dnia!',
  askBoth:
    'Chętnie to sprawdzę. Podaj, proszę, numer zamówienia (lub identyfikator zamówienia Klarna) i adres e-mail z zamówienia.',
  askReference:
    'O które zamówienie chodzi? Podaj, proszę, numer zamówienia lub identyfikator zamówienia Klarna.',
  askEmail: 'Dla ochrony Twoich danych podaj, proszę, także adres e-mail z zamówienia.',
  askOtherOrder:
    'Które zamówienie masz na myśli? Podaj, proszę, jego numer lub identyfikator zamówienia Klarna.',
  backTo: (what) =>
    `Wracając do Twojego pytania (${what}): podaj, proszę, numer zamówienia i adres e-mail z zamówienia.`,
  askWhat: 'Dziękuję. Co chcesz wiedzieć o tym zamówieniu?',
  askBack: 'Chcę mieć pewność, że dobrze rozumiem. Czy chodzi o coś z tej listy?',
  notUnderstood: 'Nie mam pewności, o co chodzi.',
  outOfScope:
    'W tym niestety nie pomogę: odpowiadam tylko na pytania o płatności z Klarną. Pomóc może Ci obsługa klienta sklepu.',
  parcels:
    'Nie widzę, gdzie jest paczka; wie to obsługa klienta sklepu albo przewoźnik. Jeśli sklep przekazał Klarnie numer do śledzenia przesyłki, mogę go pokazać razem z tym, co pobrano za zamówienie.',
  offerPerson: 'Czy mam przekazać tę rozmowę człowiekowi?',
  handoff:
    'Ta rozmowa jest już oznaczona dla pracownika sklepu, który się do Ciebie odezwie. Do tego czasu nadal mogę sprawdzać dla Ciebie informacje.',
  thereAgain: (when) => `Ktoś znów będzie dostępny: ${when}.`,
  handoffUnderWay: 'Pracownik sklepu dostał już prośbę, aby Ci pomóc.',
  noPerson: 'W porządku. Co jeszcze chcesz wiedzieć?',
  proofEnded:
    'Dla ochrony Twoich danych pokazuję zamówienie tylko przez 30 minut. Podaj, proszę, jeszcze raz numer zamówienia i adres e-mail z zamówienia.',
  whyEstimate:
    'Klarna nie podaje sklepom dokładnych dni. Wyliczam je na podstawie dnia, w którym sklep pobrał należność za zamówienie, i zwykłego planu; dokładne terminy są w aplikacji Klarna.',
  choices: {
    order_status: 'status mojego zamówienia',
    payment_status: 'czy moje zamówienie jest opłacone',
    refund_status: 'mój zwrot pieniędzy',
    payment_info: 'wybrany przeze mnie sposób płatności',
    order_history: 'wszystkie moje zamówienia',
    payment_methods: 'sposoby płatności z Klarną w tym sklepie',
    installment_schedule: 'cały harmonogram płatności',
    upcoming_payments: 'moja następna płatność i ile zostało',
    capture_details: 'co pobrano i dlaczego',
    general_question: 'jak ogólnie działa Klarna',
    write_request: 'zmiana w moim zamówieniu',
    talk_to_human: 'rozmowa z człowiekiem',
  },
  general: {
    more_time:
      'W aplikacji Klarna często można przesunąć termin płatności albo zapłacić później; zobaczysz w niej, jakie masz możliwości w przypadku swojego zakupu i czy coś kosztują. Nie mogę przesunąć terminu za Ciebie.',
    return_under_way:
      'Zgłoś zwrot w aplikacji Klarna, w szczegółach zakupu: Klarna wstrzyma wtedy płatność na czas, gdy sklep rejestruje odesłane produkty. Tylko sklep może odjąć je od rachunku. Do tego czasu zachowaj potwierdzenie nadania.',
    not_received:
      'Najpierw zapytaj sklep. Jeśli zamówienie nie dotrze albo coś będzie z nim nie tak, zgłoś problem w aplikacji Klarna, w szczegółach zakupu: Klarna wstrzyma wtedy płatność do czasu jego rozwiązania.',
    two_orders:
      'Gdy sklep wysyła zamówienie w kilku paczkach, za każdą pobiera należność osobno, a w aplikacji Klarna każda ma własny rachunek lub plan. Razem nigdy nie przekraczają one kwoty zakupu.',
    refund_time:
      'Od zarejestrowania przez sklep zwrot pieniędzy trwa zwykle od 2 do 5 dni roboczych, a czasem do 14 dni. To, co zostało już zapłacone, wraca na konto lub kartę, z których pochodziła płatność; jeśli nic jeszcze nie zapłacono, zmniejsza się za to Twój rachunek.',
    which_number:
      'Numer zamówienia jest w e-mailu z potwierdzeniem od sklepu, często po znaku „#”. Pokazuje go też aplikacja Klarna, w szczegółach zakupu; znajdziesz tam również identyfikator zamówienia Klarna. Wystarczy mi jeden z nich.',
    declined:
      'Klarna ocenia każdy zakup od nowa i sama podejmuje decyzję. Sklep nie widzi, dlaczego zakup został odrzucony, i ja też nie; więcej może powiedzieć obsługa klienta Klarny.',
    late_fee:
      'To, czy za spóźnioną płatność naliczana jest opłata, zależy od kraju i sposobu płatności. Sklep nie widzi takich opłat; pokazuje je aplikacja Klarna. Jeśli nie możesz zapłacić na czas, otwórz aplikację przed terminem: często oferuje ona więcej czasu.',
    interest:
      'Płatność później oraz w 3 lub 4 ratach jest bez odsetek, jeśli płacisz na czas. Przy finansowaniu na kilka miesięcy mogą zostać naliczone odsetki; warunki widać przy składaniu zamówienia i w aplikacji Klarna.',
    credit_check:
      'Klarna może sprawdzić zdolność kredytową, gdy wybierasz płatność później lub w ratach. Sklep nie widzi tego sprawdzenia ani jego wyniku; więcej może powiedzieć obsługa klienta Klarny.',
    pay_early:
      'Tak, zwykle można: w aplikacji Klarna da się zapłacić za zakup przed terminem. Nie mogę zrobić tego za Ciebie.',
    paid_but_not_seen:
      'Płatność dla Klarny może być widoczna dopiero po kilku dniach, zwłaszcza jeśli to przelew. Jeśli w tym czasie przyjdzie przypomnienie, możesz je pominąć. Gdyby potem płatności nadal nie było widać, zgłoś to w aplikacji Klarna, w szczegółach zakupu, i zachowaj potwierdzenie.',
    new_order:
      'Bardzo nowe zamówienie może pojawić się dopiero po kilku minutach. Spróbuj, proszę, ponownie trochę później.',
    why_email:
      'Zamówienie pokazuję tylko osobie, która zna podany w nim adres e-mail, aby nikt inny nie zobaczył Twoich zakupów. Używam go wyłącznie do tego sprawdzenia.',
    other:
      'Na to nie mogę odpowiedzieć ogólnie. Mogą to zrobić aplikacja Klarna i obsługa klienta Klarny, a ja mogę sprawdzić dla Ciebie konkretne zamówienie.',
  },
  extension: (days) =>
    `W przypadku tego zamówienia Klarna pozwala sklepowi przesunąć termin płatności o ${list.format(days.map(String))} ${days.at(-1) === 1 ? 'dzień' : 'dni'}. Poproś o to, proszę, obsługę klienta sklepu; ja nie mogę go przesunąć.`,
  refusals: {
    cancel:
      'Nie mogę anulować zamówienia; tylko sprawdzam informacje. Skontaktuj się, proszę, jak najszybciej z obsługą klienta sklepu, zanim zamówienie zostanie wysłane. Gdy sklep je anuluje, Klarna anuluje płatności za nie i zwraca to, co zapłacono.',
    refund:
      'Nie mogę zwrócić pieniędzy; może to zrobić tylko sklep. Poproś, proszę, jego obsługę klienta albo zarejestruj tam zwrot. Gdy sklep zarejestruje zwrot pieniędzy, mogę go tu pokazać.',
    move_due_date:
      'Nie mogę przesunąć płatności. W aplikacji Klarna, w szczegółach zakupu, zobaczysz, czy możesz dostać więcej czasu, a pomóc może też obsługa klienta sklepu.',
    pay: 'Nie mogę przyjąć płatności. Nie przesyłaj mi, proszę, danych karty. Zapłacić możesz w aplikacji Klarna, w szczegółach zakupu.',
    change_data:
      'Nie mogę niczego zmienić w zamówieniu ani na Twoim koncie. W sprawie adresu, e-maila lub produktów zwróć się, proszę, do obsługi klienta sklepu; kartę i sposób płatności można zmienić w aplikacji Klarna.',
    other_write:
      'Niczego nie mogę zmienić; tylko sprawdzam informacje. W tym może Ci pomóc obsługa klienta sklepu.',
    somebody_else:
      'Zamówienie mogę pokazać tylko osobie, która poda jego numer i adres e-mail z zamówienia, i nie mówię, do kogo należy zamówienie. Jego właściciel może śmiało mnie zapytać.',
    skip_check:
      'Nie mogę pominąć tego sprawdzenia: chroni ono dane wszystkich, także Twoje. Podaj, proszę, numer zamówienia i adres e-mail z zamówienia.',
    instructions:
      'Odpowiadam tylko na pytania o zamówienia opłacane z Klarną, i to według stałych zasad. Co chcesz wiedzieć o swoim zamówieniu?',
  },
}
