### Orda på sidene kvart hus har.

## Innlogging

login-with = Logg inn med { $provider }
login-feide-for-whom = Elevar og tilsette
login-id-porten-for-whom = Føresette og andre vaksne
login-demo-for-whom = Demonstrasjon: vel ein oppdikta person
login-cancelled = Du avbraut innlogginga. Prøv igjen når du vil.
login-refused-by-provider = Innloggingstenesta slapp deg ikkje gjennom. Prøv ein annan måte å logge inn på.
login-took-too-long = Det tok for lang tid. Byrj på nytt.
login-not-begun-here = Innlogginga vart ikkje byrja i denne nettlesaren. Byrj på nytt her.
login-provider-unreachable = Vi får ikkje kontakt med innloggingstenesta. Prøv igjen om litt, eller vel ein annan måte.
login-answer-not-trusted = Vi kunne ikkje lite på svaret frå innloggingstenesta. Byrj på nytt.
login-assurance-too-low = Innlogginga var ikkje sikker nok. Bruk to trinn.
login-not-recent = Innloggingstenesta spurde deg ikkje på nytt. Byrj på nytt og stadfest med to trinn.
login-another-person = Det var ein annan som stadfesta enn den som er logga inn. Logg inn som deg sjølv.
sign-in-refused-heading = Du er ikkje registrert her
sign-in-refused-unknown = Innlogginga gjekk bra, men ingen skule hos oss har registrert deg.
sign-in-refused-several = Innlogginga gjekk bra, men fleire personar er registrerte med det du logga inn med. Nokon må sjå på det.
sign-in-refused-left = Innlogginga gjekk bra, men du er ikkje lenger elev, føresett eller tilsett hos oss.
sign-in-refused-next = Ta kontakt med skulen og oppgi referansen
sign-in-again = Logg inn på ein annan måte
confirm-opening = noko som krev at vi veit sikkert kven du er
confirm-why-sensitive = Nokre opplysningar er så private at vi spør ein gong til.
confirm-why-weak = Denne rolla krev innlogging med to trinn.
confirm-with = Stadfest med { $provider }
secrecy-duty-silence = Eg fortel ikkje vidare det eg får vite om elevar, føresette og kollegaer.
secrecy-duty-need = Eg opnar berre det eg treng i arbeidet mitt.
secrecy-duty-guard = Eg passar på at andre ikkje ser skjermen min, og loggar ut når eg går.
secrecy-duty-logged = Eg veit at alt eg opnar, blir skrive i loggen, og at eleven kan sjå det.
secrecy-law = Forvaltningslova § 13.

## Når noko ikkje går

