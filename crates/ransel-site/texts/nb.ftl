### Ordene på sidene hvert hus har.

## Innlogging

login-with = Logg inn med { $provider }
login-feide-for-whom = Elever og ansatte
login-id-porten-for-whom = Foresatte og andre voksne
login-demo-for-whom = Demonstrasjon: velg en oppdiktet person
login-cancelled = Du avbrøt innloggingen. Prøv igjen når du vil.
login-refused-by-provider = Innloggingstjenesten slapp deg ikke gjennom. Prøv en annen måte å logge inn på.
login-took-too-long = Det tok for lang tid. Begynn på nytt.
login-not-begun-here = Innloggingen ble ikke begynt i denne nettleseren. Begynn på nytt her.
login-provider-unreachable = Vi får ikke kontakt med innloggingstjenesten. Prøv igjen om litt, eller velg en annen måte.
login-answer-not-trusted = Vi kunne ikke stole på svaret fra innloggingstjenesten. Begynn på nytt.
login-assurance-too-low = Innloggingen var ikke sikker nok. Bruk to trinn.
login-not-recent = Innloggingstjenesten spurte deg ikke på nytt. Begynn på nytt og bekreft med to trinn.
login-another-person = Det var en annen som bekreftet enn den som er logget inn. Logg inn som deg selv.
sign-in-refused-heading = Du er ikke registrert her
sign-in-refused-unknown = Innloggingen gikk bra, men ingen skole hos oss har registrert deg.
sign-in-refused-several = Innloggingen gikk bra, men flere personer er registrert med det du logget inn med. Noen må se på det.
sign-in-refused-left = Innloggingen gikk bra, men du er ikke lenger elev, foresatt eller ansatt hos oss.
sign-in-refused-next = Ta kontakt med skolen og oppgi referansen
sign-in-again = Logg inn på en annen måte
confirm-opening = noe som krever at vi vet sikkert hvem du er
confirm-why-sensitive = Noen opplysninger er så private at vi spør en gang til.
confirm-why-weak = Denne rollen krever innlogging med to trinn.
confirm-with = Bekreft med { $provider }
secrecy-duty-silence = Jeg forteller ikke videre det jeg får vite om elever, foresatte og kolleger.
secrecy-duty-need = Jeg åpner bare det jeg trenger i arbeidet mitt.
secrecy-duty-guard = Jeg passer på at andre ikke ser skjermen min, og logger ut når jeg går.
secrecy-duty-logged = Jeg vet at alt jeg åpner, blir skrevet i loggen, og at eleven kan se det.
secrecy-law = Forvaltningsloven § 13.

## Når noe ikke går

