### The words of the pages every house has.

## Signing in

login-with = Log in with { $provider }
login-feide-for-whom = Pupils and staff
login-id-porten-for-whom = Guardians and other adults
login-demo-for-whom = Demonstration: choose a made-up person
login-cancelled = You cancelled. Try again whenever you like.
login-refused-by-provider = The sign-in service did not let you through. Try another way to log in.
login-took-too-long = It took too long. Start again.
login-not-begun-here = This sign-in was not begun in this browser. Start again here.
login-provider-unreachable = We cannot reach the sign-in service. Try again in a while, or choose another way.
login-answer-not-trusted = We could not trust the answer from the sign-in service. Start again.
login-assurance-too-low = The sign-in was not secure enough. Use two steps.
login-not-recent = The sign-in service did not ask you again. Start again and confirm with two steps.
login-another-person = Somebody else confirmed than the one who is logged in. Log in as yourself.
sign-in-refused-heading = You are not registered here
sign-in-refused-unknown = The sign-in went well, but no school of ours has registered you.
sign-in-refused-several = The sign-in went well, but several people are registered with what you logged in with. Somebody must look into it.
sign-in-refused-left = The sign-in went well, but you are no longer a pupil, guardian or member of staff here.
sign-in-refused-next = Contact the school and give the reference
sign-in-again = Log in another way
confirm-opening = something that requires us to be certain who you are
confirm-why-sensitive = Some information is so private that we ask once more.
confirm-why-weak = This role requires a sign-in with two steps.
confirm-with = Confirm with { $provider }
secrecy-duty-silence = I do not pass on what I learn about pupils, guardians and colleagues.
secrecy-duty-need = I open only what I need in my work.
secrecy-duty-guard = I make sure that others do not see my screen, and log out when I leave.
secrecy-duty-logged = I know that everything I open is written in the log, and that the pupil can see it.
secrecy-law = Public Administration Act section 13.

## When something does not work

form-too-old = The form was opened before you logged in again. Go back, reload the page and send again.
changed-by-another = Somebody else changed the same thing while you were writing. Open the page again and see what stands there now.
refused-title = You cannot see this
refused-why = Something that must be in place is missing.
refused-logged = The attempt is written in the log. The person concerned can see the time and your role.
door-substitute = Are you a substitute?
door-ask-principal = Ask the principal to open for a period
door-ask-principal-after = . The principal must give a reason.
needs-teaches-true = You teach the pupil now
needs-contact-teacher-true = You are the pupil's contact teacher (kontaktlærer)
needs-affiliation-pupil = The person is a pupil at your school
needs-affiliation-guardian = The person is the guardian of a pupil at your school
needs-affiliation-staff = The person works at your school
needs-assurance-substantial = You are logged in with two steps
needs-assurance-high = You are logged in at the highest level
needs-fresh-true = You have just confirmed that it is you
needs-declared-true = You have signed the declaration of secrecy
needs-window-true = Somebody has opened for you for a period
needs-taught-here-true = You teach this group
needs-authored-true = You have written this yourself
refused-read-person = You cannot open the information on this person
refused-list-people = You cannot see this list
refused-list-group = You cannot see this group
refused-name-staff = You cannot see the names of these members of staff
refused-register-person = You cannot register new people
refused-change-person = You cannot change the information on this person
refused-change-contact-details = You cannot change these contact details
refused-import-roster = You cannot bring in the school's roster
refused-survey-roster = You cannot survey the school's roster
refused-export-roster = You cannot hand out the school's roster
refused-export-numbers = You cannot hand out national identity numbers
refused-export-protected = You cannot hand out protected addresses
refused-note-export = You cannot note that the roster was handed out
refused-set-up-school = You cannot set up the school
refused-match-sign-in = You cannot look up sign-ins
refused-declare-secrecy = You cannot make this declaration
refused-read-access-log = You cannot see who has opened this folder
refused-review-access-log = You cannot see the log of the school
refused-read-refused-sign-ins = You cannot see sign-ins that were stopped
refused-read-settings = You cannot see the settings
refused-change-settings = You cannot change the settings
refused-read-lessons = You cannot see these lessons
refused-read-roll = You cannot see the roll of this lesson
refused-take-roll = You cannot take the roll of this lesson
refused-read-absence = You cannot see the absence of this pupil
refused-read-absence-overview = You cannot see this overview of absence
refused-list-absence-reports = You cannot see the reports of absence
refused-read-absence-reason = You cannot see why this pupil was away
refused-read-reason = You cannot see this reason
refused-report-absence = You cannot report absence for this pupil
refused-report-absence-reason = You cannot report a reason for absence for this pupil
refused-settle-absence = You cannot settle whether this absence counts
refused-settle-absence-reason = You cannot settle the reason for this absence
refused-import-absence = You cannot bring in absence from a file
refused-set-up-absence = You cannot set up absence

