### Fråvær: ord på sidene til modulen.

## Menyen

absence-nav-follow-up = Oppfølging
absence-nav-absence = Fråvær

## Dagen til læraren

absence-lessons-today = Timane dine i dag
absence-lessons-on = Timane dine { $day }
absence-no-lessons-today = Du har ingen timar i dag.
absence-no-lessons = Du har ingen timar denne dagen.
absence-day-before = Førre dag med timar: { $day }
absence-day-after = Neste dag med timar: { $day }
absence-pupils = { $n ->
    [one] 1 elev
   *[other] { $n } elevar
}
absence-waiting = Dette ventar på deg
absence-waiting-rolls = { $n ->
    [one] 1 time er ikkje ført
   *[other] { $n } timar er ikkje førte
}
absence-waiting-reports = { $n ->
    [one] 1 melding om fråvær er ikkje avgjord
   *[other] { $n } meldingar om fråvær er ikkje avgjorde
}
absence-waiting-since = den eldste kom { $day }
absence-unknown-group = Gruppe utan namn

## Føring

absence-roll-title = Før fråvær: { $lesson }
absence-roll-back = Til timane denne dagen
absence-roll-gone = { $n ->
    [one] 1 elev som var i gruppa denne dagen, står ikkje i lista fordi eleven har slutta eller flytta.
   *[other] { $n } elevar som var i gruppa denne dagen, står ikkje i lista fordi dei har slutta eller flytta.
}
absence-not-yet = Timen har ikkje vore enno. Fråvær blir ført tidlegast same dagen.
absence-another-teacher = Ein annan lærar
absence-cause-lead = Det er meir enn ei veke sidan timen. Det som stod, blir ståande som retta, og eleven kan sjå kvifor.
absence-cause = Kvifor rettar du no?
absence-cause-needed = Vel kvifor du rettar
absence-cause-save = Lagre rettinga
absence-cause-mistaken = Eg førte feil
absence-cause-told-later = Eg fekk vite det seinare
absence-cause-with-school = Eleven var med på noko i regi av skulen
absence-cause-lesson-moved = Timen var flytta eller avlyst

## Oppfølging

absence-overview = Oppfølging av fråvær
absence-overview-facts = Fråvær mot fråværsgrensa i kvart fag, per { $day }. Årsaker står ikkje i lista.
absence-overview-no-limit = Fråvær dette skuleåret, per { $day }. Årsaker står ikkje i lista.
absence-overview-caption = Elevar og fag, dei som er nærast grensa først
absence-overview-show = Vis
absence-overview-near = Over { $percent } i eit fag
absence-overview-all = Alle fag med fråvær
absence-overview-none = Ingen har fråvær dette skuleåret.
absence-overview-none-near = Ingen er nær grensa. Vel «Alle fag med fråvær» for å sjå resten.

absence-column-pupil = Elev
absence-column-subject = Fag
absence-column-absent = Borte
absence-column-bar = Mot grensa
absence-column-counts = Tel
absence-column-unaccepted = Udokumentert og eigenmeldt
absence-column-left = Igjen
absence-column-status = Status
absence-column-late = Sein
absence-column-day = Dag
absence-column-remark = Kommentar
absence-column-roll = Ført
absence-column-minutes = Minutt
absence-column-days = Dagar
absence-column-time = Tid
absence-column-effect = Mot grensa
absence-column-received = Motteken
absence-column-settle = Avgjer
absence-column-was = Stod som
absence-column-became = Er no
absence-column-cause = Kvifor
absence-column-by = Retta av
absence-column-documented = Dokumentert
absence-column-source = Kjem frå

absence-over = Over
absence-no-limit = Inga grense

## Fråværet til éin elev