form-too-old = Skjemaet var opna før du logga inn på nytt. Gå tilbake, last sida på nytt og send igjen.
changed-by-another = Ein annan endra det same medan du skreiv. Opne sida på nytt og sjå kva som står der no.
refused-title = Du kan ikkje sjå dette
refused-why = Noko av det som må vere på plass, manglar.
refused-logged = Forsøket er skrive i loggen. Den det gjeld, kan sjå tidspunktet og rolla di.
door-substitute = Er du vikar?
door-ask-principal = Be rektor om tilgang for ein periode
door-ask-principal-after = . Rektor må skrive ein grunn.
needs-teaches-true = Du underviser eleven no
needs-contact-teacher-true = Du er kontaktlærar for eleven
needs-affiliation-pupil = Personen er elev ved skulen din
needs-affiliation-guardian = Personen er føresett til ein elev ved skulen din
needs-affiliation-staff = Personen arbeider ved skulen din
needs-assurance-substantial = Du er logga inn med to trinn
needs-assurance-high = Du er logga inn på høgaste nivå
needs-fresh-true = Du har nettopp stadfesta at det er deg
needs-declared-true = Du har skrive under teieerklæringa
needs-window-true = Nokon har opna for deg for ein periode
needs-taught-here-true = Du underviser denne gruppa
needs-authored-true = Du har skrive dette sjølv
refused-read-person = Du kan ikkje opne opplysningane om denne personen
refused-list-people = Du kan ikkje sjå denne lista
refused-list-group = Du kan ikkje sjå denne gruppa
refused-name-staff = Du kan ikkje sjå namna på desse tilsette
refused-register-person = Du kan ikkje registrere nye personar
refused-change-person = Du kan ikkje endre opplysningane om denne personen
refused-change-contact-details = Du kan ikkje endre desse kontaktopplysningane
refused-import-roster = Du kan ikkje hente inn registeret til skulen
refused-survey-roster = Du kan ikkje sjå over registeret til skulen
refused-export-roster = Du kan ikkje gi frå deg registeret til skulen
refused-export-numbers = Du kan ikkje gi frå deg fødselsnummer
refused-export-protected = Du kan ikkje gi frå deg verna adresser
refused-note-export = Du kan ikkje skrive ned at registeret er gitt vidare
refused-set-up-school = Du kan ikkje setje opp skulen
refused-match-sign-in = Du kan ikkje slå opp innloggingar
refused-declare-secrecy = Du kan ikkje gi denne erklæringa
refused-read-access-log = Du kan ikkje sjå kven som har opna denne mappa
refused-review-access-log = Du kan ikkje sjå loggen for skulen
refused-read-refused-sign-ins = Du kan ikkje sjå innloggingar som vart stoppa
refused-read-settings = Du kan ikkje sjå innstillingane
refused-change-settings = Du kan ikkje endre innstillingane
refused-read-lessons = Du kan ikkje sjå desse timane
refused-read-roll = Du kan ikkje sjå fråværslista for denne timen
refused-take-roll = Du kan ikkje føre fråvær i denne timen
refused-read-absence = Du kan ikkje sjå fråværet til denne eleven
refused-read-absence-overview = Du kan ikkje sjå denne fråværsoversikta
refused-list-absence-reports = Du kan ikkje sjå meldingane om fråvær
refused-read-absence-reason = Du kan ikkje sjå kvifor denne eleven var borte
refused-read-reason = Du kan ikkje sjå denne grunnen
refused-report-absence = Du kan ikkje melde fråvær for denne eleven
refused-report-absence-reason = Du kan ikkje melde grunn til fråvær for denne eleven
refused-settle-absence = Du kan ikkje avgjere om dette fråværet tel
refused-settle-absence-reason = Du kan ikkje avgjere grunnen til dette fråværet
refused-import-absence = Du kan ikkje hente inn fråvær frå fil
refused-set-up-absence = Du kan ikkje setje opp fråvær

## Det ein kan gjere, som etter «å»

action-read-person = opne opplysningar om kven nokon er
action-list-people = sjå ei liste med namn og klasse
action-list-group = sjå lista over ein klasse eller ei gruppe
action-name-staff = sjå namn på tilsette
action-register-person = registrere ein ny person
action-change-person = endre opplysningar om nokon
action-change-contact-details = endre kontaktopplysningar
action-import-roster = hente inn registeret til skulen
action-survey-roster = sjå over registeret til skulen
action-export-roster = gi registeret til skulen vidare
action-export-numbers = gi fødselsnummer vidare
action-export-protected = gi verna adresser vidare
action-note-export = skrive ned at registeret er gitt vidare
action-set-up-school = setje opp skulen
action-match-sign-in = finne ut kven som loggar inn
action-declare-secrecy = gi teieerklæring
action-read-access-log = sjå kven som har opna ei mappe
action-review-access-log = sjå kven som har opna kva
action-read-refused-sign-ins = sjå innloggingar som vart stoppa
action-read-settings = sjå innstillingane
action-change-settings = endre innstillingane
action-read-lessons = sjå eigne timar
action-read-roll = sjå fråværslista for ein time
action-take-roll = føre fråvær i ein time
action-read-absence = sjå fråværet til ein elev
action-read-absence-overview = sjå fråværet til elevane ein følgjer opp
action-list-absence-reports = sjå meldingar om fråvær
action-read-absence-reason = sjå kvifor nokon var borte
action-report-absence = melde fråvær
action-report-absence-reason = melde grunn til fråvær
action-settle-absence = avgjere om fråvær tel
action-settle-absence-reason = avgjere grunnen til fråvær
action-import-absence = hente inn fråvær frå fil
action-set-up-absence = setje opp fråvær

## Roller, som etter eit namn

role-none = inga rolle
role-pupil = elev
role-guardian = føresett
role-teacher = lærar
role-principal = rektor
role-department-head = avdelingsleiar
role-secretary = skulesekretær
role-dpo = personvernombod
role-accountable-head = øvste ansvarlege
role-system-owner = systemansvarleg
role-it = IT-ansvarleg
role-operator = driftsansvarleg
role-system = systemet sjølv
place-guardian = barna dine
words-and = { $first } og { $last }
words-or = { $first } eller { $last }
download = Last ned
save = Lagre

