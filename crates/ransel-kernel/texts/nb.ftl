### Personvernerklæringen for ett system, slik kjernen skriver den ut.

## Erklæringen

notice-heading = Personvern: { $name }
notice-version = Gjelder fra { $date }. Versjon { $version }.
notice-lead = Det som står her, er det systemet gjør.
notice-controller = { $owner } (organisasjonsnummer { $number }) bestemmer hvorfor og hvordan opplysningene brukes, og har ansvaret for dem. Øverste ansvarlige er { $head }. Skriv til { $contact }. Personvernombudet når du på { $officer }.
notice-why = Hvorfor vi lagrer
notice-about = Gjelder { $who }.
notice-law = Loven som gir oss lov
notice-in-force = , gjelder fra { $date }
notice-not-in-force = , gjelder ikke i dag
notice-gateway = {" "}(fordi opplysningene er særlig sensitive)
notice-reworded = . Ordlyden er endret etter at vi leste den sist
notice-stored = Hva vi lagrer
notice-used-only = Bruker også { $what }. Det ligger ikke i noen av tabellene til dette systemet.
notice-used-beside = Bruker også { $what }, som er lagret for et annet av formålene her.
notice-source = Opplysningene kommer fra: { $what }.
notice-within-eea = Ingenting i dette systemet lagres utenfor EØS, eller kan nås derfra, uansett hva en avtale sier.
notice-attributes = Fra Feide, når den som logger inn, har sagt ja til det: { $what }. Det brukes bare til å vite at en bruker er én og samme, hvilken rolle hun har, og til å vise hvem hun er.
plain-attributes = Feide forteller hva du heter, hvor du går og hvilket år du er født. Det skjer først når du har sagt ja.
notice-readers = Hvem som kan se
notice-readers-lead = Tabellen viser det meste hver rolle kan få se eller endre. I hvert enkelt tilfelle kan det være mindre.
notice-logged = Hver gang noen åpner eller endrer opplysninger om en person, blir det skrevet i loggen.
notice-who = Hvem
notice-whom = Om hvem
notice-sees = Kan se
notice-writes = Kan endre
notice-sign-in = Innlogging
notice-none = Ingenting
notice-deletion = Når vi sletter
notice-what = Hva
notice-when = Når
notice-technical = opplysninger uten noe om enkeltpersoner, eller bare en kobling til hvem raden gjelder
notice-chosen = Skoleeieren har valgt en annen tid enn den som står her: {$period}.
notice-approval = Før noe slettes, skal skolens kontor godkjenne det.
notice-year = 1 år
notice-years = {$count} år
notice-month = 1 måned
notice-months = {$count} måneder
notice-day = 1 dag
notice-days = {$count} dager
notice-hour = 1 time
notice-hours = {$count} timer
notice-recipients = Hvem vi gir opplysninger til
notice-no-recipients = Ingen utenfor skoleeieren.
notice-suppliers = Leverandører som behandler opplysninger for oss:
notice-no-suppliers = Ingen leverandører behandler opplysninger for oss i dette systemet.
notice-rights = Rettighetene dine
notice-fields = Felt for felt
notice-fields-lead = Alt systemet har plass til, slik det ligger lagret.
notice-table = Tabell
notice-field = Felt
notice-says = Sier noe om
notice-store = Lager
notice-keep = Slettes etter
notice-subject = hvem raden gjelder
notice-nothing = ingen
notice-and = { $first } og { $last }
notice-date = { $day }. { $month } { $year }
notice-month-1 = januar
notice-month-2 = februar
notice-month-3 = mars
notice-month-4 = april
notice-month-5 = mai
notice-month-6 = juni
notice-month-7 = juli
notice-month-8 = august
notice-month-9 = september
notice-month-10 = oktober
notice-month-11 = november
notice-month-12 = desember

## Hvem det gjelder

subject-pupil = elever
subject-guardian = foresatte
subject-staff = ansatte

## Roller

hat-none = ingen rolle
hat-pupil = Elev
hat-guardian = Foresatt
hat-teacher = Lærer
hat-principal = Rektor
hat-department-head = Avdelingsleder
hat-secretary = Skolens kontor
hat-timetabler = Timeplanlegger
hat-dpo = Personvernombud
hat-accountable-head = Øverste ansvarlige hos skoleeieren
hat-system-owner = Systemansvarlig
hat-it = IT-ansvarlig
hat-operator = Driftsansvarlig
hat-system = Systemet selv