absence-title = Fråvær
absence-own = Fråværet ditt
absence-of = Fråværet til { $name }
absence-the-pupil = eleven
absence-year-sum = Dette skuleåret: { $sum }.
absence-this-year = Dette skuleåret
absence-sum-none = ikkje noko fråvær
absence-sum-absent = { $time } borte
absence-sum-late = sein { $late ->
    [one] éin gong
   *[other] { $late } gonger
}
absence-sum-both = { $time } borte og sein { $late ->
    [one] éin gong
   *[other] { $late } gonger
}
absence-own-groups-only = Du ser berre timane i gruppene du underviser. Kontaktlæraren ser alle fag.
absence-by-subject = Fag for fag
absence-none = Det er ikkje ført noko fråvær dette skuleåret.
absence-weeks = Veke for veke
absence-weeks-most = Kvar søyle er ei veke. Mest borte i veka frå { $day }: { $time }.
absence-lessons = Time for time
absence-remark = Kommentar
absence-remark-about = Kommentar til fråværet til { $name }
absence-remark-help = Skriv det som høyrde til timen, til dømes «gjekk etter pausen» eller «hadde sagt frå». Grunnen skriv eleven eller dei heime sjølve. Tomt felt tek bort kommentaren din.
absence-remark-write = Skriv kommentar
absence-remark-change = Endre kommentaren
absence-remark-save = Lagre kommentaren
absence-remark-saved = Kommentaren er lagra
absence-remark-who-sees = Kommentaren kan sjåast av eleven sjølv og { $who }
absence-remark-anothers = Ein annan lærar har alt skrive ein kommentar her. Han står, og din er ikkje lagra.
absence-remarks-open = Sjå kommentarane
absence-file = Last ned fråværet som rekneark
absence-reported = Meldt fråvær
absence-report-waits = Ventar på kontaktlæraren
absence-corrections = Rettingar
absence-effect-counts = Tel
absence-effect-counts-documented = Tel, men er dokumentert
absence-effect-does-not-count = Tel ikkje
absence-effect-late = Er ikkje fråvær
absence-children = Barna dine
absence-no-children = Du er ikkje registrert som føresett for nokon elev under 18 år her. Er det feil, snakk med kontoret på skulen.

absence-how = Slik reknar vi
absence-how-limit = Er du borte meir enn { $percent } prosent av årstimane i faget, kan du miste retten til karakter i faget. Opp til { $head } prosent kan rektor avgjere noko anna.
absence-how-running-total = Dokumentert sjukdom brukar òg av grensa, men er aldri sjølv over ho. Når grensa er brukt opp, må vidare sjukdom vere dokumentert av lege eller anna helsepersonell.
absence-how-quota = Berre fråvær utan dokumentasjon og eigenmeldt sjukdom brukar av grensa.
absence-how-source = Regelen står i { $law }, slik han lydde { $date }. Å kome for seint er ikkje fråvær.
absence-law = Regelen står i { $law }, slik han lydde { $date }.
absence-how-subject = { $subject }: { $counted } av { $annual } minutt tel. Grensa går ved { $allowed } minutt.

absence-imported = Frå eit anna system
absence-imported-lead = Dette er talt opp i eit anna system. Timar i eit fag er rekna med mot fråværsgrensa når dei ikkje er dokumenterte, og dagar er rekna med til vitnemålet.
absence-imported-hours = { $amount } timar
absence-imported-days = { $amount } dagar
absence-imported-valid = Ja
absence-imported-invalid = Nei
absence-imported-unknown = Ikkje oppgitt
absence-imported-whole = I alt
absence-imported-day = Heile dagar

## Å melde fråvær