## What one can do, as after "to"

action-read-person = open information on who somebody is
action-list-people = see a list of names and classes
action-list-group = see the list of a class or group
action-name-staff = see names of staff
action-register-person = register a new person
action-change-person = change information on somebody
action-change-contact-details = change contact details
action-import-roster = bring in the school's roster
action-survey-roster = survey the school's roster
action-export-roster = hand out the school's roster
action-export-numbers = hand out national identity numbers
action-export-protected = hand out protected addresses
action-note-export = note that the roster was handed out
action-set-up-school = set up the school
action-match-sign-in = find out who is signing in
action-declare-secrecy = make the declaration of secrecy
action-read-access-log = see who has opened a folder
action-review-access-log = see who has opened what
action-read-refused-sign-ins = see sign-ins that were stopped
action-read-settings = see the settings
action-change-settings = change the settings
action-read-lessons = see one's own lessons
action-read-roll = see the roll of a lesson
action-take-roll = take the roll of a lesson
action-read-absence = see the absence of a pupil
action-read-absence-overview = see the absence of the pupils one follows up
action-list-absence-reports = see reports of absence
action-read-absence-reason = see why somebody was away
action-report-absence = report absence
action-report-absence-reason = report a reason for absence
action-settle-absence = settle whether absence counts
action-settle-absence-reason = settle the reason for absence
action-import-absence = bring in absence from a file
action-set-up-absence = set up absence

## Roles, as after a name

role-none = no role
role-pupil = pupil
role-guardian = guardian
role-teacher = teacher
role-principal = principal
role-department-head = department head
role-secretary = school secretary
role-dpo = data protection officer
role-accountable-head = accountable head
role-system-owner = system owner
role-it = IT administrator
role-operator = operator
role-system = the system itself
place-guardian = your children
words-and = { $first } and { $last }
words-or = { $first } or { $last }
download = Download
save = Save

## The main menu

nav-today = Today
nav-overview = Overview
nav-children = My children
nav-my-page = My page
nav-people = Pupils
nav-groups = Classes
nav-log = Log
nav-who-has-seen = Who has looked
nav-settings = Settings
nav-policy = Rules
nav-sign-ins = Sign-ins

## The start pages

start-greeting = Hello, { $name }
start-title-pupil = My page
start-rights = Your rights
start-places = Where you can go
start-mine = About yourself
start-my-record = What the school has stored about you
start-no-children = Here are the children you have a right to know about. None is registered with you now. Contact the school if that is wrong.
start-operator = You keep the service running. Information on people is not shown to this role.
place-people = Pupils
place-groups = Classes and groups
place-new-pupil = Register a new pupil
place-log = Who opened what
place-settings = Settings
place-settings-versions = Earlier settings
place-sign-ins = Sign-ins that were stopped
place-policy = Who can see what: all rules
place-processing = Everything we do with personal data now
place-help = Help for staff
place-my-log = Who has opened information about you
hatless-heading = You have no role here now
hatless-none = You are logged in, but you are not a pupil, guardian or member of staff here now. Therefore nothing is shown to you.
hatless-contact = Is that wrong, or do you want to know what we have stored about you? Write to { $contact }.
hatless-choose = The role you used is no longer yours. Choose one you have now.

## The folder