form-too-old = Skjemaet var åpnet før du logget inn på nytt. Gå tilbake, last siden på nytt og send igjen.
changed-by-another = En annen endret det samme mens du skrev. Åpne siden på nytt og se hva som står der nå.
refused-title = Du kan ikke se dette
refused-why = Noe av det som må være på plass, mangler.
refused-logged = Forsøket er skrevet i loggen. Den det gjelder, kan se tidspunktet og rollen din.
door-substitute = Er du vikar?
door-ask-principal = Be rektor om tilgang for en periode
door-ask-principal-after = . Rektor må skrive en grunn.
needs-teaches-true = Du underviser eleven nå
needs-contact-teacher-true = Du er kontaktlærer for eleven
needs-affiliation-pupil = Personen er elev ved skolen din
needs-affiliation-guardian = Personen er foresatt til en elev ved skolen din
needs-affiliation-staff = Personen arbeider ved skolen din
needs-assurance-substantial = Du er logget inn med to trinn
needs-assurance-high = Du er logget inn på høyeste nivå
needs-fresh-true = Du har nettopp bekreftet at det er deg
needs-declared-true = Du har skrevet under taushetserklæringen
needs-window-true = Noen har åpnet for deg for en periode
needs-taught-here-true = Du underviser denne gruppen
needs-authored-true = Du har skrevet dette selv
refused-read-person = Du kan ikke åpne opplysningene om denne personen
refused-list-people = Du kan ikke se denne listen
refused-list-group = Du kan ikke se denne gruppen
refused-name-staff = Du kan ikke se navnene på disse ansatte
refused-register-person = Du kan ikke registrere nye personer
refused-change-person = Du kan ikke endre opplysningene om denne personen
refused-change-contact-details = Du kan ikke endre disse kontaktopplysningene
refused-import-roster = Du kan ikke hente inn skolens register
refused-survey-roster = Du kan ikke se over skolens register
refused-export-roster = Du kan ikke gi fra deg skolens register
refused-export-numbers = Du kan ikke gi fra deg fødselsnumre
refused-export-protected = Du kan ikke gi fra deg beskyttede adresser
refused-note-export = Du kan ikke skrive ned at registeret er gitt videre
refused-set-up-school = Du kan ikke sette opp skolen
refused-match-sign-in = Du kan ikke slå opp innlogginger
refused-declare-secrecy = Du kan ikke avgi denne erklæringen
refused-read-access-log = Du kan ikke se hvem som har åpnet denne mappen
refused-review-access-log = Du kan ikke se loggen for skolen
refused-read-refused-sign-ins = Du kan ikke se innlogginger som ble stoppet
refused-read-settings = Du kan ikke se innstillingene
refused-change-settings = Du kan ikke endre innstillingene
refused-read-lessons = Du kan ikke se disse timene
refused-read-roll = Du kan ikke se fraværslisten for denne timen
refused-take-roll = Du kan ikke føre fravær i denne timen
refused-read-absence = Du kan ikke se fraværet til denne eleven
refused-read-absence-overview = Du kan ikke se denne fraværsoversikten
refused-list-absence-reports = Du kan ikke se meldingene om fravær
refused-read-absence-reason = Du kan ikke se hvorfor denne eleven var borte
refused-read-reason = Du kan ikke se denne grunnen
refused-report-absence = Du kan ikke melde fravær for denne eleven
refused-report-absence-reason = Du kan ikke melde grunn til fravær for denne eleven
refused-settle-absence = Du kan ikke avgjøre om dette fraværet teller
refused-settle-absence-reason = Du kan ikke avgjøre grunnen til dette fraværet
refused-import-absence = Du kan ikke hente inn fravær fra fil
refused-set-up-absence = Du kan ikke sette opp fravær

## Det man kan gjøre, som etter «å»

action-read-person = åpne opplysninger om hvem noen er
action-list-people = se en liste med navn og klasse
action-list-group = se listen over en klasse eller gruppe
action-name-staff = se navn på ansatte
action-register-person = registrere en ny person
action-change-person = endre opplysninger om noen
action-change-contact-details = endre kontaktopplysninger
action-import-roster = hente inn skolens register
action-survey-roster = se over skolens register
action-export-roster = gi skolens register videre
action-export-numbers = gi fødselsnumre videre
action-export-protected = gi beskyttede adresser videre
action-note-export = skrive ned at registeret er gitt videre
action-set-up-school = sette opp skolen
action-match-sign-in = finne ut hvem som logger inn
action-declare-secrecy = avgi taushetserklæring
action-read-access-log = se hvem som har åpnet en mappe
action-review-access-log = se hvem som har åpnet hva
action-read-refused-sign-ins = se innlogginger som ble stoppet
action-read-settings = se innstillingene
action-change-settings = endre innstillingene
action-read-lessons = se egne timer
action-read-roll = se fraværslisten for en time
action-take-roll = føre fravær i en time
action-read-absence = se fraværet til en elev
action-read-absence-overview = se fraværet til elevene man følger opp
action-list-absence-reports = se meldinger om fravær
action-read-absence-reason = se hvorfor noen var borte
action-report-absence = melde fravær
action-report-absence-reason = melde grunn til fravær
action-settle-absence = avgjøre om fravær teller
action-settle-absence-reason = avgjøre grunnen til fravær
action-import-absence = hente inn fravær fra fil
action-set-up-absence = sette opp fravær

## Roller, som etter et navn

role-none = ingen rolle
role-pupil = elev
role-guardian = foresatt
role-teacher = lærer
role-principal = rektor
role-department-head = avdelingsleder
role-secretary = skolesekretær
role-dpo = personvernombud
role-accountable-head = øverste ansvarlige
role-system-owner = systemansvarlig
role-it = IT-ansvarlig
role-operator = driftsansvarlig
role-system = systemet selv
place-guardian = barna dine
words-and = { $first } og { $last }
words-or = { $first } eller { $last }
download = Last ned
save = Lagre

## Hovedmenyen