absence-report-do = Meld fråvær
absence-report-title = Meld fråvær
absence-report-own = Meld frå om at du er borte
absence-report-of = Meld frå om at { $name } er borte
absence-report-about = Meldt fråvær for { $name }
absence-report-back = Til fråværet
absence-report-from = Første dag
absence-report-to = Siste dag
absence-report-cause = Grunn
absence-report-reason = Noko meir skulen må vite
absence-report-reason-help = Skriv så lite du kan. Du treng ikkje fortelje kva sjukdommen er.
absence-report-who-sees = Grunnen kan eleven sjølv sjå, og { $why } At det er meldt fråvær, kan eleven sjølv sjå, og { $that }
absence-report-send = Send meldinga
absence-report-from-missing = Skriv inn den første dagen
absence-report-to-missing = Skriv inn ein dato, eller lat feltet stå tomt
absence-report-to-before-from = Vel ein dag som ikkje er før den første
absence-report-too-long-ago = Vel ein dag i dei siste to månadene, eller snakk med kontaktlæraren
absence-report-too-far-ahead = Vel ein dag i det neste halve året
absence-report-too-long = Meld høgst ein månad om gongen, og snakk med kontaktlæraren om lengre fråvær
absence-report-cause-missing = Vel ein grunn
absence-report-reason-long = Skriv høgst 1000 teikn
absence-report-done = Meldinga er motteken
absence-report-done-day = Skulen har fått vite om fråværet { $day }.
absence-report-done-days = Skulen har fått vite om fråværet frå og med { $from } til og med { $to }.
absence-report-next-roll = Lærarane ser «Meldt» når dei fører timane, ikkje kvifor.
absence-report-next-settle = Kontaktlæraren avgjer om fråværet tel mot fråværsgrensa.
absence-report-another = Meld meir fråvær

absence-because-self-declared = Sjuk
absence-because-self-declared-help = Eigenmelding. Inga legeerklæring.
absence-because-self-declared-certified = Sjuk, med stadfesta høgare risiko
absence-because-self-declared-certified-help = Eigenmelding, og helsepersonell har stadfesta at sjukdommen gir meir fråvær.
absence-because-health-documented = Sjuk eller hos lege, med dokumentasjon
absence-because-health-documented-help = Lege, tannlege, psykolog eller anna helsepersonell har dokumentert det.
absence-because-other-documented = Ein annan grunn som er dokumentert
absence-because-other-documented-help = Til dømes velferdsgrunnar, religiøs høgtid, førarprøve eller tillitsverv.
absence-because-undocumented = Ein annan grunn utan dokumentasjon
absence-because-undocumented-help = Til dømes ferie.

## Å avgjere meldingar

absence-reports = Meldingar om fråvær
absence-reports-lead = Grunnen står bak «Sjå grunnen». Du må stadfeste at det er deg før du ser han, og eleven kan sjå at du gjorde det.
absence-reports-none = Ingen meldingar ventar. Dei kjem hit når ein føresett eller ein elev over 18 år melder fråvær.
absence-reports-open = Sjå grunnen
absence-reported-cause = Meldt grunn
absence-reported-words = Med eigne ord
absence-reported-no-words = Ikkje skrive noko
absence-reasons = Grunnar til fråvær
absence-reasons-open = Sjå grunnane
absence-reasons-none = Ingen grunnar er melde.
absence-column-reason = Grunn
absence-column-words = Med eigne ord
absence-settle = Avgjer
absence-settle-cause = Kva er dokumentert?
absence-settle-effect = Valet gjeld alt fråvær i desse dagane. Føringa viser berre om det tel, ikkje kvifor.
absence-settled = Meldinga er avgjord

## Mappa

absence-folder-title = Fråvær
absence-folder-none = Ikkje noko fråvær er ført dette skuleåret.

## Det elevsida peiker vidare til

absence-to-do = Dette kan du gjere
absence-letters = Varsel og avgjerder
absence-steps = Oppfølging
absence-kept-by-head = Rektor har avgjort at retten står ved lag
absence-column-note = Merknad
absence-column-written = Skriven av
absence-column-state = Endre
absence-column-warning = Varsel
absence-column-signs = Kvifor
absence-column-done = Gjort
absence-column-note-done = Skriv ned

## Orden og oppførsel

