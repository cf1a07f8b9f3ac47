import type { Wording } from '../wording.ts'

/** "παραγγελία ORD-12345", or "παραγγελία σας" where it has no number; the article stands before it. */
const order = (number: string | null): string => (number === null ? 'παραγγελία σας' : `παραγγελία ${number}`)
const ofOrder = (number: string | null): string =>
  number === null ? 'παραγγελίας σας' : `παραγγελίας ${number}`
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const via = (method: string | null): string => (method === null ? '' : ` (τρόπος πληρωμής: ${method})`)
const colon = (amount: string | null): string => (amount === null ? '' : `: ${amount}`)

export const wording: Wording = {
  methodNames: {
    pay_now: 'Πληρωμή τώρα',
    pay_later: 'Πληρωμή αργότερα',
    pay_in_3: 'Πληρωμή σε 3 δόσεις',
    pay_in_4: 'Πληρωμή σε 4 δόσεις',
    financing: 'Χρηματοδότηση',
  },
  methodDescriptions: {
    pay_now: 'Πληρώνετε όλο το ποσό αμέσως, με κάρτα ή από τραπεζικό λογαριασμό.',
    pay_later: 'Παραλαμβάνετε πρώτα την παραγγελία και πληρώνετε την Klarna μετά, συνήθως μέσα σε 30 ημέρες.',
    pay_in_3: 'Μοιράζετε το ποσό σε 3 ίσες δόσεις, συνήθως ανά 30 ημέρες.',
    pay_in_4: 'Μοιράζετε το ποσό σε 4 ίσες δόσεις, συνήθως ανά δύο εβδομάδες.',
    financing: 'Μοιράζετε το κόστος σε αρκετούς μήνες. Μπορεί να υπάρχει τόκος.',
    unknown: 'Η Klarna δείχνει τους όρους στο ταμείο.',
  },
  orderStatus: {
    found: (number) => `Βρήκα την ${order(number)}.`,
    placed: (number, day, total) =>
      day === null
        ? `Το σύνολο της ${ofOrder(number)} είναι ${total}.`
        : `Η ${order(number)} έγινε ${on(day)}${total === null ? '' : ` και το σύνολό της είναι ${total}`}.`,
    status: {
      authorized: (until) =>
        `Η Klarna την έχει εγκρίνει· το κατάστημα δεν την έχει χρεώσει ακόμα${until === null ? '' : ` και μπορεί να το κάνει ${by(until)}`}.`,
      part_captured: (until) =>
        `Το κατάστημα έχει χρεώσει ένα μέρος της${until === null ? '' : ` και μπορεί να χρεώσει το υπόλοιπο ${by(until)}`}.`,
      captured: () => 'Το κατάστημα την έχει χρεώσει.',
      cancelled: () => 'Ακυρώθηκε.',
      expired: () => 'Έληξε, επειδή το κατάστημα δεν τη χρέωσε εγκαίρως.',
      closed: () => 'Στην Klarna εμφανίζεται ως κλειστή.',
      unrecognised: () =>
        'Η Klarna αναφέρει για αυτήν μια κατάσταση που δεν γνωρίζω. Θα τη δείτε στην εφαρμογή της Klarna και μπορεί να σας βοηθήσει και το κατάστημα.',
    },
    underReview: 'Η Klarna την ελέγχει ακόμα, κάτι που συνήθως διαρκεί λιγότερο από μία ημέρα.',
    declined: 'Η Klarna την απέρριψε.',
    refunded: (amount) => `Έχει γίνει επιστροφή ${amount}.`,
  },
  orderHistory: {
    heading: (count) =>
      count === 1 ? 'Βρήκα μία παραγγελία με το email σας:' : `Βρήκα ${count} παραγγελίες με το email σας:`,
    unnamed: 'Παραγγελία',
    statuses: {
      authorized: 'δεν έχει χρεωθεί ακόμα',
      part_captured: 'χρεώθηκε εν μέρει',
      captured: 'χρεώθηκε',
      cancelled: 'ακυρώθηκε',
      expired: 'έληξε',
      closed: 'κλειστή',
      unrecognised: 'άγνωστη κατάσταση',
    },
    mayBeMore:
      'Ίσως υπάρχουν κι άλλες: η Klarna δεν επιτρέπει στα καταστήματα να αναζητούν παραγγελίες με βάση το email. Στην εφαρμογή της Klarna θα τις δείτε όλες.',
  },
  paymentStatus: {
    complete: (amount, method) =>
      amount === null
        ? 'Η πληρωμή σας ολοκληρώθηκε.'
        : `Η πληρωμή σας ολοκληρώθηκε. Σύνολο που πληρώθηκε: ${amount}${via(method)}.`,
    completeToShop: (amount, method) =>
      `Η πληρωμή σας προς το κατάστημα ολοκληρώθηκε${colon(amount)}${via(method)}.`,
    owedInParts: (parts) =>
      `Πληρώνετε την Klarna σε ${parts} δόσεις· στην εφαρμογή της Klarna φαίνεται τι απομένει.`,
    owedMonthly: 'Πληρώνετε την Klarna κάθε μήνα· στην εφαρμογή της Klarna φαίνεται τι απομένει.',
    owedLater: 'Πληρώνετε την Klarna αργότερα· στην εφαρμογή της Klarna φαίνεται τι απομένει και έως πότε.',
    charged: (amount) =>
      `Το κατάστημα έχει χρεώσει την παραγγελία σας${colon(amount)}. Στην εφαρμογή της Klarna φαίνεται πώς πληρώνεται.`,
    notCharged: (total) =>
      `Το κατάστημα δεν έχει χρεώσει ακόμα την παραγγελία σας${total === null ? '' : ` των ${total}`}.`,
    usuallyWhenShipped: 'Αυτό γίνεται συνήθως με την αποστολή της.',
    nothingDueYet: 'Μέχρι τότε δεν οφείλεται τίποτα.',
    underReview: 'Η Klarna ελέγχει ακόμα αυτή την παραγγελία.',
    declined: 'Η Klarna απέρριψε αυτή την παραγγελία. Το κατάστημα δεν την έχει χρεώσει.',
    refundedInFull: (amount) => `Για αυτή την παραγγελία έγινε πλήρης επιστροφή χρημάτων${colon(amount)}.`,
    cancelled: 'Αυτή η παραγγελία ακυρώθηκε.',
    expired: 'Αυτή η παραγγελία έληξε, επειδή το κατάστημα δεν τη χρέωσε εγκαίρως.',
    closed: 'Στην Klarna αυτή η παραγγελία εμφανίζεται ως κλειστή.',
    nothingMore: (captured) =>
      captured === null
        ? 'Δεν θα χρεωθεί τίποτα.'
        : `Πριν από αυτό χρεώθηκαν ${captured}· δεν θα χρεωθεί τίποτε άλλο.`,
    shopRefunded: (amount) => `Για αυτή την παραγγελία το κατάστημα έχει επιστρέψει ${amount}.`,
    unknown:
      'Η Klarna αναφέρει για αυτή την παραγγελία μια κατάσταση που δεν γνωρίζω, οπότε δεν μπορώ να πω αν έχει πληρωθεί. Θα το δείτε στην εφαρμογή της Klarna και μπορεί να σας βοηθήσει και το κατάστημα.',
  },
  captures: {
    partCharged: (captured, total) =>
      captured === null
        ? 'Μέχρι στιγμής έχει χρεωθεί μόνο ένα μέρος της παραγγελίας σας.'
        : `Από την παραγγελία σας των ${total} έχουν χρεωθεί μέχρι στιγμής ${captured}.`,
    whyPart: 'Αυτό συμβαίνει συνήθως όταν τα προϊόντα αποστέλλονται χωριστά.',
    restCanBeCharged: (amount, until) =>
      `Το υπόλοιπο, ${amount}, μπορεί να χρεωθεί όταν αποσταλούν και τα υπόλοιπα προϊόντα${until === null ? '' : `, ${by(until)}`}.`,
    declined: 'Η Klarna απέρριψε αυτή την παραγγελία. Το κατάστημα δεν έχει χρεώσει τίποτα.',
    unknownStatus: 'Η Klarna αναφέρει για αυτή την παραγγελία μια κατάσταση που δεν γνωρίζω.',
    allCharged: (amount) => `Έχει χρεωθεί ολόκληρη η παραγγελία σας${colon(amount)}.`,
    restGivenUp: (captured, total) =>
      `Από την παραγγελία σας των ${total} έχουν χρεωθεί ${captured}. Δεν θα χρεωθεί τίποτε άλλο.`,
    charged: (amount) => `Έχουν χρεωθεί ${amount}.`,
    nothingCharged: 'Το κατάστημα δεν έχει χρεώσει τίποτα.',
    nothingMore: 'Δεν θα χρεωθεί τίποτε άλλο.',
    chargedOnApproval: (amount) =>
      `Το κατάστημα δεν έχει χρεώσει ακόμα τίποτα. Μόλις η Klarna εγκρίνει την παραγγελία σας, μπορούν να χρεωθούν ${amount}.`,
    chargedWhenShipped: (amount) =>
      `Το κατάστημα δεν έχει χρεώσει ακόμα τίποτα. Με την αποστολή της παραγγελίας σας μπορούν να χρεωθούν ${amount}.`,
    nothingLeft: 'Το κατάστημα δεν έχει χρεώσει τίποτα και δεν απομένει τίποτα για χρέωση.',
    line: (day, amount, items) =>
      `Χρέωση${day === null ? '' : ` ${on(day)}`}${colon(amount)}${items === null ? '' : ` (${items})`}`,
    parcel: (text) => `Δέμα: ${text}`,
  },
  refunds: {
    nothingCharged: (number) =>
      `Το κατάστημα δεν έχει χρεώσει τίποτα για την ${order(number)}, οπότε δεν υπάρχει επιστροφή χρημάτων.`,
    noneYet: (number) =>
      `Το κατάστημα δεν έχει καταχωρίσει ακόμα επιστροφή χρημάτων για την ${order(number)}. Αν στείλατε κάτι πίσω, συνήθως εμφανίζεται μόλις το κατάστημα παραλάβει το δέμα.`,
    one: (amount, day) =>
      `Ναι, η επιστροφή χρημάτων${amount === null ? '' : ` ύψους ${amount}`} διεκπεραιώθηκε${day === null ? '' : ` ${on(day)}`}.`,
    several: (count, total) =>
      `Ναι, διεκπεραιώθηκαν ${count} επιστροφές χρημάτων${total === null ? '' : `, συνολικά ${total}`}:`,
    shopNote: (text) => `Σημείωση του καταστήματος: «${text}».`,
    everything: 'Έχει γίνει επιστροφή για όλα όσα χρεώθηκαν.',
    leavesCharged: (amount) => `Έτσι, για την παραγγελία παραμένουν χρεωμένα ${amount}.`,
    arrives: (fromDays, toDays) =>
      `Τα χρήματα συνήθως φτάνουν στον λογαριασμό από τον οποίο πληρώσατε σε ${fromDays === toDays ? '' : `${fromDays} έως `}${days(toDays)}.`,
    dueFallsAway:
      'Οι πληρωμές προς την Klarna που εκκρεμούσαν ακόμα δεν ισχύουν πλέον, και όσα έχουν πληρωθεί επιστρέφονται. Θα δείτε τις λεπτομέρειες στην εφαρμογή της Klarna.',
    dueIsLowered:
      'Αν εκκρεμούν ακόμα πληρωμές προς την Klarna, η επιστροφή τις μειώνει. Στην εφαρμογή της Klarna φαίνεται τι απομένει.',
  },
  schedule: {
    heading: (number) =>
      `Το πρόγραμμα δόσεων για την ${order(number)} (κατ’ εκτίμηση· οι ακριβείς ημερομηνίες φαίνονται στην εφαρμογή της Klarna):`,
    planHeading: (amount, day) => `Για τη χρέωση των ${amount} ${on(day)}:`,
    chargedAtStart: (number, amount, day) => `#${number}: ${amount} – χρεώθηκε ${on(day)}`,
    duePassed: (number, amount, day) =>
      `#${number}: ${amount} – έληξε ${on(day)}· στην εφαρμογή της Klarna φαίνεται αν έχει πληρωθεί`,
    upcoming: (number, amount, day) => `#${number}: ${amount} – λήγει ${on(day)}`,
    nothingLeft: (number, amount) =>
      `#${number}: ${amount} – μετά την επιστροφή δεν απομένει κάτι να πληρώσετε`,
    unmatchedRefund:
      'Μια επιστροφή χρημάτων σε αυτή την παραγγελία δεν μπόρεσε να αντιστοιχιστεί με κάποια χρέωση, οπότε δεν αφαιρείται εδώ. Στην εφαρμογή της Klarna φαίνεται τι απομένει.',
    whyNot: {
      nothing_captured:
        'Το κατάστημα δεν έχει χρεώσει ακόμα αυτή την παραγγελία, οπότε προς το παρόν δεν οφείλεται καμία πληρωμή. Τα καταστήματα συνήθως χρεώνουν την παραγγελία με την αποστολή της.',
      pay_in_full: 'Αυτή η παραγγελία πληρώνεται εφάπαξ, οπότε δεν υπάρχουν δόσεις.',
      financing:
        'Αυτή η παραγγελία χρηματοδοτείται μέσω Klarna. Οι μηνιαίες πληρωμές αφορούν εσάς και την Klarna: θα τις δείτε στην εφαρμογή της Klarna.',
      monthly_invoice:
        'Αυτή η παραγγελία περιλαμβάνεται σε μηνιαίο λογαριασμό της Klarna. Στην εφαρμογή της Klarna φαίνεται πότε λήγει ο λογαριασμός.',
      unknown_method:
        'Δεν μπορώ να υπολογίσω πότε λήγουν οι πληρωμές για τον τρόπο με τον οποίο πληρώνεται αυτή η παραγγελία. Θα το δείτε στην εφαρμογή της Klarna.',
      cancelled: 'Αυτή η παραγγελία ακυρώθηκε, οπότε δεν οφείλεται τίποτα για αυτήν.',
      expired: 'Αυτή η παραγγελία έληξε, οπότε δεν θα χρεωθεί τίποτε άλλο για αυτήν.',
      closed:
        'Στην Klarna αυτή η παραγγελία εμφανίζεται ως κλειστή, οπότε δεν μπορώ να υπολογίσω πρόγραμμα δόσεων. Στην εφαρμογή της Klarna φαίνεται αν οφείλεται κάτι.',
      refunded_in_full:
        'Για αυτή την παραγγελία έγινε πλήρης επιστροφή χρημάτων, οπότε δεν οφείλονται άλλες πληρωμές. Θα δείτε τις λεπτομέρειες στην εφαρμογή της Klarna.',
      rejected: 'Η Klarna απέρριψε αυτή την παραγγελία, οπότε δεν υπάρχουν πληρωμές για αυτήν.',
    },
  },
  paymentInfo: {
    notSaid: 'Η Klarna δεν αναφέρει πώς πληρώνεται αυτή η παραγγελία.',
    notKnown: 'Η Klarna αναφέρει έναν τρόπο πληρωμής που δεν γνωρίζω.',
    chosen: (method) => `Στο ταμείο επιλέξατε τον τρόπο πληρωμής «${method}».`,
    mayHaveChanged: 'Αν τον αλλάξατε από τότε στην εφαρμογή της Klarna, ισχύει ό,τι δείχνει η εφαρμογή.',
    heading:
      'Το πρόγραμμα δόσεων (κατ’ εκτίμηση· οι ακριβείς ημερομηνίες φαίνονται στην εφαρμογή της Klarna):',
  },
  upcoming: {
    next: (amount, day, daysUntil) =>
      `Η επόμενη πληρωμή σας είναι ${amount} και λήγει ${on(day)} (${inDays(daysUntil)}).`,
    noneAhead:
      'Με βάση το συνηθισμένο πρόγραμμα, δεν ακολουθεί άλλη πληρωμή. Στην εφαρμογή της Klarna φαίνεται αν εκκρεμεί ακόμα κάτι.',
    noOther: 'Για όσα έχει χρεώσει μέχρι τώρα το κατάστημα, δεν ακολουθεί άλλη πληρωμή.',
    oneMore: (amount, day) => `Ακολουθεί ακόμα μία πληρωμή: ${amount}, που λήγει ${on(day)}.`,
    more: (payments) =>
      `Ακολουθούν ακόμα ${payments.length} πληρωμές: ${payments.map(({ amount, day }) => `${amount} ${on(day)}`).join(', ')}.`,
    estimate: 'Πρόκειται για εκτίμηση· οι ακριβείς ημερομηνίες φαίνονται στην εφαρμογή της Klarna.',
  },
  paymentMethods: {
    heading: (country) => {
      const place = places[country]
      return place === undefined
        ? `Χώρα: ${country}. Εκεί η Klarna προσφέρει συνήθως:`
        : `${capitalised(place)} η Klarna προσφέρει συνήθως:`
    },
    none: (country) => {
      const place = places[country] ?? `στη χώρα αυτή (${country})`
      return `Δεν γνωρίζω τρόπους πληρωμής της Klarna ${place}. Στο ταμείο φαίνεται τι προσφέρεται.`
    },
    klarnaDecides: 'Η Klarna αποφασίζει στο ταμείο τι σας προσφέρει.',
  },
  outcomes: {
    no_match:
      'Δεν μπόρεσα να βρω παραγγελία με αυτόν τον αριθμό και αυτό το email. Ελέγξτε, παρακαλώ, και τα δύο. Μια πολύ πρόσφατη παραγγελία μπορεί να χρειαστεί λίγα λεπτά μέχρι να εμφανιστεί, και μπορείτε να χρησιμοποιήσετε και το αναγνωριστικό παραγγελίας Klarna από την εφαρμογή ή από το email της Klarna.',
    klarna_order_id_required:
      'Για να βρω αυτή την παραγγελία χρειάζομαι το αναγνωριστικό παραγγελίας Klarna (order ID). Είναι ένας μεγάλος κωδικός, όπως 12345678-90ab-cdef-1234-567890abcdef: θα τον βρείτε στην εφαρμογή της Klarna, στα στοιχεία της αγοράς, και στο email επιβεβαίωσης της Klarna.',
    too_many_attempts: (seconds) =>
      `Έγιναν πάρα πολλές προσπάθειες με στοιχεία που δεν ταίριαζαν. Για την ασφάλειά σας, περιμένετε, παρακαλώ, ${duration(seconds)} και δοκιμάστε ξανά.`,
    busy: 'Αυτή τη στιγμή ρωτούν πολλοί. Δοκιμάστε, παρακαλώ, ξανά σε λίγο.',
    unavailable:
      'Δεν έχω πρόσβαση στα στοιχεία πληρωμής αυτή τη στιγμή και προτιμώ να μη μαντέψω. Δοκιμάστε, παρακαλώ, ξανά σε λίγα λεπτά ή δείτε την εφαρμογή της Klarna.',
    not_connected:
      'Αυτή τη στιγμή δεν μπορώ να αναζητήσω παραγγελίες Klarna, επειδή η σύνδεση του καταστήματος με την Klarna δεν λειτουργεί. Επικοινωνήστε, παρακαλώ, με το κατάστημα ή δείτε την εφαρμογή της Klarna.',
    disabled:
      'Δεν μπορώ να απαντήσω σε αυτή την ερώτηση σε αυτό το κατάστημα. Επικοινωνήστε, παρακαλώ, με το κατάστημα.',
    bad_input: 'Δεν μπόρεσα να διαβάσω την ερώτηση.',
  },
}