## Hovudmenyen

nav-today = I dag
nav-overview = Oversikt
nav-children = Barna mine
nav-my-page = Mi side
nav-people = Elevar
nav-groups = Klassar
nav-log = Logg
nav-who-has-seen = Kven har sett
nav-settings = Innstillingar
nav-policy = Reglar
nav-sign-ins = Innloggingar

## Startsidene

start-greeting = Hei, { $name }
start-title-pupil = Mi side
start-rights = Rettane dine
start-places = Hit kan du gå
start-mine = Om deg sjølv
start-my-record = Det skulen har lagra om deg
start-no-children = Her står barna du har rett til å få vite om. Ingen er registrerte på deg no. Ta kontakt med skulen om det er feil.
start-operator = Du held tenesta i drift. Opplysningar om personar blir ikkje viste for denne rolla.
place-people = Elevar
place-groups = Klassar og grupper
place-new-pupil = Registrer ein ny elev
place-log = Kven har opna kva
place-settings = Innstillingar
place-settings-versions = Tidlegare innstillingar
place-sign-ins = Innloggingar som vart stoppa
place-policy = Kven kan sjå kva: alle reglar
place-processing = Alt vi gjer med personopplysningar no
place-help = Hjelp for tilsette
place-my-log = Kven har opna opplysningar om deg
hatless-heading = Du har inga rolle her no
hatless-none = Du er logga inn, men er ikkje elev, føresett eller tilsett hos oss no. Difor blir ingenting vist for deg.
hatless-contact = Er det feil, eller vil du vite kva vi har lagra om deg? Skriv til { $contact }.
hatless-choose = Rolla du brukte, gjeld ikkje lenger. Vel ei du har no.

## Mappa

folder-title = Elevmappe
folder-own-title = Mi side
folder-heading = Mappa
folder-own-lead = Dette har skulen lagra om deg. Kvar boks er eitt system. Du kan opne alle.
folder-elsewhere = Helsesjukepleiaren har eit eige arkiv som ikkje ligg her.
folder-more = Meir
folder-record = Opplysningane i registeret
folder-log = Kven har opna mappa
folder-log-own = Kven har opna mappa di
folder-contact = Endre kontaktopplysningane dine
folder-rights = Rettar, og kva vi lagrar
folder-last-seen = Sist sett av { $who } { $at }
folder-not-seen = Ikkje sett av andre
can-see-nobody = ingen andre.
can-see-teachers = lærarane i eigne grupper
can-see-contact-teacher = kontaktlærar
can-see-principal = rektor
can-see-department-head = avdelingsleiar
can-see-secretary = kontoret på skulen
can-see-guardians-home = føresette eleven bur hos
can-see-guardians-apart = føresette eleven ikkje bur hos
can-see-dpo = personvernombodet
can-see-accountable-head = øvste ansvarlege hos skuleeigaren
can-see-system-owner = systemansvarleg
can-see-it = IT-ansvarleg

## Registeret