nav-today = I dag
nav-overview = Oversikt
nav-children = Barna mine
nav-my-page = Min side
nav-people = Elever
nav-groups = Klasser
nav-log = Logg
nav-who-has-seen = Hvem har sett
nav-settings = Innstillinger
nav-policy = Regler
nav-sign-ins = Innlogginger

## Startsidene

start-greeting = Hei, { $name }
start-title-pupil = Min side
start-rights = Rettighetene dine
start-places = Hit kan du gå
start-mine = Om deg selv
start-my-record = Det skolen har lagret om deg
start-no-children = Her står barna du har rett til å få vite om. Ingen er registrert på deg nå. Ta kontakt med skolen hvis det er feil.
start-operator = Du holder tjenesten i drift. Opplysninger om personer vises ikke for denne rollen.
place-people = Elever
place-groups = Klasser og grupper
place-new-pupil = Registrer en ny elev
place-log = Hvem har åpnet hva
place-settings = Innstillinger
place-settings-versions = Tidligere innstillinger
place-sign-ins = Innlogginger som ble stoppet
place-policy = Hvem kan se hva: alle regler
place-processing = Alt vi gjør med personopplysninger nå
place-help = Hjelp for ansatte
place-my-log = Hvem har åpnet opplysninger om deg
hatless-heading = Du har ingen rolle her nå
hatless-none = Du er logget inn, men er ikke elev, foresatt eller ansatt hos oss nå. Derfor vises ingenting for deg.
hatless-contact = Er det feil, eller vil du vite hva vi har lagret om deg? Skriv til { $contact }.
hatless-choose = Rollen du brukte, gjelder ikke lenger. Velg en du har nå.

## Mappen

folder-title = Elevmappe
folder-own-title = Min side
folder-heading = Mappen
folder-own-lead = Dette har skolen lagret om deg. Hver boks er ett system. Du kan åpne alle.
folder-elsewhere = Helsesykepleieren har et eget arkiv som ikke ligger her.
folder-more = Mer
folder-record = Opplysningene i registeret
folder-log = Hvem har åpnet mappen
folder-log-own = Hvem har åpnet mappen din
folder-contact = Endre kontaktopplysningene dine
folder-rights = Rettigheter, og hva vi lagrer
folder-last-seen = Sist sett av { $who } { $at }
folder-not-seen = Ikke sett av andre
can-see-nobody = ingen andre.
can-see-teachers = lærerne i egne grupper
can-see-contact-teacher = kontaktlærer
can-see-principal = rektor
can-see-department-head = avdelingsleder
can-see-secretary = skolens kontor
can-see-guardians-home = foresatte eleven bor hos
can-see-guardians-apart = foresatte eleven ikke bor hos
can-see-dpo = personvernombudet
can-see-accountable-head = øverste ansvarlige hos skoleeieren
can-see-system-owner = systemansvarlig
can-see-it = IT-ansvarlig

## Registeret