## Om hvem en rolle kan se

way-own = seg selv
way-teaches = elever de underviser
way-contact-teacher = elever de er kontaktlærer for
way-contact-home = foresatte til elever de er kontaktlærer for
way-children = egne barn
way-place = dem som hører til skolen
way-staff = dem som arbeider ved skolen
way-task = elever de har fått en oppgave for
way-owner = alle hos skoleeieren
way-nobody = ingen bestemt
way-other = andre

## Innlogging

strength-none = ingen
strength-low = passord
strength-substantial = to trinn
strength-high = høyeste nivå i ID-porten

## Lager

store-main = vanlig
store-vault = hvelv
store-ledger = logg

## Slag opplysninger

category-identity = navn
category-identity-about = hva du heter, og at du finnes her.
category-birth = fødselsdato
category-birth-about = dagen du er født.
category-national-id = fødselsnummer
category-national-id-about = det nasjonale nummeret ditt.
category-contact = kontaktopplysninger
category-contact-about = adresser, telefonnumre og e-post.
category-family = familie
category-family-about = hvem som er foresatt for hvem, og hvordan.
category-placement = skoletilhørighet
category-placement-about = skole, klasse, grupper og timeplan.
category-attendance = fravær
category-attendance-about = når du var borte, hvor lenge, og om det teller.
category-conduct = anmerkninger
category-conduct-about = anmerkninger om orden og oppførsel.
category-grades = karakterer
category-grades-about = vurderinger med karakter.
category-absence-reason = grunn til fravær
category-absence-reason-about = hvorfor du var borte, og hva som viser det.
category-health = helse
category-health-about = opplysninger om helsen din.
category-casework = saker
category-casework-about = det som hører til en sak om deg.
category-wellbeing = hvordan noen har det sammen med andre
category-wellbeing-about = hvordan du har sagt at du har det sammen med andre, og hvem du liker å være med.
category-free-text = fritekst
category-free-text-about = det noen har skrevet med egne ord.
category-staffing = stilling
category-staffing-about = stillinger og oppgaver til ansatte.
category-account = brukerkonto
category-account-about = brukernavn, innlogginger og innlogginger som ikke gikk.
category-access-log = innsynslogg
category-access-log-about = hvem som har åpnet hva.
category-safety = beskyttelse
category-safety-about = adressesperre og annen beskyttelse.
category-state = tilstand
category-state-about = om bruken er begrenset, om du har protestert, og om noe må beholdes.
category-consent = samtykke
category-consent-about = hva noen har sagt ja eller nei til.
category-image = bilder
category-image-about = bilder og film der noen kan kjennes igjen.
category-work = elevarbeider
category-work-about = hva eleven har laget selv, og hvem det vises for.

## Rettigheter

right-access = Du kan få se det vi har om deg, og hvem som har sett på det (personvernforordningen art. 15).
right-rectification = Du kan kreve at vi retter det som er feil. I arkivet retter vi ved å legge til, og det gamle blir merket (art. 16).
right-restriction = Du kan kreve at vi lar opplysninger ligge ubrukt mens en uenighet blir avklart (art. 18).
right-erasure-by-rule = Det loven pålegger oss å lagre, sletter vi etter reglene over, ikke på forespørsel (art. 17 nr. 3).
right-erasure = Du kan kreve at vi sletter det vi ikke lenger har grunn til å ha (art. 17).
right-objection = Du kan protestere mot bruken når noe ved din situasjon taler mot den (art. 21).
right-withdrawal = Du kan når som helst trekke et samtykke tilbake. Da slutter vi (art. 7 nr. 3).
right-portability = Du kan få med deg opplysningene i et format andre systemer kan lese (art. 20).
right-complaint = Du kan klage til Datatilsynet (art. 77).
notice-daily-post = Det daglige ansvaret har { $post }.
notice-acts = Disse lovene gjelder sammen for det som er lagret her: { $acts }.
act-personal-data = personopplysningsloven
act-archives = arkivlova
act-public-administration = forvaltningsloven
act-freedom-of-information = offentleglova
notice-stated-sign-in = { $who }: Den egne erklæringen vår sier «{ $said }». Loven krever mer i dag, og det er det som gjelder: { $holds }.
notice-stated-period = Den egne erklæringen vår sier { $period }. Loven tillater ikke det i dag, og det som står her, gjelder.
notice-stated-at-once = Den egne erklæringen vår sier at det slettes med en gang. Loven tillater ikke det i dag, og det som står her, gjelder.
notice-stated-forever = Den egne erklæringen vår sier at det aldri slettes. Loven tillater ikke det i dag, og det som står her, gjelder.