folder-title = Pupil's folder
folder-own-title = My page
folder-heading = The folder
folder-own-lead = This is what the school has stored about you. Each box is one system. You can open all of them.
folder-elsewhere = The school nurse has an archive of her own that is not here.
folder-more = More
folder-record = The information in the register
folder-log = Who has opened the folder
folder-log-own = Who has opened your folder
folder-contact = Change your contact details
folder-rights = Rights, and what we store
folder-last-seen = Last seen by { $who } { $at }
folder-not-seen = Not seen by others
can-see-nobody = nobody else.
can-see-teachers = the teachers in their own groups
can-see-contact-teacher = the contact teacher (kontaktlærer)
can-see-principal = the principal
can-see-department-head = the department head
can-see-secretary = the school's office
can-see-guardians-home = guardians the pupil lives with
can-see-guardians-apart = guardians the pupil does not live with
can-see-dpo = the data protection officer
can-see-accountable-head = the accountable head at the school owner
can-see-system-owner = the system owner
can-see-it = the IT administrator

## The register

record-title = The information in the register
record-back = Back to the folder
record-back-to-record = Back to the information
record-saved-registered = The pupil is registered
record-saved-changed = The changes are saved
record-saved-guardian = The guardian is registered
record-protected = The address is protected. Do not pass it on to anyone.
record-protection-client = The person has a client address. Do not pass it on to anyone.
record-protection-confidential = The address is confidential. Do not pass it on to anyone, nor to the other parent.
record-protection-strict = The address is strictly confidential. Never tell where the person goes to school or lives.
record-unverified = No checked national identity number stands behind this name. Look at the papers before you change anything.
record-who = Who
record-family-name = Family name
record-given-name = Given name
record-born = Date of birth
record-number = National identity number or D number
record-number-help = Eleven digits. Leave it empty if the person has not been given a number yet.
record-school = School
record-class = Class
record-groups = Groups
record-language = Language
record-language-none = Not given
record-contact = How we reach the person
record-contact-closed = Address, phone and e-mail are shown to the contact teacher, the principal, the school's office and the home.
record-family = Guardians
record-guardian = Guardian
record-edit = Correct the information
record-edit-title = Correct the information
record-add-guardian = Register a guardian
contact-registered-address = Home address
contact-postal-address = Postal address
contact-mobile = Mobile
contact-phone = Phone
contact-email = E-mail
contact-email-2 = Second e-mail
contact-street = Street and number
contact-postal-code = Postal code
contact-post-town = Post town
guardianship-lives-with = has parental responsibility, and the child lives there
guardianship-shared = shared residence
guardianship-apart = has parental responsibility, but the child does not live there
guardianship-no-responsibility = parent without parental responsibility
guardianship-barred = has no right to information on the child
pupil-new-title = Register a new pupil
pupil-new-lead = The pupil is registered at your school from today. Register guardians afterwards.
pupil-new-save = Register the pupil
guardian-new-title = Register a guardian
guardian-new-lead = Use what the Population Register says on parental responsibility and residence.
guardian-new-save = Register the guardian
guardian-kind = What is the guardian to the child?
class-none = No class yet
my-contact-title = Your contact details
my-contact-lead = The school uses this when it must reach you. Your home address comes from the Population Register and is changed there.
my-contact-saved = Your contact details are saved
my-contact-back = To your start page
fault-family-name = Write the family name.
fault-given-name = Write the given name.
fault-born-missing = Write the date of birth.
fault-born = Write a date in the past, for instance 14 March 2012.
fault-number-form = A national identity number has eleven digits.
fault-number-day = The first six digits are no date. Look for a typing error.
fault-number-digits = The check digits do not fit. Look for a typing error.
fault-number-series = This is a helper number or test number. It cannot be used here.
fault-number-synthetic = This is a synthetic number. It can be used in a demonstration only.
fault-number-real = This is a demonstration. Use synthetic numbers only.
fault-number-taken = The number is registered already. Find the person in the list instead.
fault-class = Choose a class from the list.
fault-guardian-kind = Choose what the guardian is to the child.
fault-too-long = This is too long.
fault-street = Write street and number, or empty the whole address.
fault-postal-code = The postal code has four digits.
fault-post-town = Write the post town.
fault-phone = Write the number with digits, for instance 22 22 22 22.
fault-email = Write the address like this: name@example.com.