record-title = Opplysningene i registeret
record-back = Tilbake til mappen
record-back-to-record = Tilbake til opplysningene
record-saved-registered = Eleven er registrert
record-saved-changed = Endringene er lagret
record-saved-guardian = Den foresatte er registrert
record-protected = Adressen er beskyttet. Gi den ikke videre til noen.
record-protection-client = Personen har klientadresse. Gi den ikke videre til noen.
record-protection-confidential = Adressen er fortrolig. Gi den ikke videre til noen, heller ikke til den andre forelderen.
record-protection-strict = Adressen er strengt fortrolig. Si aldri hvor personen går på skole eller bor.
record-unverified = Ikke noe kontrollert fødselsnummer står bak dette navnet. Se på papirene før du endrer noe.
record-who = Hvem
record-family-name = Etternavn
record-given-name = Fornavn
record-born = Fødselsdato
record-number = Fødselsnummer eller D-nummer
record-number-help = Elleve sifre. La feltet stå tomt hvis personen ikke har fått noe nummer ennå.
record-school = Skole
record-class = Klasse
record-groups = Grupper
record-language = Målform eller språk
record-language-none = Ikke oppgitt
record-contact = Slik når vi personen
record-contact-closed = Adresse, telefon og e-post vises for kontaktlærer, rektor, skolens kontor og hjemmet.
record-family = Foresatte
record-guardian = Foresatt
record-edit = Rett opplysningene
record-edit-title = Rett opplysningene
record-add-guardian = Registrer en foresatt
contact-registered-address = Bostedsadresse
contact-postal-address = Postadresse
contact-mobile = Mobil
contact-phone = Telefon
contact-email = E-post
contact-email-2 = E-post nummer to
contact-street = Gate og nummer
contact-postal-code = Postnummer
contact-post-town = Poststed
guardianship-lives-with = har foreldreansvar, og barnet bor der
guardianship-shared = delt bosted
guardianship-apart = har foreldreansvar, men barnet bor ikke der
guardianship-no-responsibility = forelder uten foreldreansvar
guardianship-barred = har ikke rett til opplysninger om barnet
pupil-new-title = Registrer en ny elev
pupil-new-lead = Eleven blir registrert ved skolen din fra i dag. Registrer foresatte etterpå.
pupil-new-save = Registrer eleven
guardian-new-title = Registrer en foresatt
guardian-new-lead = Bruk det Folkeregisteret sier om foreldreansvar og bosted.
guardian-new-save = Registrer den foresatte
guardian-kind = Hva er den foresatte for barnet?
class-none = Ingen klasse ennå
my-contact-title = Kontaktopplysningene dine
my-contact-lead = Skolen bruker dette når de må nå deg. Bostedsadressen kommer fra Folkeregisteret og endres der.
my-contact-saved = Kontaktopplysningene er lagret
my-contact-back = Til startsiden din
fault-family-name = Skriv etternavnet.
fault-given-name = Skriv fornavnet.
fault-born-missing = Skriv fødselsdatoen.
fault-born = Skriv en dato som har vært, for eksempel 14.03.2012.
fault-number-form = Et fødselsnummer har elleve sifre.
fault-number-day = De seks første sifrene er ingen dato. Se etter skrivefeil.
fault-number-digits = Kontrollsifrene stemmer ikke. Se etter skrivefeil.
fault-number-series = Dette er et hjelpenummer eller testnummer. Det kan ikke brukes her.
fault-number-synthetic = Dette er et syntetisk nummer. Det kan bare brukes i en demonstrasjon.
fault-number-real = Dette er en demonstrasjon. Bruk bare syntetiske numre her.
fault-number-taken = Nummeret er registrert fra før. Finn personen i listen i stedet.
fault-class = Velg en klasse fra listen.
fault-guardian-kind = Velg hva den foresatte er for barnet.
fault-too-long = Dette er for langt.
fault-street = Skriv gate og nummer, eller tøm hele adressen.
fault-postal-code = Postnummeret har fire sifre.
fault-post-town = Skriv poststedet.
fault-phone = Skriv nummeret med sifre, for eksempel 22 22 22 22.
fault-email = Skriv adressen slik: navn@eksempel.no.

## Lister

people-title = Elever
people-count = { $n ->
    [one] 1 person
   *[other] { $n } personer
}
people-name = Navn
people-group = Klasse eller gruppe
people-group-all = Alle
people-who = Hvem
people-who-pupils = Elever
people-who-others = Foresatte og ansatte
people-none = Ingen passer til det du har valgt.
people-new = Registrer en ny elev
groups-title = Klasser og grupper
groups-classes = Klasser
groups-teaching = Undervisningsgrupper
groups-none = Du har ingen klasser eller grupper nå. De kommer hit når timeplanen eller kontoret har satt dem opp.
group-with-count = { $n ->
    [one] { $name } (1 elev)
   *[other] { $name } ({ $n } elever)
}
group-facts = { $n ->
    [one] { $school } · { $date } · 1 elev
   *[other] { $school } · { $date } · { $n } elever
}
group-list = Elevene i gruppen
group-number = Nr.

## Loggen

