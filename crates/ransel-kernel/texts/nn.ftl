### Personvernerklæringa for eitt system, slik kjernen skriv ho ut.

## Erklæringa

notice-heading = Personvern: { $name }
notice-version = Gjeld frå { $date }. Versjon { $version }.
notice-lead = Det som står her, er det systemet gjer.
notice-controller = { $owner } (organisasjonsnummer { $number }) avgjer kvifor og korleis opplysningane blir brukte, og har ansvaret for dei. Øvste ansvarlege er { $head }. Skriv til { $contact }. Personvernombodet når du på { $officer }.
notice-why = Kvifor vi lagrar
notice-about = Gjeld { $who }.
notice-law = Lova som gir oss løyve
notice-in-force = , gjeld frå { $date }
notice-not-in-force = , gjeld ikkje i dag
notice-gateway = {" "}(fordi opplysningane er særleg sensitive)
notice-reworded = . Ordlyden er endra etter at vi las han sist
notice-stored = Kva vi lagrar
notice-used-only = Bruker òg { $what }. Det ligg ikkje i nokon av tabellane til dette systemet.
notice-used-beside = Bruker òg { $what }, som er lagra for eit anna av formåla her.
notice-source = Opplysningane kjem frå: { $what }.
notice-within-eea = Ingenting i dette systemet blir lagra utanfor EØS, eller kan nåast derifrå, uansett kva ein avtale seier.
notice-attributes = Frå Feide, når den som loggar inn, har sagt ja til det: { $what }. Det blir berre brukt til å vite at ein brukar er éin og same, kva rolle ho har, og til å vise kven ho er.
plain-attributes = Feide fortel kva du heiter, kvar du går og kva år du er fødd. Det skjer først når du har sagt ja.
notice-readers = Kven som kan sjå
notice-readers-lead = Tabellen viser det meste kvar rolle kan få sjå eller endre. I kvart enkelt tilfelle kan det vere mindre.
notice-logged = Kvar gong nokon opnar eller endrar opplysningar om ein person, blir det skrive i loggen.
notice-who = Kven
notice-whom = Om kven
notice-sees = Kan sjå
notice-writes = Kan endre
notice-sign-in = Innlogging
notice-none = Ingenting
notice-deletion = Når vi slettar
notice-what = Kva
notice-when = Når
notice-technical = opplysningar utan noko om enkeltpersonar, eller berre ei kopling til kven rada gjeld
notice-chosen = Skuleeigaren har valt ei anna tid enn den som står her: {$period}.
notice-approval = Før noko blir sletta, skal kontoret på skulen godkjenne det.
notice-year = 1 år
notice-years = {$count} år
notice-month = 1 månad
notice-months = {$count} månader
notice-day = 1 dag
notice-days = {$count} dagar
notice-hour = 1 time
notice-hours = {$count} timar
notice-recipients = Kven vi gir opplysningar til
notice-no-recipients = Ingen utanfor skuleeigaren.
notice-suppliers = Leverandørar som behandlar opplysningar for oss:
notice-no-suppliers = Ingen leverandørar behandlar opplysningar for oss i dette systemet.
notice-rights = Rettane dine
notice-fields = Felt for felt
notice-fields-lead = Alt systemet har plass til, slik det ligg lagra.
notice-table = Tabell
notice-field = Felt
notice-says = Seier noko om
notice-store = Lager
notice-keep = Blir sletta etter
notice-subject = kven rada gjeld
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

## Kven det gjeld

subject-pupil = elevar
subject-guardian = føresette
subject-staff = tilsette

## Roller

hat-none = inga rolle
hat-pupil = Elev
hat-guardian = Føresett
hat-teacher = Lærar
hat-principal = Rektor
hat-department-head = Avdelingsleiar
hat-secretary = Kontoret på skulen
hat-timetabler = Timeplanleggjar
hat-dpo = Personvernombod
hat-accountable-head = Øvste ansvarlege hos skuleeigaren
hat-system-owner = Systemansvarleg
hat-it = IT-ansvarleg
hat-operator = Driftsansvarleg
hat-system = Systemet sjølv

## Om kven ei rolle kan sjå

