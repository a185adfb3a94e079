### The public statement of one system, as the kernel prints it.

## The statement

notice-heading = Privacy: { $name }
notice-version = In force from { $date }. Version { $version }.
notice-lead = What is written here is what the system does.
notice-controller = { $owner } (organisation number { $number }) decides why and how the information is used and answers for it. The accountable head is { $head }. Write to { $contact }. You reach the data protection officer at { $officer }.
notice-why = Why we store
notice-about = About { $who }.
notice-law = The law that lets us
notice-in-force = , in force from { $date }
notice-not-in-force = , not in force today
notice-gateway = {" "}(because the information is especially sensitive)
notice-reworded = . The wording has changed since we last read it
notice-stored = What we store
notice-used-only = Also uses { $what }, which is kept in no table of this system.
notice-used-beside = Also uses { $what }, which is stored for another of the purposes here.
notice-source = The information comes from: { $what }.
notice-within-eea = Nothing of this system is kept outside the EEA or can be reached from there, whatever an agreement says.
notice-attributes = From Feide, once whoever signs in has accepted it: { $what }. It is used only to know that a user is one and the same, which role she has, and to show who she is.
plain-attributes = Feide tells what you are called, where you go to school and which year you were born. It does so only once you have said yes.
notice-readers = Who can see
notice-readers-lead = The table shows the most each role may see or change. In a single case it may be less.
notice-logged = Each time somebody opens or changes information on a person, it is written in the log.
notice-who = Who
notice-whom = About whom
notice-sees = Can see
notice-writes = Can change
notice-sign-in = Sign-in
notice-none = Nothing
notice-deletion = When we delete
notice-what = What
notice-when = When
notice-technical = information that says nothing about single persons, or only links to whom the row is about
notice-chosen = The school owner has chosen another time than the one stated here: {$period}.
notice-approval = Before anything is deleted, the school's office must approve it.
notice-year = 1 year
notice-years = {$count} years
notice-month = 1 month
notice-months = {$count} months
notice-day = 1 day
notice-days = {$count} days
notice-hour = 1 hour
notice-hours = {$count} hours
notice-recipients = Whom we give information to
notice-no-recipients = Nobody outside the school owner.
notice-suppliers = Suppliers that process information for us:
notice-no-suppliers = No supplier processes information for us in this system.
notice-rights = Your rights
notice-fields = Field by field
notice-fields-lead = Everything the system has room for, as it is stored.
notice-table = Table
notice-field = Field
notice-says = Says something about
notice-store = Store
notice-keep = Deleted by
notice-subject = whom the row is about
notice-nothing = nobody
notice-and = { $first } and { $last }
notice-date = { $day } { $month } { $year }
notice-month-1 = January
notice-month-2 = February
notice-month-3 = March
notice-month-4 = April
notice-month-5 = May
notice-month-6 = June
notice-month-7 = July
notice-month-8 = August
notice-month-9 = September
notice-month-10 = October
notice-month-11 = November
notice-month-12 = December

## Whom it is about

subject-pupil = pupils
subject-guardian = guardians
subject-staff = staff

## Roles

hat-none = no role
hat-pupil = Pupil
hat-guardian = Guardian (foresatt)
hat-teacher = Teacher
hat-principal = Principal (rektor)
hat-department-head = Department head (avdelingsleder)
hat-secretary = The school's office
hat-timetabler = Timetabler
hat-dpo = Data protection officer
hat-accountable-head = Accountable head at the school owner
hat-system-owner = System owner
hat-it = IT administrator
hat-operator = Operator
hat-system = The system itself

## Whom a role may see

way-own = themselves
way-teaches = pupils they teach
way-contact-teacher = pupils whose contact teacher (kontaktlærer) they are
way-contact-home = guardians of pupils whose contact teacher they are
way-children = own children
way-place = those who belong to the school
way-staff = those who work at the school
way-task = pupils they have been given a task about
way-owner = everybody at the school owner
way-nobody = nobody in particular
way-other = others

## Sign-in

strength-none = none
strength-low = password
strength-substantial = two steps
strength-high = the highest level of ID-porten

## Stores

store-main = ordinary
store-vault = vault
store-ledger = log

## Kinds of information

category-identity = name
category-identity-about = what you are called, and that you exist here.
category-birth = date of birth
category-birth-about = the day you were born.
category-national-id = national identity number
category-national-id-about = your national number.
category-contact = contact details
category-contact-about = addresses, phone numbers and e-mail.
category-family = family
category-family-about = who is whose guardian, and how.
category-placement = school placement
category-placement-about = school, class, groups and timetable.
category-attendance = absence
category-attendance-about = when you were away, for how long, and whether it counts.
category-conduct = conduct notes
category-conduct-about = notes on order and conduct.
category-grades = grades
category-grades-about = assessments with a grade.
category-absence-reason = reason for absence
category-absence-reason-about = why you were away, and what shows it.
category-health = health
category-health-about = information on your health.
category-casework = cases
category-casework-about = what belongs to a case about you.
category-wellbeing = how somebody is doing among others
category-wellbeing-about = how you have said you are doing among others, and whom you like to be with.
category-free-text = free text
category-free-text-about = what somebody wrote in their own words.
category-staffing = post
category-staffing-about = posts and tasks of staff.
category-account = user account
category-account-about = user names, sign-ins, and sign-ins that failed.
category-access-log = access log
category-access-log-about = who opened what.
category-safety = protection
category-safety-about = protected address and other protection.
category-state = state
category-state-about = whether use is restricted, whether you have objected, and whether something must be kept.
category-consent = consent
category-consent-about = what somebody has said yes or no to.
category-image = pictures
category-image-about = pictures and film somebody can be recognised in.
category-work = pupils' work
category-work-about = what the pupil has made, and whom it is shown to.