log-title-own = Hvem har åpnet mappen din
log-title = Hvem har åpnet mappen
log-lead = Alle som åpner noe, blir skrevet opp her med én gang. Ingen kan slette linjer i denne listen.
log-view = Visning
log-together = Samlet
log-all-lines = Alle linjer
log-empty = Ingen andre har åpnet noe her.
log-no-role = Denne rollen viser ingen mappe. Bytt rolle hvis du har flere, eller skriv til { $contact } for å få vite hvem som har åpnet opplysninger om deg.
log-file = logg
log-when = Når
log-who = Hvem
log-why = Grunn
log-what = Hva
log-outcome = Slik gikk det
log-reference = Referanse
log-saw = Så: { $what }.
log-wrote = Endret: { $what }.
log-ground = Grunnlag: { $law }.
log-nameless = uten navn
log-role-at = { $role } ved { $place }
log-tried = Prøvde å { $what }.
log-machine = { $n ->
    [one] Systemet selv { $why }, { $last }. Ingen mennesker ser opplysningene da.
   *[other] Systemet selv { $why }, { $n } ganger, sist { $last }. Ingen mennesker ser opplysningene da.
}
outcome-opened = Åpnet
outcome-written = Endret
outcome-refused = Fikk ikke se noe
review-title = Hvem har åpnet hva
review-lead = Her står alt som er åpnet, endret og forsøkt, nyeste først. Også det du gjør her, blir skrevet i loggen.
review-day = Dag
review-all = Alle
review-none = Ingen linjer passer til det du har valgt.
review-role = Rolle
review-whom = Om hvem
review-ground = Regel
review-people = { $n } personer
sign-ins-title = Innlogginger som ble stoppet
sign-ins-lead = Den som ringer, leser opp referansen. Finn linjen her og se hva som må rettes.
sign-ins-none = Ingen innlogginger er stoppet.
sign-ins-reason = Hvorfor
sign-ins-account = Brukernavn
sign-ins-provider = Innlogget med
sign-ins-reason-unknown = Ingen registrert her
sign-ins-reason-several = Flere registrert med det samme
sign-ins-reason-left = Har sluttet
sign-ins-reason-too-weak = Ikke sikker nok

## Regler

policy-title = Hvem kan se hva
policy-lead = Tabellene er regnet ut fra reglene systemet bestemmer etter. Det ingen rad viser, er stengt. Her står ingen opplysninger om personer.
policy-all = Alle
policy-module = System
policy-floor = Grunnregler som stenger
policy-floor-lead = De gjelder alltid, uansett hva tabellene lenger ned åpner.
policy-actions = Det man kan gjøre
policy-actions-lead = Hver tabell viser hvem som kan gjøre én ting, når, og hva de da får se eller endre.
policy-none = Ingenting passer til det du har valgt.
policy-nobody = Åpent for ingen.
policy-closes-to = Stengt for
policy-in = Gjelder
policy-when = Når
policy-closes = Stenger
policy-open-to = Hvem
policy-opens = Åpner
policy-reads = Bare lese.
policy-writes = Endrer noe.
policy-everybody = Alle
policy-everybody-but = Alle unntatt { $who }
policy-everything = Alt
policy-every-action = Alt man kan gjøre
policy-every-action-but = Alt man kan gjøre, unntatt å { $what }
policy-every-reading = Alt som leser
policy-every-writing = Alt som endrer
policy-always = Alltid
policy-not = ikke: { $what }
policy-file = regler
floor-no-hat = Uten en rolle er alt stengt.
floor-sign-in = Innloggingen må være så sikker som rollen krever.
floor-secrecy-declaration = Ansatte må avgi taushetserklæring før de åpner noe.
floor-step-up = Det mest private åpnes bare for den som nettopp har bekreftet hvem det er.
floor-free-text = Det noen har skrevet med egne ord, krever innlogging med to trinn.
floor-operator = Driftsansvarlig ser ingen personer.
floor-guardian-without-right = Uten foreldreansvar, eller når retten til opplysninger er tatt bort, er alt stengt.
floor-guardian-of-adult = Når eleven fyller 18 år, slutter tilgangen til foresatte samme dag.
floor-protected-address = Beskyttet adresse stenger alt som viser hvor noen er.
floor-protection-itself = At noen er beskyttet, vises bare for rektor, skolens kontor og den det gjelder.
floor-restricted = Opplysninger som er sperret for bruk, er lagret, men stengt.
floor-national-id = Fødselsnummer er bare for skolens administrasjon og den det gjelder.
floor-impossible = Det som ikke kan være sant samtidig, stenger i stedet for å åpne.
fact-own-true = det gjelder en selv
fact-own-false = det gjelder en annen
fact-teaches-true = underviser eleven
fact-teaches-false = underviser ikke eleven
fact-contact-teacher-true = er kontaktlærer for eleven
fact-contact-teacher-false = er ikke kontaktlærer for eleven
fact-affiliation-none = personen hører ikke til skolen
fact-affiliation-pupil = personen er elev ved skolen
fact-affiliation-guardian = personen er foresatt til en elev ved skolen
fact-affiliation-staff = personen arbeider ved skolen
fact-guardianship-none = er ikke foresatt for personen
fact-guardianship-lives-with = har foreldreansvar, og barnet bor der
fact-guardianship-shared = har delt bosted med barnet
fact-guardianship-apart = har foreldreansvar, men barnet bor ikke der
fact-guardianship-no-responsibility = er forelder uten foreldreansvar
fact-guardianship-barred = har ikke rett til opplysninger
fact-owner-wide-true = rollen gjelder hele skoleeieren
fact-owner-wide-false = rollen gjelder én skole
fact-age-unknown = alderen er ukjent
fact-age-under-12 = personen er under 12 år
fact-age-from-12 = personen er 12 år
fact-age-from-13 = personen er 13 eller 14 år
fact-age-from-15 = personen er 15 år
fact-age-from-16 = personen er 16 eller 17 år
fact-age-adult = personen er 18 år eller mer
fact-protection-none = adressen er ikke beskyttet
fact-protection-client = personen har klientadresse
fact-protection-confidential = adressen er fortrolig
fact-protection-strict = adressen er strengt fortrolig
fact-enrolment-none = personen har ikke gått på skole her
fact-enrolment-current = personen går på skolen nå
fact-enrolment-left = personen har sluttet
fact-restricted-true = opplysningene er sperret for bruk
fact-restricted-false = opplysningene er ikke sperret for bruk
fact-assurance-low = er logget inn med passord
fact-assurance-substantial = er logget inn med to trinn
fact-assurance-high = er logget inn på høyeste nivå
fact-fresh-true = har nettopp bekreftet hvem det er
fact-fresh-false = har ikke nettopp bekreftet hvem det er
fact-declared-true = har avgitt taushetserklæring
fact-declared-false = har ikke avgitt taushetserklæring
fact-window-true = har fått åpnet for en periode
fact-window-false = har ikke fått åpnet for en periode
fact-demanded-low = rollen krever passord
fact-demanded-substantial = rollen krever to trinn
fact-demanded-high = rollen krever høyeste nivå
fact-taught-here-true = det gjelder en gruppe man underviser
fact-taught-here-false = det gjelder ikke en gruppe man underviser
fact-authored-true = har skrevet det selv
fact-authored-false = har ikke skrevet det selv