## Lists

people-title = Pupils
people-count = { $n ->
    [one] 1 person
   *[other] { $n } people
}
people-name = Name
people-group = Class or group
people-group-all = All
people-who = Who
people-who-pupils = Pupils
people-who-others = Guardians and staff
people-none = Nobody fits what you have chosen.
people-new = Register a new pupil
groups-title = Classes and groups
groups-classes = Classes
groups-teaching = Teaching groups
groups-none = You have no classes or groups now. They come here when the timetable or the office has set them up.
group-with-count = { $n ->
    [one] { $name } (1 pupil)
   *[other] { $name } ({ $n } pupils)
}
group-facts = { $n ->
    [one] { $school } · { $date } · 1 pupil
   *[other] { $school } · { $date } · { $n } pupils
}
group-list = The pupils of the group
group-number = No.

## The log

log-title-own = Who has opened your folder
log-title = Who has opened the folder
log-lead = Everyone who opens something is written down here at once. Nobody can delete lines in this list.
log-view = View
log-together = Together
log-all-lines = All lines
log-empty = Nobody else has opened anything here.
log-no-role = This role shows no folder. Change role if you have several, or write to { $contact } to learn who has opened information about you.
log-file = log
log-when = When
log-who = Who
log-why = Why
log-what = What
log-outcome = How it ended
log-reference = Reference
log-saw = Saw: { $what }.
log-wrote = Changed: { $what }.
log-ground = Basis: { $law }.
log-nameless = without name
log-role-at = { $role } at { $place }
log-tried = Tried to { $what }.
log-machine = { $n ->
    [one] The system itself { $why }, { $last }. No human sees the information then.
   *[other] The system itself { $why }, { $n } times, last { $last }. No human sees the information then.
}
outcome-opened = Opened
outcome-written = Changed
outcome-refused = Saw nothing
review-title = Who opened what
review-lead = Here is everything that was opened, changed and tried, newest first. What you do here is written in the log as well.
review-day = Day
review-all = All
review-none = No lines fit what you have chosen.
review-role = Role
review-whom = About whom
review-ground = Rule
review-people = { $n } people
sign-ins-title = Sign-ins that were stopped
sign-ins-lead = Whoever calls reads out the reference. Find the line here and see what must be put right.
sign-ins-none = No sign-ins have been stopped.
sign-ins-reason = Why
sign-ins-account = User name
sign-ins-provider = Logged in with
sign-ins-reason-unknown = Nobody registered here
sign-ins-reason-several = Several registered with the same
sign-ins-reason-left = Has left
sign-ins-reason-too-weak = Not secure enough

## Rules