/** "στις 2 Δεκεμβρίου", but "την 1η Δεκεμβρίου". */
function on(day: string): string {
  return isFirst(day) ? `την ${ordinal(day)}` : `στις ${day}`
}

function by(day: string): string {
  return isFirst(day) ? `έως την ${ordinal(day)}` : `έως τις ${day}`
}

function ordinal(day: string): string {
  return day.replace(/^1/, '1η')
}

function isFirst(day: string): boolean {
  return /^1(?!\d)/.test(day)
}

/** Where the article and the case are known; other countries are named in the nominative. */
const places: Readonly<Record<string, string>> = {
  Ελλάδα: 'στην Ελλάδα',
  Κύπρος: 'στην Κύπρο',
  Γερμανία: 'στη Γερμανία',
  Γαλλία: 'στη Γαλλία',
  Ιταλία: 'στην Ιταλία',
  Ισπανία: 'στην Ισπανία',
  Αυστρία: 'στην Αυστρία',
}

/** "σε 10 ημέρες", "σήμερα", "αύριο". */
function inDays(count: number): string {
  if (count === 0) return 'σήμερα'
  return count === 1 ? 'αύριο' : `σε ${days(count)}`
}

function days(count: number): string {
  return count === 1 ? '1 ημέρα' : `${count} ημέρες`
}

function duration(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 δευτερόλεπτο' : `${seconds} δευτερόλεπτα`
  return `${Math.ceil(seconds / 60)} λεπτά`
}