record-title = Opplysningane i registeret
record-back = Tilbake til mappa
record-back-to-record = Tilbake til opplysningane
record-saved-registered = Eleven er registrert
record-saved-changed = Endringane er lagra
record-saved-guardian = Den føresette er registrert
record-protected = Adressa er beskytta. Gi henne ikkje vidare til nokon.
record-protection-client = Personen har klientadresse. Gi henne ikkje vidare til nokon.
record-protection-confidential = Adressa er fortruleg. Gi henne ikkje vidare til nokon, heller ikkje til den andre forelderen.
record-protection-strict = Adressa er strengt fortruleg. Sei aldri kvar personen går på skule eller bur.
record-unverified = Ikkje noko kontrollert fødselsnummer står bak dette namnet. Sjå på papira før du endrar noko.
record-who = Kven
record-family-name = Etternamn
record-given-name = Fornamn
record-born = Fødselsdato
record-number = Fødselsnummer eller D-nummer
record-number-help = Elleve siffer. La feltet stå tomt om personen ikkje har fått noko nummer enno.
record-school = Skule
record-class = Klasse
record-groups = Grupper
record-language = Målform eller språk
record-language-none = Ikkje oppgitt
record-contact = Slik når vi personen
record-contact-closed = Adresse, telefon og e-post blir vist for kontaktlærar, rektor, kontoret på skulen og heimen.
record-family = Føresette
record-guardian = Føresett
record-edit = Rett opplysningane
record-edit-title = Rett opplysningane
record-add-guardian = Registrer ein føresett
contact-registered-address = Bustadadresse
contact-postal-address = Postadresse
contact-mobile = Mobil
contact-phone = Telefon
contact-email = E-post
contact-email-2 = E-post nummer to
contact-street = Gate og nummer
contact-postal-code = Postnummer
contact-post-town = Poststad
guardianship-lives-with = har foreldreansvar, og barnet bur der
guardianship-shared = delt bustad
guardianship-apart = har foreldreansvar, men barnet bur ikkje der
guardianship-no-responsibility = forelder utan foreldreansvar
guardianship-barred = har ikkje rett til opplysningar om barnet
pupil-new-title = Registrer ein ny elev
pupil-new-lead = Eleven blir registrert ved skulen din frå i dag. Registrer føresette etterpå.
pupil-new-save = Registrer eleven
guardian-new-title = Registrer ein føresett
guardian-new-lead = Bruk det Folkeregisteret seier om foreldreansvar og bustad.
guardian-new-save = Registrer den føresette
guardian-kind = Kva er den føresette for barnet?
class-none = Ingen klasse enno
my-contact-title = Kontaktopplysningane dine
my-contact-lead = Skulen bruker dette når dei må nå deg. Bustadadressa kjem frå Folkeregisteret og blir endra der.
my-contact-saved = Kontaktopplysningane er lagra
my-contact-back = Til startsida di
fault-family-name = Skriv etternamnet.
fault-given-name = Skriv fornamnet.
fault-born-missing = Skriv fødselsdatoen.
fault-born = Skriv ein dato som har vore, til dømes 14.03.2012.
fault-number-form = Eit fødselsnummer har elleve siffer.
fault-number-day = Dei seks første sifra er ingen dato. Sjå etter skrivefeil.
fault-number-digits = Kontrollsifra stemmer ikkje. Sjå etter skrivefeil.
fault-number-series = Dette er eit hjelpenummer eller testnummer. Det kan ikkje brukast her.
fault-number-synthetic = Dette er eit syntetisk nummer. Det kan berre brukast i ein demonstrasjon.
fault-number-real = Dette er ein demonstrasjon. Bruk berre syntetiske nummer her.
fault-number-taken = Nummeret er registrert frå før. Finn personen i lista i staden.
fault-class = Vel ein klasse frå lista.
fault-guardian-kind = Vel kva den føresette er for barnet.
fault-too-long = Dette er for langt.
fault-street = Skriv gate og nummer, eller tøm heile adressa.
fault-postal-code = Postnummeret har fire siffer.
fault-post-town = Skriv poststaden.
fault-phone = Skriv nummeret med siffer, til dømes 22 22 22 22.
fault-email = Skriv adressa slik: namn@eksempel.no.

## Lister

people-title = Elevar
people-count = { $n ->
    [one] 1 person
   *[other] { $n } personar
}
people-name = Namn
people-group = Klasse eller gruppe
people-group-all = Alle
people-who = Kven
people-who-pupils = Elevar
people-who-others = Føresette og tilsette
people-none = Ingen passar til det du har valt.
people-new = Registrer ein ny elev
groups-title = Klassar og grupper
groups-classes = Klassar
groups-teaching = Undervisningsgrupper
groups-none = Du har ingen klassar eller grupper no. Dei kjem hit når timeplanen eller kontoret har sett dei opp.
group-with-count = { $n ->
    [one] { $name } (1 elev)
   *[other] { $name } ({ $n } elevar)
}
group-facts = { $n ->
    [one] { $school } · { $date } · 1 elev
   *[other] { $school } · { $date } · { $n } elevar
}
group-list = Elevane i gruppa
group-number = Nr.

## Loggen