## Personvern

privacy-title = Personvern
privacy-lead = Her står hva hvert system lagrer, hvorfor, hvem som kan se det, og når det slettes.
privacy-controller = Hvem som bestemmer og har ansvaret
privacy-controller-who = Behandlingsansvarlig
privacy-controller-head = Øverste ansvarlige
privacy-controller-contact = Skriv til
privacy-controller-officer = Personvernombud
privacy-systems = Systemene
privacy-system = System
privacy-changed = Sist endret
not-in-force = gjelder ikke i dag
statement-not-in-force = Minst én av bestemmelsene under gjelder ikke i dag. Systemet følger loven slik den er nå.
statement-used-only = Brukes her, men lagres i et annet system.
statement-sees-nothing = Ingenting
statement-writes = Kan endre: { $what }
statement-sign-in = Innlogging: { $strength }
statement-who = { $who }: { $whom }
statement-measures = Slik passer vi på
statement-sources = Hvor opplysningene kommer fra
versions-title = Tidligere versjoner
versions-lead = En ny versjon blir til med én gang reglene sier noe nytt. Versjonene er lagret på bokmål.
versions-none = Det finnes ingen versjoner ennå.
versions-one = Versjon { $number }, fra { $date }
versions-first = Den første versjonen.
versions-added = Nytt
versions-removed = Tatt bort
versions-whole = Vis alt
processing-title = Alt vi gjør med personopplysninger nå
processing-count = { $n ->
    [one] 1 formål
   *[other] { $n } formål
}
processing-lead = Hver rad er ett formål i et system som er slått på. Uten et grunnlag i loven kan et system ikke slås på.
processing-purpose = Hvorfor
processing-basis = Grunnlag
processing-data = Hva
processing-keep = Når det slettes

## Innstillinger

