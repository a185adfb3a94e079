//! What one can do. An action declares what it touches and whom it can reach; the kernel forbids the rest.

mod film;
mod keep;
mod record;
mod show;
mod works;

use jiff::civil::Date;
use ransel_kernel::{GroupId, PersonId, Target, actions, opens};
use ransel_school::records::{ContactPoint, Group, GroupMember, Person};

pub use film::{add as add_film, films, may_be_watched, remove as remove_film, take_films_away, watch};
pub(crate) use keep::pieces;
pub use keep::{
    NewPicture, add, end, exhibit, judge, name_people, open_exhibition, reasons, replace, show_against_wish,
    show_at,
};
pub use record::{RECORDINGS, STUDY, consented, purpose, recordings, register};
pub use show::{Frame, bytes};
pub use works::{Sharing, begin, entitle, mark, remove, remove_part, share, write};

use crate::records::{
    AgainstWish, AgainstWishReasons, Exhibition, Film, FilmPiece, Picture, PictureFile, PictureOf, Recording,
    RecordingCircle, RecordingOf, RecordingPurpose, Shown, Work, WorkPart, WorkWords,
};

actions! { module "photo-consent";
    /// See the pictures somebody is in.
    SeeOwnPictures { person: PersonId } = "see-own-pictures" {
        activity: "pictures", reads: Main, categories: [Image], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
    /// See the class's own pictures.
    SeeClassPictures { group: GroupId, on: Date } = "see-class-pictures" {
        activity: "pictures", reads: Main, categories: [Image], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children], Teacher: [Teaches, ContactTeacher]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// See what the school shows within itself: portraits and exhibitions.
    SeeSchoolPictures { person: PersonId } = "see-school-pictures" {
        activity: "pictures", reads: Main, categories: [Image], row_facts: [],
        reach: [Pupil: [Own], Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See the pictures of a class one keeps pictures for, with who is in them.
    ManagePictures { group: GroupId, on: Date } = "manage-pictures" {
        activity: "pictures", reads: Main, categories: [Identity, Image], row_facts: [],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Add, judge and show pictures of a class.
    KeepPictures { group: GroupId, on: Date } = "keep-pictures" {
        activity: "pictures", writes: Main, categories: [Image], row_facts: [],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Keep a picture's file.
    StorePicture { group: GroupId, on: Date } = "store-picture" {
        activity: "pictures", writes: Vault, categories: [Image], row_facts: [],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Let a picture be shown against a pupil's wish.
    ShowAgainstWish { pupil: PersonId } = "show-against-wish" {
        activity: "shown-against-wish", writes: Main, categories: [Image], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Write down why.
    GiveReasons { pupil: PersonId } = "give-reasons-for-showing" {
        activity: "shown-against-wish", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// Read why.
    ReadReasons { pupil: PersonId } = "read-reasons-for-showing" {
        activity: "shown-against-wish", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Principal: [Place], Pupil: [Own]],
        about: |it| Target::Person(it.pupil),
    }
    /// Look through pictures for what may be shown.
    LookThroughPictures {} = "look-through-pictures" {
        activity: "pictures", reads: Main, categories: [Image], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Show a picture these people are in.
    ShowPicture { people: Vec<PersonId> } = "show-picture" {
        activity: "pictures", reads: Vault, categories: [Image], row_facts: [], reach: [System: [Owner]],
        about: |it| if it.people.is_empty() { Target::Anyone } else { Target::People(it.people.clone()) },
    }
    /// Name those in a picture who have consented to it.
    NamePictured { people: Vec<PersonId> } = "name-pictured" {
        activity: "pictures", reads: Main, categories: [Identity], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Register a recording, and who may know of it.
    RegisterRecording { circle: Vec<PersonId> } = "register-recording" {
        activity: "recordings", writes: Main, categories: [Staffing], row_facts: [],
        reach: [Teacher: [Staff], Principal: [Staff]],
        about: |it| Target::People(it.circle.clone()),
    }
    /// Write down why it is taken.
    DescribeRecording { circle: Vec<PersonId> } = "describe-recording" {
        activity: "recordings", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [Staff], Principal: [Staff]],
        about: |it| Target::People(it.circle.clone()),
    }
    /// Say which pupil a recording is about.
    RecordPupil { pupil: PersonId } = "record-pupil" {
        activity: "recordings", writes: Vault, categories: [Casework], row_facts: [],
        reach: [Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Person(it.pupil),
    }
    /// See the recordings one is named for.
    SeeRecordings { person: PersonId } = "see-recordings" {
        activity: "recordings", reads: Main, categories: [Staffing], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Read why one of them was taken.
    ReadRecordingPurpose { person: PersonId } = "read-recording-purpose" {
        activity: "recordings", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See that there are recordings about a pupil.
    SeeRecordingsOf { person: PersonId } = "see-recordings-of" {
        activity: "recordings", reads: Vault, categories: [Casework], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
    /// Keep the films of a recording one is named for.
    KeepFilm { person: PersonId } = "keep-film" {
        activity: "recordings", writes: Vault, categories: [Image], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Watch them.
    WatchFilm { person: PersonId } = "watch-film" {
        activity: "recordings", reads: Vault, categories: [Image], row_facts: [],
        reach: [Teacher: [Own], Principal: [Own], DepartmentHead: [Own], Secretary: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Look whom a recording is about, to see whether consent to it holds.
    LookForRecorded {} = "look-for-recorded" {
        activity: "recordings", reads: Vault, categories: [Casework], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Delete the films of somebody about whom consent has been taken back.
    TakeFilmsAway { person: PersonId } = "take-films-away" {
        activity: "recordings", writes: Vault, categories: [Image], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::Person(it.person),
    }
    /// Put in the pictures of a demonstration.
    SetUpPictures { people: Vec<PersonId> } = "set-up-pictures" {
        activity: "pictures", keeps: Main, categories: [Image], row_facts: [], reach: [System: [Owner]],
        about: |it| if it.people.is_empty() { Target::Anyone } else { Target::People(it.people.clone()) },
    }
    /// Put in their files.
    SetUpPictureFiles {} = "set-up-picture-files" {
        activity: "pictures", keeps: Vault, categories: [Image], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// See what somebody has written, or has shared.
    SeeOwnWorks { person: PersonId } = "see-own-works" {
        activity: "works", reads: Main, categories: [Work], row_facts: [],
        reach: [Pupil: [Own], Guardian: [Children]],
        about: |it| Target::Person(it.person),
    }
    /// Read all of what one has written oneself, also what is private.
    ReadOwnWorks { person: PersonId } = "read-own-works" {
        activity: "works", reads: Vault, categories: [FreeText], row_facts: [],
        reach: [Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Begin, share, take back and delete what one writes.
    KeepOwnWorks { person: PersonId } = "keep-own-works" {
        activity: "works", writes: Main, categories: [Work], row_facts: [],
        reach: [Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// Write it, and say which parts are private.
    WriteOwnWorks { person: PersonId } = "write-own-works" {
        activity: "works", writes: Vault, categories: [FreeText], row_facts: [],
        reach: [Pupil: [Own]],
        about: |it| Target::Person(it.person),
    }
    /// See what is shared with a class.
    SeeClassWorks { group: GroupId, on: Date } = "see-class-works" {
        activity: "works", reads: Main, categories: [Identity, Work], row_facts: [],
        reach: [Pupil: [Own], Teacher: [Teaches, ContactTeacher], Principal: [Place]],
        about: |it| Target::Group(it.group, it.on),
    }
    /// Look through works for what is shared.
    LookThroughWorks {} = "look-through-works" {
        activity: "works", reads: Main, categories: [Work], row_facts: [], reach: [System: [Owner]],
        about: |_it| Target::Anyone,
    }
    /// Read what these people have written, to show what they share of it.
    ReadSharedWorks { people: Vec<PersonId> } = "read-shared-works" {
        activity: "works", reads: Vault, categories: [FreeText], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Name these authors, and look for their names in what they have written.
    NameAuthors { people: Vec<PersonId> } = "name-authors" {
        activity: "works", reads: Main, categories: [Identity], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Look for protected addresses in what these people have written.
    LookForAddress { people: Vec<PersonId> } = "look-for-address" {
        activity: "works", reads: Main, categories: [Contact], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Put in the works of a demonstration.
    SetUpWorks { people: Vec<PersonId> } = "set-up-works" {
        activity: "works", keeps: Main, categories: [Work], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
    /// Put in their words.
    SetUpWorkWords { people: Vec<PersonId> } = "set-up-work-words" {
        activity: "works", keeps: Vault, categories: [FreeText], row_facts: [], reach: [System: [Owner]],
        about: |it| Target::People(it.people.clone()),
    }
}

opens! {
    SeeOwnPictures: Picture, PictureOf;
    SeeClassPictures: Picture, Group;
    SeeSchoolPictures: Exhibition;
    ManagePictures: Picture, PictureOf, Shown, Exhibition, Person, Group;
    KeepPictures: Picture, PictureOf, Shown, Exhibition;
    StorePicture: PictureFile;
    ShowAgainstWish: AgainstWish;
    GiveReasons: AgainstWishReasons;
    ReadReasons: AgainstWishReasons;
    LookThroughPictures: Picture, PictureOf, Shown, Exhibition, AgainstWish, Group;
    ShowPicture: PictureFile;
    NamePictured: Person;
    RegisterRecording: Recording, RecordingCircle;
    DescribeRecording: RecordingPurpose;
    RecordPupil: RecordingOf;
    SeeRecordings: Recording, RecordingCircle;
    ReadRecordingPurpose: RecordingPurpose, Film;
    SeeRecordingsOf: RecordingOf;
    KeepFilm: Film, FilmPiece;
    WatchFilm: FilmPiece;
    LookForRecorded: RecordingOf;
    TakeFilmsAway: Film, FilmPiece;
    SetUpPictures: Picture, PictureOf, Shown, Exhibition, GroupMember, Group;
    SetUpPictureFiles: PictureFile;
    SeeOwnWorks: Work;
    ReadOwnWorks: WorkWords, WorkPart;
    KeepOwnWorks: Work;
    WriteOwnWorks: WorkWords, WorkPart;
    SeeClassWorks: Person, Group;
    LookThroughWorks: Work, Group;
    ReadSharedWorks: WorkWords, WorkPart;
    NameAuthors: Person;
    LookForAddress: ContactPoint;
    SetUpWorks: Work;
    SetUpWorkWords: WorkWords, WorkPart;
}
