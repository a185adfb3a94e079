//! The words of the format, and the columns of its files in the order it gives them.

use crate::roster::{Part, RoleKind};

/// The files read and written, with their columns; those marked with `*` must be filled.
pub(super) fn columns(part: Part) -> &'static [&'static str] {
    match part {
        Part::Whole => &[],
        Part::Manifest => &["*propertyName", "value"],
        Part::AcademicSessions => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "title",
            "type",
            "*startDate",
            "*endDate",
            "parentSourcedId",
            "schoolYear",
        ],
        Part::Orgs => {
            &["*sourcedId", "status", "dateLastModified", "*name", "*type", "identifier", "parentSourcedId"]
        }
        Part::Courses => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "schoolYearSourcedId",
            "*title",
            "courseCode",
            "grades",
            "orgSourcedId",
            "subjects",
            "subjectCodes",
        ],
        Part::Classes => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "*title",
            "grades",
            "courseSourcedId",
            "classCode",
            "*classType",
            "location",
            "*schoolSourcedId",
            "termSourcedIds",
            "subjects",
            "subjectCodes",
            "periods",
        ],
        Part::Roles => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "*userSourcedId",
            "roleType",
            "*role",
            "beginDate",
            "endDate",
            "*orgSourcedId",
            "userProfileSourcedId",
        ],
        Part::Users => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "enabledUser",
            "username",
            "userIds",
            "*givenName",
            "*familyName",
            "middleName",
            "identifier",
            "email",
            "sms",
            "phone",
            "agentSourcedIds",
            "grades",
            "password",
            "userMasterIdentifier",
            "resourceSourcedIds",
            "preferredGivenName",
            "preferredMiddleName",
            "preferredFamilyName",
            "primaryOrgSourcedId",
            "pronouns",
        ],
        Part::Demographics => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "birthDate",
            "sex",
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
            "demographicRaceTwoOrMoreRaces",
            "hispanicOrLatinoEthnicity",
            "countryOfBirthCode",
            "stateOfBirthAbbreviation",
            "cityOfBirth",
            "publicSchoolResidenceStatus",
        ],
        Part::Enrollments => &[
            "*sourcedId",
            "status",
            "dateLastModified",
            "*classSourcedId",
            "schoolSourcedId",
            "*userSourcedId",
            "*role",
            "primary",
            "beginDate",
            "endDate",
        ],
    }
}

/// The files of a roster, in the order in which they are read: what explains others comes first.
pub(super) const ROSTER: [Part; 8] = [
    Part::AcademicSessions,
    Part::Orgs,
    Part::Courses,
    Part::Classes,
    Part::Roles,
    Part::Users,
    Part::Demographics,
    Part::Enrollments,
];

/// Files of the format that a manifest names and nobody here reads.
pub(super) const OTHERS: [&str; 14] = [
    "categories",
    "classResources",
    "courseResources",
    "lineItemLearningObjectiveIds",
    "lineItems",
    "lineItemScoreScales",
    "resources",
    "resultLearningObjectiveIds",
    "results",
    "resultScoreScales",
    "scoreScales",
    "userProfiles",
    "userResources",
    "userFlags",
];

/// How a national identity number is marked among the ids of a user.
pub(super) const NATIONAL: [&str; 5] = ["personNIN", "fnr", "nin", "fodselsnummer", "norEduPersonNIN"];
/// How a Feide name is marked.
pub(super) const FEIDE: [&str; 3] = ["feideID", "feide", "eduPersonPrincipalName"];

/// What a role at a school is; the outer `None` for words outside the format, the inner for those who are there only
/// as somebody's relative.
pub(super) fn role(word: &str) -> Option<Option<RoleKind>> {
    Some(match word {
        "student" => Some(RoleKind::Pupil),
        "teacher" => Some(RoleKind::Teacher),
        "principal" => Some(RoleKind::Principal),
        // The format's administrators may be anything from the office to a computer department.
        "siteAdministrator" => Some(RoleKind::Administration),
        "aide" | "counselor" | "proctor" | "districtAdministrator" | "systemAdministrator" => {
            Some(RoleKind::Other)
        }
        "guardian" | "parent" | "relative" => None,
        _ => return None,
    })
}