settings-title = Innstillinger
settings-lead = Dette velger skoleeieren. Hver endring blir en ny, datert versjon, og den skrives i loggen.
settings-version = Versjon { $version }
settings-saved = Lagret som versjon { $version }
settings-saved-same = Personvernerklæringene sier det samme som før.
settings-saved-stated = Personvernerklæringen er endret for { $what }.
settings-owner = Hvem som har ansvaret
settings-owner-accountable-head = Øverste ansvarlige, med tittel
settings-owner-data-protection-officer = Adressen til personvernombudet
settings-owner-contact = Hit skriver man til oss
settings-owner-missing = Dette må stå her. Det vises i personvernerklæringen.
settings-sign-in = Hvor sikker innloggingen må være
settings-sign-in-lead = Du kan velge strengere enn loven krever, aldri svakere. Valget vises i personvernerklæringen.
settings-strength-missing = Velg hvor sikker innloggingen må være.
settings-below-floor = Denne rollen ser så mye at loven krever minst to trinn (personvernforordningen art. 32).
settings-modules = Systemer som er slått på
settings-modules-lead = Et system kan bare slås på når formål, grunnlag, opplysninger, sikkerhet og sletting er beskrevet.
settings-module-gaps = Systemet kan ikke slås på. Dette mangler: { $what }.
settings-register = Registeret
settings-guardian-number = Registrer fødselsnummer på foresatte
settings-guardian-number-help = Slått av finnes feltet verken i skjemaer eller i filer.
settings-save = Lagre som ny versjon
settings-versions-title = Tidligere innstillinger
settings-versions-version = Versjon
settings-versions-by = Bestemt av
settings-versions-set-up = Satt opp ved start
settings-versions-changed = Hva som ble endret
gap-name = navn på systemet
gap-security = hvordan opplysningene sikres
gap-deletion = når opplysningene slettes
gap-purpose = formålet
gap-logged = ordene som skal stå i loggen
gap-data = hvilke opplysninger det gjelder
gap-basis = grunnlaget i loven
gap-gateway = unntaket i art. 9 nr. 2 for særlig sensitive opplysninger

## Hjelp

help-title = Hjelp for ansatte
help-lead = Her står hva du gjør når noe ikke åpner seg, og når noe er galt.
help-more = Les mer
help-refused = En side åpner seg ikke
help-refused-answer = Siden sier hva som mangler. Mangler du en klasse, er timeplanen trolig ikke oppdatert: si fra til skolens kontor.
help-substitute = Du er vikar
help-substitute-answer = Be kontoret føre deg på timen i timeplanen. Da åpner listen seg. Trenger du mer, må rektor bestemme det.
help-log = Alt du åpner, blir skrevet i loggen
help-log-answer = Eleven ser navnet ditt, rollen din, når det var, og hvorfor. Årsaken kommer fra det siden er til, ikke fra noe du skriver.
help-confirm = Du må bekrefte at det er deg
help-confirm-answer = Det mest private åpner seg bare rett etter at du har logget inn med to trinn. Det varer i et kvarter.
help-wrong = Noe er feil
help-wrong-answer = Skolens kontor retter navn, klasse og kontaktopplysninger. Det som er feil, blir rettet ved å legge til.
help-breach = Noen har sett noe de ikke skulle
help-breach-answer = Si fra til rektor med én gang, også om det var deg. Personvernombudet når du på { $officer }.

## Tilgjengelighet

accessibility-title = Tilgjengelighet
accessibility-lead = { $owner } vil at alle skal kunne bruke disse sidene. Vi følger kravene til universell utforming (WCAG 2.2, nivå A og AA).
accessibility-tried = Dette er prøvd
accessibility-tried-rules = Hver del av sidene er bygd etter kravene og prøvd mot automatiske regler.
accessibility-tried-script = Alt virker uten skript og med bare tastatur.
accessibility-tried-zoom = Sidene kan forstørres til 400 prosent uten å rulle sidelengs.
accessibility-untried = Dette er ikke prøvd ennå
accessibility-untried-readers = Skjermlesere i daglig bruk.
accessibility-untried-browsers = Andre nettlesere enn dem som bygger på Chromium.
accessibility-untried-people = Sidene sammen med lærere, elever og foresatte.
accessibility-tell = Si fra om noe som ikke virker
accessibility-contact = Skriv til { $contact }. Fortell hvilken side det gjelder og hva du ville gjøre.
accessibility-complain = Hjelper det ikke, kan du si fra til
accessibility-authority = Tilsynet for universell utforming av ikt