policy-title = Who can see what
policy-lead = The tables are computed from the rules the system decides by. What no row shows is closed. Nothing here is about any person.
policy-all = All
policy-module = System
policy-floor = Floor rules that close
policy-floor-lead = They hold always, whatever the tables below open.
policy-actions = What one can do
policy-actions-lead = Each table shows who can do one thing, when, and what they then see or change.
policy-none = Nothing fits what you have chosen.
policy-nobody = Open to nobody.
policy-closes-to = Closed to
policy-in = In
policy-when = When
policy-closes = Closes
policy-open-to = Who
policy-opens = Opens
policy-reads = Reads only.
policy-writes = Changes something.
policy-everybody = Everybody
policy-everybody-but = Everybody but { $who }
policy-everything = Everything
policy-every-action = Everything one can do
policy-every-action-but = Everything one can do, but to { $what }
policy-every-reading = Everything that reads
policy-every-writing = Everything that changes
policy-always = Always
policy-not = not: { $what }
policy-file = rules
floor-no-hat = Without a role everything is closed.
floor-sign-in = The sign-in must be as strong as the role requires.
floor-secrecy-declaration = Staff must make the declaration of secrecy before they open anything.
floor-step-up = The most private is opened only to one who has just confirmed who it is.
floor-free-text = What somebody wrote in their own words requires a sign-in with two steps.
floor-operator = The operator sees nobody.
floor-guardian-without-right = Without parental responsibility, or where the right to information has been taken away, everything is closed.
floor-guardian-of-adult = When the pupil turns 18, the guardians' access ends the same day.
floor-protected-address = A protected address closes everything that tells where somebody is.
floor-protection-itself = That somebody is protected is shown only to the principal, the school's office and the person concerned.
floor-restricted = Restricted information is stored, but closed.
floor-national-id = National identity numbers are for the school's administration and the person concerned only.
floor-impossible = What cannot be true at the same time closes instead of opening.
fact-own-true = it is about oneself
fact-own-false = it is about somebody else
fact-teaches-true = teaches the pupil
fact-teaches-false = does not teach the pupil
fact-contact-teacher-true = is the pupil's contact teacher
fact-contact-teacher-false = is not the pupil's contact teacher
fact-affiliation-none = the person does not belong to the school
fact-affiliation-pupil = the person is a pupil at the school
fact-affiliation-guardian = the person is the guardian of a pupil at the school
fact-affiliation-staff = the person works at the school
fact-guardianship-none = is not the person's guardian
fact-guardianship-lives-with = has parental responsibility, and the child lives there
fact-guardianship-shared = shares residence of the child
fact-guardianship-apart = has parental responsibility, but the child does not live there
fact-guardianship-no-responsibility = is a parent without parental responsibility
fact-guardianship-barred = has no right to information
fact-owner-wide-true = the role is for the whole school owner
fact-owner-wide-false = the role is for one school
fact-age-unknown = the age is unknown
fact-age-under-12 = the person is under 12
fact-age-from-12 = the person is 12
fact-age-from-13 = the person is 13 or 14
fact-age-from-15 = the person is 15
fact-age-from-16 = the person is 16 or 17
fact-age-adult = the person is 18 or more
fact-protection-none = the address is not protected
fact-protection-client = the person has a client address
fact-protection-confidential = the address is confidential
fact-protection-strict = the address is strictly confidential
fact-enrolment-none = the person never went to school here
fact-enrolment-current = the person goes to school here now
fact-enrolment-left = the person has left
fact-restricted-true = the information is restricted
fact-restricted-false = the information is not restricted
fact-assurance-low = is logged in with a password
fact-assurance-substantial = is logged in with two steps
fact-assurance-high = is logged in at the highest level
fact-fresh-true = has just confirmed who it is
fact-fresh-false = has not just confirmed who it is
fact-declared-true = has made the declaration of secrecy
fact-declared-false = has not made the declaration of secrecy
fact-window-true = has been opened to for a period
fact-window-false = has not been opened to for a period
fact-demanded-low = the role requires a password
fact-demanded-substantial = the role requires two steps
fact-demanded-high = the role requires the highest level
fact-taught-here-true = it concerns a group one teaches
fact-taught-here-false = it does not concern a group one teaches
fact-authored-true = has written it oneself
fact-authored-false = has not written it oneself

## Privacy

privacy-title = Privacy
privacy-lead = Here you can read what each system stores, why, who can see it, and when it is deleted.
privacy-controller = Who decides and is responsible
privacy-controller-who = Controller
privacy-controller-head = Accountable head
privacy-controller-contact = Write to
privacy-controller-officer = Data protection officer
privacy-systems = The systems
privacy-system = System
privacy-changed = Last changed
not-in-force = not in force today
statement-not-in-force = At least one of the provisions below is not in force today. The system follows the law as it is now.
statement-used-only = Used here, but stored in another system.
statement-sees-nothing = Nothing
statement-writes = Can change: { $what }
statement-sign-in = Sign-in: { $strength }
statement-who = { $who }: { $whom }
statement-measures = How we guard it
statement-sources = Where the information comes from
versions-title = Earlier versions
versions-lead = A new version is made as soon as the rules say something new. Versions are kept in Norwegian (bokmål).
versions-none = There are no versions yet.
versions-one = Version { $number }, from { $date }
versions-first = The first version.
versions-added = New
versions-removed = Taken away
versions-whole = Show all of it
processing-title = Everything we do with personal data now
processing-count = { $n ->
    [one] 1 purpose
   *[other] { $n } purposes
}
processing-lead = Each row is one purpose in a system that is on. Without a basis in law a system cannot be switched on.
processing-purpose = Why
processing-basis = Basis
processing-data = What
processing-keep = When it is deleted

