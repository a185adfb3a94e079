//! What Feide can tell about a person beside who she is: attributes of her entry at the home organization, each in a group
//! that is asked for as a scope. Source: Feide's documentation of attribute groups. That single attributes can be asked for
//! by the parameter `claims` (Core § 5.5) is the standard's; a provider that does not know it tells the whole group, and
//! what was not asked for is let go on arrival.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// Attributes by name; some have several values.
pub type Attributes = BTreeMap<String, Vec<String>>;

/// The prefix of claims outside the standard.
const PREFIX: &str = "https://n.feide.no/claims/";

/// The scope an attribute comes with; `None` where we know no such attribute.
pub fn scope(attribute: &str) -> Option<&'static str> {
    Some(match attribute {
        "eduPersonPrincipalName" | "uid" => "userid-feide",
        "givenName" | "sn" | "norEduPersonLegalName" | "displayName" | "cn" => "userinfo-name",
        "preferredLanguage" => "userinfo-language",
        "feideYearOfBirth" => "userinfo-birthyear",
        "eduPersonAffiliation"
        | "eduPersonPrimaryAffiliation"
        | "eduPersonOrgDN"
        | "eduPersonOrgUnitDN"
        | "feideSchoolList"
        | "schacHomeOrganization" => "groups-org",
        _ => return None,
    })
}

/// The claim an attribute travels as.
pub(crate) fn claim(attribute: &str) -> String {
    format!("{PREFIX}{attribute}")
}

/// The scopes these attributes come with, each once.
pub(crate) fn scopes(attributes: &[String]) -> Vec<&'static str> {
    let mut scopes: Vec<_> = attributes.iter().filter_map(|attribute| scope(attribute)).collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

/// The parameter `claims` that asks for these attributes and no others.
pub(crate) fn asked(attributes: &[String]) -> String {
    let each = attributes.iter().map(|attribute| (claim(attribute), Value::Null));
    json!({ "userinfo": each.collect::<Map<_, _>>() }).to_string()
}

/// Of what userinfo says, what was asked for. A value of another shape than text or texts counts as not told.
pub(crate) fn told(userinfo: &Map<String, Value>, asked: &[String]) -> Attributes {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let values = |value: &Value| match value {
        Value::Array(all) => all.iter().filter_map(text).collect(),
        one => text(one).into_iter().collect::<Vec<_>>(),
    };
    let of = |name: &String| Some((name.clone(), values(userinfo.get(&claim(name))?)));
    asked.iter().filter_map(of).filter(|(_, values)| !values.is_empty()).collect()
}