absence-conduct = Orden og oppførsel
absence-conduct-own = Din orden og oppførsel
absence-conduct-of = Orden og oppførsel: { $name }
absence-conduct-back = Til orden og oppførsel
absence-conduct-own-groups-only = Du ser berre det som høyrer til gruppene du underviser. Kontaktlæraren ser alt.
absence-late = For sein til timen
absence-late-none = Ingen forseinkingar er førte dette skuleåret.
absence-notes = Merknader
absence-notes-none = Ingen merknader er skrivne dette skuleåret.
absence-note-whole-school = Skuledagen elles
absence-note-write = Skriv merknad
absence-note-about = Merknad om { $name }
absence-note-change = Rett eller trekk tilbake
absence-note-words-open = Sjå det som er skrive med eigne ord
absence-note-saved = Merknaden er lagra
absence-note-withdrawn-done = Merknaden er trekt tilbake
absence-note-equipment = Mangla bøker eller utstyr
absence-note-hand-in = Leverte ikkje i tide
absence-note-left-lesson = Gjekk frå timen utan løyve
absence-note-broke-rules = Braut skulereglane
absence-note-disturbed = Uroa timen
absence-note-inconsiderate = Var lite omsynsfull
absence-concern-order = Orden
absence-concern-conduct = Oppførsel
absence-note-field-day = Dag
absence-note-field-kind = Kva merknaden gjeld
absence-note-field-group = Kvar det var
absence-note-field-words = Med eigne ord
absence-note-words-help = Skriv kort kva som hende. Skriv ikkje om helse, og nemn ikkje andre elevar.
absence-note-who-sees = Merknaden kan sjåast av eleven sjølv og { $who }
absence-note-save = Lagre merknaden
absence-note-day-wrong = Vel ein dag i dei siste 30 dagane
absence-note-kind-missing = Vel kva merknaden gjeld
absence-note-words-long = Skriv høgst 500 teikn
absence-withdraw-lead = Det som stod der, blir ståande med strek over: kven som skreiv det, kven som trekte det, og kvifor.
absence-withdraw-because = Kvifor trekkjer du han tilbake?
absence-withdraw-because-missing = Vel kvifor du trekkjer han tilbake
absence-withdraw-mistaken = Han var feil
absence-withdraw-wrong-pupil = Han gjaldt ein annan elev. Det som er skrive med eigne ord, blir sletta.
absence-withdraw-settled = Vi har snakka om det og legg det bort
absence-withdraw = Trekk tilbake
absence-note-replace = Skriv ein ny som kjem i staden
absence-withdrawn-mistaken = Trekt: feil
absence-withdrawn-wrong-pupil = Trekt: gjaldt ein annan
absence-withdrawn-settled = Trekt: lagt bort
absence-withdrawn-replaced = Erstatta av ein ny
absence-doubt-order = Det kan bli aktuelt å varsle om nedsett karakter i orden.
absence-doubt-conduct = Det kan bli aktuelt å varsle om nedsett karakter i oppførsel.
absence-warning-consider = Sjå grunnlaget
absence-warn-order = Varsle om orden
absence-warn-conduct = Varsle om oppførsel
absence-warn-conduct-lead = Karakteren blir sett etter ei samla vurdering, ikkje ved å telje. Eit varsel skal gi eleven tid til å rette det opp.
absence-fact-late = For sein til timen dette halvåret
absence-fact-notes = Merknader dette halvåret
absence-fact-counted = Tel mot grensa
absence-fact-annual = Timane i faget i eit heilt år
absence-fact-left = Att til grensa
absence-fact-total = Fråvær i alt, også dokumentert
absence-fact-unaccepted = Udokumentert og eigenmeldt
absence-warned-order = Varsel om orden
absence-warned-conduct = Varsel om oppførsel
absence-warned-order-text = Du står i fare for å få nedsett karakter i orden. Du kan framleis rette det opp.
absence-warned-conduct-text = Du står i fare for å få nedsett karakter i oppførsel. Du kan framleis rette det opp.

## Varsel i fag