log-title-own = Kven har opna mappa di
log-title = Kven har opna mappa
log-lead = Alle som opnar noko, blir skrivne opp her med ein gong. Ingen kan slette linjer i denne lista.
log-view = Vising
log-together = Samla
log-all-lines = Alle linjer
log-empty = Ingen andre har opna noko her.
log-no-role = Denne rolla viser inga mappe. Byt rolle om du har fleire, eller skriv til { $contact } for å få vite kven som har opna opplysningar om deg.
log-file = logg
log-when = Når
log-who = Kven
log-why = Grunn
log-what = Kva
log-outcome = Slik gjekk det
log-reference = Referanse
log-saw = Såg: { $what }.
log-wrote = Endra: { $what }.
log-ground = Grunnlag: { $law }.
log-nameless = utan namn
log-role-at = { $role } ved { $place }
log-tried = Prøvde å { $what }.
log-machine = { $n ->
    [one] Systemet sjølv { $why }, { $last }. Ingen menneske ser opplysningane då.
   *[other] Systemet sjølv { $why }, { $n } gonger, sist { $last }. Ingen menneske ser opplysningane då.
}
outcome-opened = Opna
outcome-written = Endra
outcome-refused = Fekk ikkje sjå noko
review-title = Kven har opna kva
review-lead = Her står alt som er opna, endra og forsøkt, nyaste først. Òg det du gjer her, blir skrive i loggen.
review-day = Dag
review-all = Alle
review-none = Ingen linjer passar til det du har valt.
review-role = Rolle
review-whom = Om kven
review-ground = Regel
review-people = { $n } personar
sign-ins-title = Innloggingar som vart stoppa
sign-ins-lead = Den som ringjer, les opp referansen. Finn linja her og sjå kva som må rettast.
sign-ins-none = Ingen innloggingar er stoppa.
sign-ins-reason = Kvifor
sign-ins-account = Brukarnamn
sign-ins-provider = Innlogga med
sign-ins-reason-unknown = Ingen registrert her
sign-ins-reason-several = Fleire registrerte med det same
sign-ins-reason-left = Har slutta
sign-ins-reason-too-weak = Ikkje sikker nok

## Reglar

policy-title = Kven kan sjå kva
policy-lead = Tabellane er rekna ut frå reglane systemet bestemmer etter. Det ingen rad viser, er stengt. Her står ingen opplysningar om personar.
policy-all = Alle
policy-module = System
policy-floor = Grunnreglar som stengjer
policy-floor-lead = Dei gjeld alltid, uansett kva tabellane lenger nede opnar.
policy-actions = Det ein kan gjere
policy-actions-lead = Kvar tabell viser kven som kan gjere éin ting, når, og kva dei då får sjå eller endre.
policy-none = Ingenting passar til det du har valt.
policy-nobody = Ope for ingen.
policy-closes-to = Stengt for
policy-in = Gjeld
policy-when = Når
policy-closes = Stengjer
policy-open-to = Kven
policy-opens = Opnar
policy-reads = Berre lese.
policy-writes = Endrar noko.
policy-everybody = Alle
policy-everybody-but = Alle unnateke { $who }
policy-everything = Alt
policy-every-action = Alt ein kan gjere
policy-every-action-but = Alt ein kan gjere, unnateke å { $what }
policy-every-reading = Alt som les
policy-every-writing = Alt som endrar
policy-always = Alltid
policy-not = ikkje: { $what }
policy-file = reglar
floor-no-hat = Utan ei rolle er alt stengt.
floor-sign-in = Innlogginga må vere så sikker som rolla krev.
floor-secrecy-declaration = Tilsette må gi teieerklæring før dei opnar noko.
floor-step-up = Det mest private blir berre opna for den som nettopp har stadfesta kven det er.
floor-free-text = Det nokon har skrive med eigne ord, krev innlogging med to trinn.
floor-operator = Driftsansvarleg ser ingen personar.
floor-guardian-without-right = Utan foreldreansvar, eller når retten til opplysningar er teken bort, er alt stengt.
floor-guardian-of-adult = Når eleven fyller 18 år, sluttar tilgangen til føresette same dagen.
floor-protected-address = Beskytta adresse stengjer alt som viser kvar nokon er.
floor-protection-itself = At nokon er beskytta, blir berre vist for rektor, kontoret på skulen og den det gjeld.
floor-restricted = Opplysningar som er sperra for bruk, er lagra, men stengde.
floor-national-id = Fødselsnummer er berre for administrasjonen på skulen og den det gjeld.
floor-impossible = Det som ikkje kan vere sant samtidig, stengjer i staden for å opne.
fact-own-true = det gjeld ein sjølv
fact-own-false = det gjeld ein annan
fact-teaches-true = underviser eleven
fact-teaches-false = underviser ikkje eleven
fact-contact-teacher-true = er kontaktlærar for eleven
fact-contact-teacher-false = er ikkje kontaktlærar for eleven
fact-affiliation-none = personen høyrer ikkje til skulen
fact-affiliation-pupil = personen er elev ved skulen
fact-affiliation-guardian = personen er føresett til ein elev ved skulen
fact-affiliation-staff = personen arbeider ved skulen
fact-guardianship-none = er ikkje føresett for personen
fact-guardianship-lives-with = har foreldreansvar, og barnet bur der
fact-guardianship-shared = har delt bustad med barnet
fact-guardianship-apart = har foreldreansvar, men barnet bur ikkje der
fact-guardianship-no-responsibility = er forelder utan foreldreansvar
fact-guardianship-barred = har ikkje rett til opplysningar
fact-owner-wide-true = rolla gjeld heile skuleeigaren
fact-owner-wide-false = rolla gjeld éin skule
fact-age-unknown = alderen er ukjend
fact-age-under-12 = personen er under 12 år
fact-age-from-12 = personen er 12 år
fact-age-from-13 = personen er 13 eller 14 år
fact-age-from-15 = personen er 15 år
fact-age-from-16 = personen er 16 eller 17 år
fact-age-adult = personen er 18 år eller meir
fact-protection-none = adressa er ikkje beskytta
fact-protection-client = personen har klientadresse
fact-protection-confidential = adressa er fortruleg
fact-protection-strict = adressa er strengt fortruleg
fact-enrolment-none = personen har ikkje gått på skule her
fact-enrolment-current = personen går på skulen no
fact-enrolment-left = personen har slutta
fact-restricted-true = opplysningane er sperra for bruk
fact-restricted-false = opplysningane er ikkje sperra for bruk
fact-assurance-low = er logga inn med passord
fact-assurance-substantial = er logga inn med to trinn
fact-assurance-high = er logga inn på høgaste nivå
fact-fresh-true = har nettopp stadfesta kven det er
fact-fresh-false = har ikkje nettopp stadfesta kven det er
fact-declared-true = har gitt teieerklæring
fact-declared-false = har ikkje gitt teieerklæring
fact-window-true = har fått opna for ein periode
fact-window-false = har ikkje fått opna for ein periode
fact-demanded-low = rolla krev passord
fact-demanded-substantial = rolla krev to trinn
fact-demanded-high = rolla krev høgaste nivå
fact-taught-here-true = det gjeld ei gruppe ein underviser
fact-taught-here-false = det gjeld ikkje ei gruppe ein underviser
fact-authored-true = har skrive det sjølv
fact-authored-false = har ikkje skrive det sjølv