way-own = seg sjølv
way-teaches = elevar dei underviser
way-contact-teacher = elevar dei er kontaktlærar for
way-contact-home = føresette til elevar dei er kontaktlærar for
way-children = eigne barn
way-place = dei som høyrer til skulen
way-staff = dei som arbeider ved skulen
way-task = elevar dei har fått ei oppgåve for
way-owner = alle hos skuleeigaren
way-nobody = ingen bestemt
way-other = andre

## Innlogging

strength-none = inga
strength-low = passord
strength-substantial = to steg
strength-high = høgaste nivå i ID-porten

## Lager

store-main = vanleg
store-vault = kvelv
store-ledger = logg

## Slag opplysningar

category-identity = namn
category-identity-about = kva du heiter, og at du finst her.
category-birth = fødselsdato
category-birth-about = dagen du er fødd.
category-national-id = fødselsnummer
category-national-id-about = det nasjonale nummeret ditt.
category-contact = kontaktopplysningar
category-contact-about = adresser, telefonnummer og e-post.
category-family = familie
category-family-about = kven som er føresett for kven, og korleis.
category-placement = skuletilhøyrsle
category-placement-about = skule, klasse, grupper og timeplan.
category-attendance = fråvær
category-attendance-about = når du var borte, kor lenge, og om det tel.
category-conduct = merknader
category-conduct-about = merknader om orden og åtferd.
category-grades = karakterar
category-grades-about = vurderingar med karakter.
category-absence-reason = grunn til fråvær
category-absence-reason-about = kvifor du var borte, og kva som viser det.
category-health = helse
category-health-about = opplysningar om helsa di.
category-casework = saker
category-casework-about = det som høyrer til ei sak om deg.
category-wellbeing = korleis nokon har det saman med andre
category-wellbeing-about = korleis du har sagt at du har det saman med andre, og kven du liker å vere med.
category-free-text = fritekst
category-free-text-about = det nokon har skrive med eigne ord.
category-staffing = stilling
category-staffing-about = stillingar og oppgåver til tilsette.
category-account = brukarkonto
category-account-about = brukarnamn, innloggingar og innloggingar som ikkje gjekk.
category-access-log = innsynslogg
category-access-log-about = kven som har opna kva.
category-safety = vern
category-safety-about = adressesperre og anna vern.
category-state = tilstand
category-state-about = om bruken er avgrensa, om du har protestert, og om noko må takast vare på.
category-consent = samtykke
category-consent-about = kva nokon har sagt ja eller nei til.
category-image = bilete
category-image-about = bilete og film der nokon kan kjennast att.
category-work = elevarbeid
category-work-about = kva eleven har laga sjølv, og kven det blir vist for.

## Rettar

right-access = Du kan få sjå det vi har om deg, og kven som har sett på det (personvernforordninga art. 15).
right-rectification = Du kan krevje at vi rettar det som er feil. I arkivet rettar vi ved å leggje til, og det gamle blir merkt (art. 16).
right-restriction = Du kan krevje at vi lèt opplysningar liggje ubrukte medan ei usemje blir avklart (art. 18).
right-erasure-by-rule = Det lova pålegg oss å lagre, slettar vi etter reglane over, ikkje på førespurnad (art. 17 nr. 3).
right-erasure = Du kan krevje at vi slettar det vi ikkje lenger har grunn til å ha (art. 17).
right-objection = Du kan protestere mot bruken når noko ved situasjonen din talar mot han (art. 21).
right-withdrawal = Du kan når som helst trekkje eit samtykke tilbake. Då sluttar vi (art. 7 nr. 3).
right-portability = Du kan få med deg opplysningane i eit format andre system kan lese (art. 20).
right-complaint = Du kan klage til Datatilsynet (art. 77).
notice-daily-post = Det daglege ansvaret har { $post }.
notice-acts = Desse lovene gjeld saman for det som er lagra her: { $acts }.
act-personal-data = personopplysningslova
act-archives = arkivlova
act-public-administration = forvaltningslova
act-freedom-of-information = offentleglova
notice-stated-sign-in = { $who }: Den eigne erklæringa vår seier «{ $said }». Lova krev meir i dag, og det er det som gjeld: { $holds }.
notice-stated-period = Den eigne erklæringa vår seier { $period }. Lova tillèt ikkje det i dag, og det som står her, gjeld.
notice-stated-at-once = Den eigne erklæringa vår seier at det blir sletta med ein gong. Lova tillèt ikkje det i dag, og det som står her, gjeld.
notice-stated-forever = Den eigne erklæringa vår seier at det aldri blir sletta. Lova tillèt ikkje det i dag, og det som står her, gjeld.