## Settings

settings-title = Settings
settings-lead = This is what the school owner chooses. Each change becomes a new, dated version, and is written in the log.
settings-version = Version { $version }
settings-saved = Saved as version { $version }
settings-saved-same = The privacy statements say the same as before.
settings-saved-stated = The privacy statement has changed for { $what }.
settings-owner = Who is responsible
settings-owner-accountable-head = Accountable head, by title
settings-owner-data-protection-officer = The data protection officer's address
settings-owner-contact = Where one writes to us
settings-owner-missing = This must be filled in. It is shown in the privacy statement.
settings-sign-in = How strong the sign-in must be
settings-sign-in-lead = You can choose stricter than the law requires, never weaker. The choice is shown in the privacy statement.
settings-strength-missing = Choose how strong the sign-in must be.
settings-below-floor = This role sees so much that the law requires at least two steps (GDPR art. 32).
settings-modules = Systems that are on
settings-modules-lead = A system can be switched on only when purpose, legal basis, data, security and deletion are described.
settings-module-gaps = The system cannot be switched on. This is missing: { $what }.
settings-register = The register
settings-guardian-number = Register national identity numbers of guardians
settings-guardian-number-help = Switched off, the field exists neither in forms nor in files.
settings-save = Save as a new version
settings-versions-title = Earlier settings
settings-versions-version = Version
settings-versions-by = Decided by
settings-versions-set-up = Set up at the start
settings-versions-changed = What was changed
gap-name = name of the system
gap-security = how the data is secured
gap-deletion = when the data is deleted
gap-purpose = the purpose
gap-logged = the words for the log
gap-data = which data it concerns
gap-basis = the basis in law
gap-gateway = the exception of art. 9(2) for specially sensitive data

## Help

help-title = Help for staff
help-lead = Here you can read what to do when something does not open, and when something is wrong.
help-more = Read more
help-refused = A page does not open
help-refused-answer = The page says what is missing. If you lack a class, the timetable is probably not up to date: tell the school's office.
help-substitute = You are a substitute
help-substitute-answer = Ask the office to put you on the lesson in the timetable. Then the list opens. If you need more, the principal decides.
help-log = Everything you open is written in the log
help-log-answer = The pupil sees your name, your role, when it was, and why. The reason comes from what the page is for, not from anything you write.
help-confirm = You must confirm that it is you
help-confirm-answer = The most private opens only right after you have signed in with two steps. It lasts a quarter of an hour.
help-wrong = Something is wrong
help-wrong-answer = The school's office corrects names, classes and contact details. What is wrong is corrected by adding.
help-breach = Somebody has seen something they should not
help-breach-answer = Tell the principal at once, also if it was you. You reach the data protection officer at { $officer }.

## Accessibility

accessibility-title = Accessibility
accessibility-lead = { $owner } wants everybody to be able to use these pages. We follow the requirements for accessibility (WCAG 2.2, levels A and AA).
accessibility-tried = This has been tried
accessibility-tried-rules = Every part of the pages is built to the requirements and tried against automatic rules.
accessibility-tried-script = Everything works without script and with the keyboard alone.
accessibility-tried-zoom = The pages can be enlarged to 400 per cent without scrolling sideways.
accessibility-untried = This has not been tried yet
accessibility-untried-readers = Screen readers in daily use.
accessibility-untried-browsers = Browsers other than those built on Chromium.
accessibility-untried-people = The pages together with teachers, pupils and guardians.
accessibility-tell = Tell us about something that does not work
accessibility-contact = Write to { $contact }. Tell which page it is and what you wanted to do.
accessibility-complain = If that does not help, you can tell
accessibility-authority = the Norwegian authority for universal design of ICT
