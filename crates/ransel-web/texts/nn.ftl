### Ord i ramma og i dei felles delane. Modulane har sine eigne.

## Ramma

product = Ransel
title = { $title } – { $owner }
title-with-errors = Feil: { $title } – { $owner }
skip-to-main = Hopp til hovudinnhaldet
nav-label = Hovudmeny
menu = Meny
language = Språk
language-keep = Hugs språket mitt
language-nb = Bokmål
language-nn = Nynorsk
language-se = Davvisámegiella
language-en = English
log-in = Logg inn
log-out = Logg ut
hat-prefix = Rolle:
hat-change = Byt rolle
hat-explained = Vel kva rolle du vil bruke no. Det du ser, høyrer berre til rolla du vel.
foot-privacy = Personvern
foot-log = Kven har sett opplysningane mine
foot-accessibility = Tilgjenge
printed = Skriven ut { $at } av { $who }
trail-label = Du er her
to-start = Til startsida
reference = Referanse: { $reference }.
in-force-from = Gjeld frå { $date }.
in-force-since = gjeld frå { $date }

## Skjema, lister og tabellar

field-optional = { $label } (valfritt)
errors-heading = { $n ->
    [one] Du må rette éin ting før du kan gå vidare
   *[other] Du må rette { $word } ting før du kan gå vidare
}
change = Endre
filter-apply = Oppdater
paging-label = Bla i sider
paging-place = Side { $page } av { $pages }
paging-previous = Førre
paging-next = Neste
sort-ascending = sorter stigande
sort-descending = sorter søkkande
done-next = Kva skjer no
progress-leave = Du kan lukke sida.
progress-refresh = Oppdater no
step-done = Ferdig
step-running = I gang
step-waiting = Ventar

## Det som ikkje blir vist

withheld = Blir ikkje vist for deg
withheld-who-can = Kan sjå: { $who }
withheld-unchanged = Feltet blir ikkje endra når du lagrar.
withheld-through-school = Kontakt gjennom skulen
withheld-column = { $what } blir ikkje vist for deg.
withheld-why = Kvifor?
not-given = Ikkje oppgitt

## Mappa

can-see = Kan sjå:

## Fråværsgrensa

limit-over = Over grensa
limit-near = Nær grensa
limit-under = Under
limit-over-count = { $n } over grensa
limit-near-count = { $n } nær grensa
limit-under-count = { $n } under
absence-key = Strek i søyla: grensa. Fylt del: tel mot grensa. Stripete del: tel ikkje.

## Kven har opna mappa

log-others = Andre enn lærarane dine
log-teachers = Lærarane dine
log-people = Menneske
log-refused = Fekk ikkje sjå noko
log-machines = Maskiner
log-none = Ingen.
log-times = { $n ->
    [one] 1 gong
   *[other] { $n } gonger
}
log-all-times = Vis alle gongene
log-ask = Spør om dette
log-ask-name = Spør { $name } om dette

## Når noko ikkje kan opnast

refusal-needed = Dette må vere på plass
refusal-doors = Kva du kan gjere
refusal-rule = Regelen som vart brukt
fact-met = Oppfylt
fact-missing = Manglar
fact-missing-word = manglar
not-found-heading = Vi finn ikkje sida
not-found-text = Anten finst ho ikkje, eller så har du ikkje tilgang. Av omsyn til personvernet svarer vi likt i begge tilfelle.
bad-request-heading = Vi skjønte ikkje det du sende
bad-request-text = Ingenting er endra.
our-fault-heading = Noko gjekk gale hos oss
our-fault-text = Ingenting er lagra. Prøv på nytt om litt. Går det framleis ikkje, sei frå til skulen og oppgi referansen.

## Innlogging