## Personvern

privacy-title = Personvern
privacy-lead = Her står kva kvart system lagrar, kvifor, kven som kan sjå det, og når det blir sletta.
privacy-controller = Kven som bestemmer og har ansvaret
privacy-controller-who = Behandlingsansvarleg
privacy-controller-head = Øvste ansvarlege
privacy-controller-contact = Skriv til
privacy-controller-officer = Personvernombod
privacy-systems = Systema
privacy-system = System
privacy-changed = Sist endra
not-in-force = gjeld ikkje i dag
statement-not-in-force = Minst éi av føresegnene under gjeld ikkje i dag. Systemet følgjer lova slik ho er no.
statement-used-only = Blir brukt her, men er lagra i eit anna system.
statement-sees-nothing = Ingenting
statement-writes = Kan endre: { $what }
statement-sign-in = Innlogging: { $strength }
statement-who = { $who }: { $whom }
statement-measures = Slik passar vi på
statement-sources = Kvar opplysningane kjem frå
versions-title = Tidlegare versjonar
versions-lead = Ein ny versjon blir til med ein gong reglane seier noko nytt. Versjonane er lagra på bokmål.
versions-none = Det finst ingen versjonar enno.
versions-one = Versjon { $number }, frå { $date }
versions-first = Den første versjonen.
versions-added = Nytt
versions-removed = Teke bort
versions-whole = Vis alt
processing-title = Alt vi gjer med personopplysningar no
processing-count = { $n ->
    [one] 1 formål
   *[other] { $n } formål
}
processing-lead = Kvar rad er eitt formål i eit system som er slått på. Utan eit grunnlag i lova kan eit system ikkje slåast på.
processing-purpose = Kvifor
processing-basis = Grunnlag
processing-data = Kva
processing-keep = Når det blir sletta

## Innstillingar