absence-warned = Varsel om karakter
absence-warned-limit-text = Du står i fare for å ikkje få karakter i { $subject }, fordi fråværet er nær eller over fråværsgrensa.
absence-warned-basis-text = Du står i fare for å ikkje få karakter i { $subject }, fordi læraren manglar noko å vurdere.
absence-warned-talk = Snakk med læraren eller kontaktlæraren om kva du kan gjere. Har du dokumentasjon på fråværet, lever han så snart du kan.
absence-warnings = Varsel om karakter
absence-warnings-lead = Eit varsel skal sendast med ein gong det er fare for at karakteren fell bort, og medan det enno er tid til å rette det opp. Utan varsel kan skulen ikkje la vere å gi karakter.
absence-warnings-none = Ingen må varslast no.
absence-warn = Varsle
absence-warn-in = Varsle om { $subject }
absence-warn-title = Send varsel
absence-warn-who-gets = Varselet ligg på sida til eleven, og hos dei heime som skal ha det. Du ser her når det er opna.
absence-warn-text = Dette står i varselet
absence-warn-send = Send varselet
absence-warn-not-due = Det er ingen fare for at karakteren fell bort, så det er ikkje noko å varsle om.
absence-warning-sent = Sendt
absence-warning-sent-done = Varselet er sendt
absence-letter-opened = Opna
absence-letter-unopened = Ikkje opna
absence-letter-not-opened = Ingen har opna det enno. Er det viktig, så sei frå på ein annan måte òg.
absence-letter-opened-pupil = Opna av eleven
absence-letter-opened-home = Opna av ein føresett
absence-letter-you-opened = Du opna dette første gong { $at }. Skulen kan sjå det.

## Avgjerda til rektor

absence-decision = Avgjerda til rektor
absence-decide = Avgjer om retten til karakter står ved lag
absence-decide-in = Avgjer retten til karakter i { $subject }
absence-decide-lead = Rektor sjølv kan la ein elev halde på retten til karakter når det er klart urimeleg at fråværet fører til at karakteren fell bort, så lenge det udokumenterte og eigenmelde fråværet er høgst { $head } prosent.
absence-decide-decided = Avgjerd
absence-decide-reasons = Grunngiving
absence-decide-reasons-help = Skriv kva du har lagt vekt på. Eleven kan lese det.
absence-decide-missing = Vel kva du har avgjort
absence-decide-reasons-missing = Skriv ei grunngiving på høgst 4000 teikn
absence-decide-not-hers = Her er det ikkje noko rektor kan avgjere: fråværet er anten under fråværsgrensa eller meir enn rektor kan sjå bort frå.
absence-decide-who-sees = Avgjerda kan sjåast av eleven, dei føresette til ein elev under 18 år, lærarane i faget og kontaktlæraren. Grunngivinga kan sjåast av eleven, kontaktlæraren og dei føresette, når dei har stadfesta at det er dei. Frå eleven er 16 år, ser dei føresette henne berre når eleven tillèt det.
absence-decide-save = Lagre avgjerda
absence-decided-kept = Eleven held på retten til karakter
absence-decided-not-kept = Eleven held ikkje på retten til karakter
absence-decision-reasons = Grunngiving
absence-decision-reasons-open = Sjå grunngivinga
absence-complain = Du kan klage
absence-complain-by = Send klaga seinast { $day }.
absence-complain-from-told = Fristen er ti dagar frå eleven har fått vite om avgjerda.
absence-complain-where = Klaga skal sendast til skulen. Endrar ikkje skulen avgjerda, går klaga til Statsforvaltaren, som avgjer ho.

## Oppfølging

absence-follow-up = Elevar å snakke med
absence-follow-up-lead = Her står kontaktelevar som har vore borte minst { $days } dagar dei siste { $span } dagane, vore for seine minst { $late } gonger eller fått minst { $notes } merknader dette halvåret. Kva de snakkar om, blir ikkje skrive ned her.
absence-follow-up-none = Ingen treng ein samtale no.
absence-sign-away = Borte { $days } av dei siste { $span } dagane
absence-sign-order = For sein { $late } gonger, { $notes } merknader om orden
absence-sign-conduct = { $notes } merknader om oppførsel
absence-step-talked-with-pupil = Snakka med eleven
absence-step-talked-with-home = Snakka med dei føresette
absence-step-meeting = Heldt møte
absence-step-agreed = Vart samde om tiltak
absence-step-what = Kva er gjort: { $name }
absence-step-save = Skriv ned
absence-step-saved = Det er skrive ned