login-heading = Logg inn hos { $owner }
login-lead = Du blir send vidare for å logge inn og kjem rett tilbake hit. Ransel lagrar ikkje passordet ditt.
login-problem = Innlogginga vart ikkje fullført
login-logged = Alle som opnar opplysningar om ein elev, blir skrivne i loggen.
login-privacy = Slik tek vi vare på personvernet
step-up-heading = Stadfest at det er deg
step-up-on-the-way = Du er på veg til
step-up-go = Du blir send til { $provider } og stadfestar med to steg.
step-up-return = Du kjem tilbake hit, rett til sida du skulle til.
step-up-lasts = Stadfestinga varer i { $n } minutt, berre i denne nettlesaren.
step-up-back = Gå tilbake utan å opne
step-up-not-yet = Ingenting er opna enno. Det blir skrive i loggen først når du har stadfesta, og eleven kan sjå det.
secrecy-heading = Teieerklæring
secrecy-lead = Før du får sjå opplysningar om elevar, må du lese dette og love å halde det.
secrecy-accept = Eg har lese dette og skal halde teieplikta
secrecy-accept-missing = Kryss av for at du har lese dette
secrecy-sign = Stadfest og gå vidare
secrecy-kept = Vi lagrar at du har stadfesta, og når. Teieplikta gjeld også etter at du har slutta.

## Personvernerklæringa for eit system

statement-heading = Personvern: { $name }
statement-version = Gjeld frå { $date }. Versjon { $version }.
statement-changes = Sjå kva som er endra
statement-lead = Det som står her, er det systemet gjer.
statement-why = Kvifor vi lagrar
statement-law = Lova som gir oss løyve
statement-stored = Kva vi lagrar
statement-readers = Kven som kan sjå
statement-deletion = Når vi slettar
statement-recipients = Kven vi gir opplysningar til
statement-no-recipients = Ingen.
statement-promises = Kva vi lovar
statement-rights = Rettane dine
readers-who = Kven
readers-what = Kan sjå
readers-when = Når
promises-count = { $shown } av { $all } lovnader er viste.
promises-what-is-shown = Kva tyder «vist»?
promises-explained = Ein lovnad er vist når han er prøvd på det systemet vi bruker, både at det som skal verke, verkar, og at det som skal stoppast, blir stoppa.
promise-shown = Vist
promise-partly = Delvis vist
promise-not-yet = Ikkje vist enno
promise-missing = Manglar: { $missing }

## Føring av fråvær i timen

roll-here = Her
roll-absent = Borte
roll-late = Sein
roll-late-minutes = Sein, { $n ->
    [one] 1 minutt
   *[other] { $n } minutt
}
roll-word-here = her
roll-word-absent = borte
roll-word-late = sein
roll-counts = { $here } her · { $absent } borte · { $late } sein
roll-reported = Meldt
roll-minutes = Minutt for seint
roll-lead = Alle står som «Her». Marker dei som er borte eller kjem seint. Årsak skal ikkje førast her.
roll-lead-open = Ingen er markerte enno. Marker kvar elev, eller vel «Alle er her». Årsak skal ikkje førast her.
roll-save = Lagre føringa
roll-all-here = Alle er her
roll-offline = Ikkje lagra. Du har ikkje nett. Prøv på nytt.
roll-saved = Lagra { $time }
roll-correct-until = Du kan rette til { $date }. Seinare rettingar må grunngivast.
conflict-heading = { $other } lagra medan du førte
conflict-lead = { $saved } av { $pupils } elevar er lagra slik du førte dei. { $n ->
    [one] Éin elev har de ført ulikt. Til du vel, gjeld det { $other } førte.
   *[other] { $word } elevar har de ført ulikt. Til du vel, gjeld det { $other } førte.
}
conflict-question = De har ført ulikt. Kva er rett?
conflict-mine = { $mark } – ført av deg no
conflict-theirs = { $mark } – ført av { $other } { $time }
conflict-choose = Vel det som er rett
conflict-save = Lagre vala
conflict-list = Vis heile lista

## Dagen til læraren

lesson-take = Før fråvær
lesson-taken = Ført { $time }
lesson-missed = Ikkje ført
lesson-starts = Byrjar { $time }
lesson-cancelled = Avlyst