settings-title = Innstillingar
settings-lead = Dette vel skuleeigaren. Kvar endring blir ein ny, datert versjon, og ho blir skriven i loggen.
settings-version = Versjon { $version }
settings-saved = Lagra som versjon { $version }
settings-saved-same = Personvernerklæringane seier det same som før.
settings-saved-stated = Personvernerklæringa er endra for { $what }.
settings-owner = Kven som har ansvaret
settings-owner-accountable-head = Øvste ansvarlege, med tittel
settings-owner-data-protection-officer = Adressa til personvernombodet
settings-owner-contact = Hit skriv ein til oss
settings-owner-missing = Dette må stå her. Det blir vist i personvernerklæringa.
settings-sign-in = Kor sikker innlogginga må vere
settings-sign-in-lead = Du kan velje strengare enn lova krev, aldri svakare. Valet blir vist i personvernerklæringa.
settings-strength-missing = Vel kor sikker innlogginga må vere.
settings-below-floor = Denne rolla ser så mykje at lova krev minst to trinn (personvernforordninga art. 32).
settings-modules = System som er slått på
settings-modules-lead = Eit system kan berre slåast på når formål, grunnlag, opplysningar, tryggleik og sletting er skildra.
settings-module-gaps = Systemet kan ikkje slåast på. Dette manglar: { $what }.
settings-register = Registeret
settings-guardian-number = Registrer fødselsnummer på føresette
settings-guardian-number-help = Slått av finst feltet verken i skjema eller i filer.
settings-save = Lagre som ny versjon
settings-versions-title = Tidlegare innstillingar
settings-versions-version = Versjon
settings-versions-by = Bestemt av
settings-versions-set-up = Sett opp ved start
settings-versions-changed = Kva som vart endra
gap-name = namn på systemet
gap-security = korleis opplysningane blir sikra
gap-deletion = når opplysningane blir sletta
gap-purpose = formålet
gap-logged = orda som skal stå i loggen
gap-data = kva opplysningar det gjeld
gap-basis = grunnlaget i lova
gap-gateway = unntaket i art. 9 nr. 2 for særleg sensitive opplysningar

## Hjelp

help-title = Hjelp for tilsette
help-lead = Her står kva du gjer når noko ikkje opnar seg, og når noko er gale.
help-more = Les meir
help-refused = Ei side opnar seg ikkje
help-refused-answer = Sida seier kva som manglar. Manglar du ein klasse, er timeplanen truleg ikkje oppdatert: sei frå til kontoret på skulen.
help-substitute = Du er vikar
help-substitute-answer = Be kontoret føre deg på timen i timeplanen. Då opnar lista seg. Treng du meir, må rektor avgjere det.
help-log = Alt du opnar, blir skrive i loggen
help-log-answer = Eleven ser namnet ditt, rolla di, når det var, og kvifor. Årsaka kjem frå det sida er til, ikkje frå noko du skriv.
help-confirm = Du må stadfeste at det er deg
help-confirm-answer = Det mest private opnar seg berre rett etter at du har logga inn med to trinn. Det varer i eit kvarter.
help-wrong = Noko er feil
help-wrong-answer = Kontoret på skulen rettar namn, klasse og kontaktopplysningar. Det som er feil, blir retta ved å leggje til.
help-breach = Nokon har sett noko dei ikkje skulle
help-breach-answer = Sei frå til rektor med ein gong, òg om det var deg. Personvernombodet når du på { $officer }.

## Tilgjenge

accessibility-title = Tilgjenge
accessibility-lead = { $owner } vil at alle skal kunne bruke desse sidene. Vi følgjer krava til universell utforming (WCAG 2.2, nivå A og AA).
accessibility-tried = Dette er prøvd
accessibility-tried-rules = Kvar del av sidene er bygd etter krava og prøvd mot automatiske reglar.
accessibility-tried-script = Alt verkar utan skript og med berre tastatur.
accessibility-tried-zoom = Sidene kan forstørrast til 400 prosent utan å rulle sidelengs.
accessibility-untried = Dette er ikkje prøvd enno
accessibility-untried-readers = Skjermlesarar i dagleg bruk.
accessibility-untried-browsers = Andre nettlesarar enn dei som byggjer på Chromium.
accessibility-untried-people = Sidene saman med lærarar, elevar og føresette.
accessibility-tell = Sei frå om noko som ikkje verkar
accessibility-contact = Skriv til { $contact }. Fortel kva side det gjeld og kva du ville gjere.
accessibility-complain = Hjelper det ikkje, kan du seie frå til
accessibility-authority = Tilsynet for universell utforming av ikt