## Det ein kan gjere, som etter «å», og det ein blir nekta

action-read-absence-remarks = sjå kommentarane til fråværet til eleven
action-write-absence-remark = skrive kommentar til fråværet til ein elev
action-read-conduct = sjå orden og oppførsel til ein elev
action-read-conduct-words = sjå det som er skrive med eigne ord i ein merknad
action-write-conduct-note = skrive merknad
action-write-conduct-words = skrive med eigne ord i ein merknad
action-withdraw-conduct-note = trekkje tilbake ein merknad
action-delete-conduct-words = slette orda i ein merknad som gjaldt ein annan
action-send-conduct-warning = varsle om orden eller oppførsel
action-list-follow-up = sjå kva kontaktelevar som treng ein samtale
action-note-follow-up = skrive ned kva som er gjort for å følgje opp
action-list-absence-warnings = sjå kven som må varslast om karakter
action-send-absence-warning = varsle om at ein karakter kan falle bort
action-read-delivery = sjå om eit varsel er opna
action-open-letter = opne eit varsel eller ei avgjerd
action-decide-absence-limit = avgjere retten til karakter over fråværsgrensa
action-give-decision-reasons = grunngi ei avgjerd
action-read-decision-reasons = sjå grunngivinga for ei avgjerd
why-read-absence-reason-guardian = Frå 16 år avgjer eleven sjølv kven heime som får vite kvifor ho eller han var borte. Spør eleven.
refused-read-absence-remarks = Du kan ikkje sjå kommentarane til fråværet
refused-write-absence-remark = Du kan ikkje skrive kommentar til dette fråværet
refused-read-conduct = Du kan ikkje sjå orden og oppførsel til denne eleven
refused-read-conduct-words = Du kan ikkje sjå det som er skrive i merknadene
refused-write-conduct-note = Du kan ikkje skrive merknad om denne eleven
refused-write-conduct-words = Du kan ikkje skrive om denne eleven
refused-withdraw-conduct-note = Du kan ikkje trekkje tilbake denne merknaden
refused-delete-conduct-words = Du kan ikkje slette desse orda
refused-send-conduct-warning = Du kan ikkje varsle denne eleven
refused-list-follow-up = Du kan ikkje sjå denne oppfølgingslista
refused-note-follow-up = Du kan ikkje skrive ned oppfølging av denne eleven
refused-list-absence-warnings = Du kan ikkje sjå kven som må varslast
refused-send-absence-warning = Du kan ikkje varsle denne eleven i faget
refused-read-delivery = Du kan ikkje sjå om varselet er opna
refused-open-letter = Du kan ikkje opne dette brevet
refused-decide-absence-limit = Berre rektor kan avgjere dette
refused-give-decision-reasons = Berre rektor kan grunngi dette
refused-read-decision-reasons = Du kan ikkje sjå denne grunngivinga

## Attest

absence-attest = Rettingar som skal attesterast
absence-attest-lead = Når fråvær blir retta etter den frie tida, skal ein annan enn læraren sjå på det. Seier du at det er feil, står det gamle der att.
absence-attest-none = Ingen rettingar ventar.
absence-attest-right = Rett
absence-attest-turned-back = Feil, set tilbake
absence-attest-done = Det er skrive ned
absence-attest-not-yours = Du kan ikkje attestere di eiga retting, eller rettinga finst ikkje.
absence-attest-changed-since = Føringa er endra etter denne rettinga. Snakk med læraren.
absence-attested-right = Attestert
absence-attested-turned-back = Sett tilbake
absence-attested-not-yet = Ikkje attestert
absence-column-attest = Attest

## Vitnemålet