## Rights

right-access = You may see what we have on you, and who has looked at it (GDPR art. 15).
right-rectification = You may demand that we correct what is wrong. In the archive we correct by adding, and the old is marked (art. 16).
right-restriction = You may demand that we leave information unused while a disagreement is settled (art. 18).
right-erasure-by-rule = What law tells us to keep we delete by the rules above, not on request (art. 17(3)).
right-erasure = You may demand that we delete what we no longer have a reason to have (art. 17).
right-objection = You may object to the use where something in your situation speaks against it (art. 21).
right-withdrawal = You may withdraw a consent at any time. Then we stop (art. 7(3)).
right-portability = You may take the information with you in a format other systems can read (art. 20).
right-complaint = You may complain to the Data Protection Authority (Datatilsynet) (art. 77).
notice-daily-post = The daily responsibility lies with { $post }.
notice-acts = These acts apply together to what is kept here: { $acts }.
act-personal-data = the Personal Data Act (personopplysningsloven)
act-archives = the Archives Act (arkivlova)
act-public-administration = the Public Administration Act (forvaltningsloven)
act-freedom-of-information = the Freedom of Information Act (offentleglova)
notice-stated-sign-in = { $who }: Our own statement says “{ $said }”. Law demands more today, and that is what holds: { $holds }.
notice-stated-period = Our own statement says { $period }. Law does not allow that today, and what stands here holds.
notice-stated-at-once = Our own statement says that it is deleted at once. Law does not allow that today, and what stands here holds.
notice-stated-forever = Our own statement says that it is never deleted. Law does not allow that today, and what stands here holds.

## Whom one can write to, and who works for the owner

notice-general = This statement adds what concerns pupils to the general one: { $what }.
notice-authority = The supervisory authority is the Data Protection Authority (Datatilsynet), www.datatilsynet.no.
notice-supplier = { $name } ({ $place }): { $does }.
notice-supplier-agreement = Processor agreement { $reference } of { $date }.
notice-supplier-risk = The risk was assessed on { $date }.
notice-sub-processor = Sub-processor: { $name } ({ $place }): { $does }.
notice-attestation = { $name }, attested on { $given }, holds until { $lapses }.
notice-place-inside = { $country }, within the EEA
notice-place-outside = { $country }, outside the EEA, with { $tool }

## The statement as pupils read it

plain-heading = { $name }: what the school knows about you
plain-lead = This is what the system does. If you do not understand something here, ask your teacher.
plain-why = Why we store something about you
plain-law = Why we may
plain-stored = What we store about you
plain-readers = Who can see it
plain-deletion = When we delete it
plain-recipients = Who else gets it
plain-rights = What you can ask for
plain-basis-a = You or those at home have said yes. You can say no again whenever you like.
plain-basis-b = We have an agreement with you, and need it to keep it.
plain-basis-c = The law says that we must.
plain-basis-d = It can save somebody's life.
plain-basis-e = The law gives the school a job. We need it to do that job.
plain-basis-f = We have a good reason, and it weighs more than the trouble for you.
plain-basis-private = Some of it is extra private. The law lets us have it all the same, but we must guard it extra well.
plain-source = We get it from: { $what }.
plain-sees = { $who } can see: { $what }.
plain-writes = { $who } can change: { $what }.
plain-logged = Every time somebody opens something about you, we write it down. You can see who it was.
plain-supplier = { $name } works for us: { $does }.
plain-no-recipients = Nobody else gets it.
plain-contact = You can write to { $contact }. The data protection officer sees to it that we follow the rules: { $officer }.
plain-who-pupil = You
plain-who-guardian = Those who are responsible for you at home
plain-who-teacher = Your teachers
plain-who-contact-teacher = Your contact teacher (kontaktlærer)
plain-who-principal = The principal
plain-who-department-head = The department head
plain-who-secretary = The school's office
plain-who-timetabler = Whoever makes the timetable
plain-who-dpo = The data protection officer
plain-who-accountable-head = Whoever is head of all the schools
plain-who-system-owner = Whoever is responsible for the system
plain-who-it = Those who look after the computers
plain-who-operator = Those who look after the server
plain-right-access = You can see all we have about you. You can also see who has opened it.
plain-right-rectification = If something is wrong, you can ask us to correct it.
plain-right-restriction = If we disagree, you can ask us to leave it alone until that is settled.
plain-right-erasure-by-rule = What the law says we must have, we delete when the law says so.
plain-right-erasure = You can ask us to delete what we no longer need.
plain-right-objection = You can tell us if you have a reason why we should not use it.
plain-right-withdrawal = If you have said yes, you can say no again. Then we stop.
plain-right-portability = You can take along what you have given us, in a file.
plain-right-complaint = If you are not happy with our answer, you can complain to the Data Protection Authority (Datatilsynet).
notice-choices = What the owner has chosen
notice-chosen-yes = yes
notice-chosen-no = no
notice-chosen-none = none
plain-on-consent = Nothing about you is stored here before you, or those who decide for you, have said yes.