## Kven ein kan skrive til, og kven som arbeider for eigaren

notice-general = Erklæringa legg det som gjeld elevar, til den generelle: { $what }.
notice-authority = Tilsynsorgan er Datatilsynet, www.datatilsynet.no.
notice-supplier = { $name } ({ $place }): { $does }.
notice-supplier-agreement = Databehandlaravtale { $reference } av { $date }.
notice-supplier-risk = Risikoen blei vurdert { $date }.
notice-sub-processor = Underleverandør: { $name } ({ $place }): { $does }.
notice-attestation = { $name }, stadfesta { $given }, gjeld til og med { $lapses }.
notice-place-inside = { $country }, innanfor EØS
notice-place-outside = { $country }, utanfor EØS, med { $tool }

## Erklæringa slik elevar les henne

plain-heading = { $name }: kva skulen veit om deg
plain-lead = Dette er det systemet gjer. Står det noko her du ikkje forstår, kan du spørje læraren din.
plain-why = Kvifor vi lagrar noko om deg
plain-law = Kvifor vi har lov
plain-stored = Kva vi lagrar om deg
plain-readers = Kven som kan sjå det
plain-deletion = Når vi slettar det
plain-recipients = Kven andre som får det
plain-rights = Kva du kan be om
plain-basis-a = Du eller dei heime har sagt ja. De kan seie nei igjen når de vil.
plain-basis-b = Vi har ein avtale med deg, og treng det for å halde han.
plain-basis-c = Lova seier at vi må.
plain-basis-d = Det kan redde livet til nokon.
plain-basis-e = Lova gir skulen ein jobb. Vi treng det for å gjere han.
plain-basis-f = Vi har ein god grunn, og han veg meir enn ulempa for deg.
plain-basis-private = Noko av det er ekstra privat. Lova lèt oss ha det likevel, men vi må passe ekstra godt på det.
plain-source = Vi får det frå: { $what }.
plain-sees = { $who } kan sjå: { $what }.
plain-writes = { $who } kan endre: { $what }.
plain-logged = Kvar gong nokon opnar noko om deg, skriv vi det ned. Du kan sjå kven det var.
plain-supplier = { $name } arbeider for oss: { $does }.
plain-no-recipients = Ingen andre får det.
plain-contact = Du kan skrive til { $contact }. Personvernombodet passar på at vi følgjer reglane: { $officer }.
plain-who-pupil = Du
plain-who-guardian = Dei som har ansvaret for deg heime
plain-who-teacher = Lærarane dine
plain-who-contact-teacher = Kontaktlæraren din
plain-who-principal = Rektor
plain-who-department-head = Avdelingsleiaren
plain-who-secretary = Kontoret på skulen
plain-who-timetabler = Den som lagar timeplanen
plain-who-dpo = Personvernombodet
plain-who-accountable-head = Den som er sjef for alle skulane
plain-who-system-owner = Den som har ansvar for systemet
plain-who-it = Dei som steller med datasystema
plain-who-operator = Dei som passar på tenaren
plain-right-access = Du kan få sjå alt vi har om deg. Du kan òg få sjå kven som har opna det.
plain-right-rectification = Er noko feil, kan du be oss rette det.
plain-right-restriction = Er vi usamde, kan du be oss la det liggje til det er avklart.
plain-right-erasure-by-rule = Det lova seier vi må ha, slettar vi når lova seier det.
plain-right-erasure = Du kan be oss slette det vi ikkje treng lenger.
plain-right-objection = Du kan seie frå viss du har ein grunn til at vi ikkje skal bruke det.
plain-right-withdrawal = Har du sagt ja, kan du seie nei igjen. Då sluttar vi.
plain-right-portability = Du kan få med deg det du har gitt oss, i ei fil.
plain-right-complaint = Er du ikkje nøgd med svaret vårt, kan du klage til Datatilsynet.
notice-choices = Kva eigaren har valt
notice-chosen-yes = ja
notice-chosen-no = nei
notice-chosen-none = ingen
plain-on-consent = Her blir ingenting lagra om deg før du, eller dei som bestemmer for deg, har sagt ja.