absence-diploma = Dagar og timar på vitnemålet
absence-diploma-lead = Slik ville fråværet dette skuleåret stått på vitnemålet i dag. Ein heil dag er ein dag med fråvær i alle timane. Timar blir aldri til dagar.
absence-diploma-days = Heile dagar
absence-diploma-elsewhere = Av dei frå eit anna system
absence-diploma-hours = Timar
absence-diploma-left-out = Dagar som er trekte frå
absence-diploma-printed = Dagar som blir skrivne
absence-diploma-rule = Eleven kan be om at opptil { $n } dokumenterte dagar i skuleåret ikkje blir førte. Ved sjukdom gjeld det frå og med den fjerde dagen. Timar kan ikkje trekkjast frå.
absence-left-out-do = Trekk frå dagar
absence-left-out-lead = { $n ->
    [one] Eleven har dokumentert så mykje at 1 dag kan trekkjast frå dette skuleåret.
   *[other] Eleven har dokumentert så mykje at { $n } dagar kan trekkjast frå dette skuleåret.
}
absence-left-out-none = Eleven har ikkje dokumentert nokon dagar som kan trekkjast frå dette skuleåret. Ved sjukdom er det først den fjerde dagen på rad som kan trekkjast frå.
absence-left-out-unsettled = { $n ->
    [one] 1 melding om fråvær er ikkje avgjord. Avgjer ho først.
   *[other] { $n } meldingar om fråvær er ikkje avgjorde. Avgjer dei først.
}
absence-left-out-days = Dagar eleven ber om å få trekt frå
absence-left-out-at-most = Skriv eit tal frå 0 til { $n }
absence-left-out-too-many = Det er fleire dagar enn regelen gir.
absence-left-out-save = Lagre
absence-left-out-saved = Det er lagra

## Statistikk

absence-statistics = Statistikk over fråvær
absence-statistics-lead = Tala gjeld elevar som går her no. Tal om færre enn { $n } elevar blir ikkje viste, og heller ikkje tal som ville røpe dei. Eit fag som færre enn { $n } i ein klasse har, er heller ikkje rekna med i klassen.
absence-statistics-classes = Etter klasse
absence-statistics-subjects = Etter fag
absence-statistics-none = Ingen tal er store nok til å visast.
absence-statistics-left-out = { $n ->
    [one] 1 rad er utelaten fordi ho gjeld få elevar.
   *[other] { $n } rader er utelatne fordi dei gjeld få elevar.
}
absence-statistics-nobody = ingen
absence-statistics-at-least = minst { $n }
absence-statistics-few = færre enn { $n }
absence-statistics-nearly-all = nesten alle
absence-column-class = Klasse
absence-column-pupils = Elevar
absence-column-mean = Borte per elev
absence-column-drawn = Teikna
absence-column-over = Over grensa
absence-export = Last ned fråværet til skulen (PIFU-IMS)
absence-export-failed = Fila kunne ikkje lagast, fordi noko er lengre enn formatet har plass til. Sei frå til IT-ansvarleg.

## Fleire handlingar

action-list-corrections = sjå rettingar som skal attesterast
action-attest-correction = attestere rettingar andre har gjort
action-read-absence-totals = sjå dagar og timar til vitnemålet
action-leave-out-days = trekkje frå dagar på vitnemålet
action-read-absence-statistics = sjå statistikk over fråvær
action-give-absence-for-diploma = gi fråværet vidare til vitnemålet
action-offer-absence-for-diploma = seie frå at fråværet til vitnemålet er klart
action-export-absence = skrive fråværet til skulen til fil
refused-list-corrections = Du kan ikkje sjå desse rettingane
refused-attest-correction = Du kan ikkje attestere denne rettinga
refused-read-absence-totals = Du kan ikkje sjå dagar og timar for denne eleven
refused-leave-out-days = Du kan ikkje trekkje frå dagar for denne eleven
refused-read-absence-statistics = Du kan ikkje sjå denne statistikken
refused-export-absence = Du kan ikkje skrive fråvær til fil
absence-warn-basis = Varsle om for lite å vurdere
absence-warn-basis-lead = Bruk dette når du er i tvil om du får nok å setje karakter på. Eleven skal ha tid til å rette det opp.
absence-warn-basis-none = Du underviser ikkje eleven i noko fag.