## Hvem en kan skrive til, og hvem som arbeider for eieren

notice-general = Erklæringen legger det som gjelder elever, til den generelle: { $what }.
notice-authority = Tilsynsmyndighet er Datatilsynet, www.datatilsynet.no.
notice-supplier = { $name } ({ $place }): { $does }.
notice-supplier-agreement = Databehandleravtale { $reference } av { $date }.
notice-supplier-risk = Risikoen ble vurdert { $date }.
notice-sub-processor = Underleverandør: { $name } ({ $place }): { $does }.
notice-attestation = { $name }, bekreftet { $given }, gjelder til og med { $lapses }.
notice-place-inside = { $country }, innenfor EØS
notice-place-outside = { $country }, utenfor EØS, med { $tool }

## Erklæringen slik elever leser den

plain-heading = { $name }: hva skolen vet om deg
plain-lead = Dette er det systemet gjør. Står det noe her du ikke forstår, kan du spørre læreren din.
plain-why = Hvorfor vi lagrer noe om deg
plain-law = Hvorfor vi har lov
plain-stored = Hva vi lagrer om deg
plain-readers = Hvem som kan se det
plain-deletion = Når vi sletter det
plain-recipients = Hvem andre som får det
plain-rights = Hva du kan be om
plain-basis-a = Du eller de hjemme har sagt ja. Dere kan si nei igjen når dere vil.
plain-basis-b = Vi har en avtale med deg, og trenger det for å holde den.
plain-basis-c = Loven sier at vi må.
plain-basis-d = Det kan redde livet til noen.
plain-basis-e = Loven gir skolen en jobb. Vi trenger det for å gjøre den.
plain-basis-f = Vi har en god grunn, og den veier mer enn ulempen for deg.
plain-basis-private = Noe av det er ekstra privat. Loven lar oss ha det likevel, men vi må passe ekstra godt på det.
plain-source = Vi får det fra: { $what }.
plain-sees = { $who } kan se: { $what }.
plain-writes = { $who } kan endre: { $what }.
plain-logged = Hver gang noen åpner noe om deg, skriver vi det ned. Du kan se hvem det var.
plain-supplier = { $name } arbeider for oss: { $does }.
plain-no-recipients = Ingen andre får det.
plain-contact = Du kan skrive til { $contact }. Personvernombudet passer på at vi følger reglene: { $officer }.
plain-who-pupil = Du
plain-who-guardian = De som har ansvaret for deg hjemme
plain-who-teacher = Lærerne dine
plain-who-contact-teacher = Kontaktlæreren din
plain-who-principal = Rektor
plain-who-department-head = Avdelingslederen
plain-who-secretary = Kontoret på skolen
plain-who-timetabler = Den som lager timeplanen
plain-who-dpo = Personvernombudet
plain-who-accountable-head = Den som er sjef for alle skolene
plain-who-system-owner = Den som har ansvar for systemet
plain-who-it = De som steller med datasystemene
plain-who-operator = De som passer på serveren
plain-right-access = Du kan få se alt vi har om deg. Du kan også få se hvem som har åpnet det.
plain-right-rectification = Er noe feil, kan du be oss rette det.
plain-right-restriction = Er vi uenige, kan du be oss la det ligge til det er avklart.
plain-right-erasure-by-rule = Det loven sier vi må ha, sletter vi når loven sier det.
plain-right-erasure = Du kan be oss slette det vi ikke trenger lenger.
plain-right-objection = Du kan si fra hvis du har en grunn til at vi ikke skal bruke det.
plain-right-withdrawal = Har du sagt ja, kan du si nei igjen. Da slutter vi.
plain-right-portability = Du kan få med deg det du har gitt oss, i en fil.
plain-right-complaint = Er du ikke fornøyd med svaret vårt, kan du klage til Datatilsynet.
notice-choices = Hva eieren har valgt
notice-chosen-yes = ja
notice-chosen-no = nei
notice-chosen-none = ingen
plain-on-consent = Her lagres ingenting om deg før du, eller de som bestemmer for deg, har sagt ja.
