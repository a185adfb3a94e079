//! The baseline: Cedar as its tutorials show it. People, groups and schools are entities, relations are parents and
//! attributes, and every question is asked of the authorizer. One answer, yes or no; no categories.

use std::{
    collections::{HashMap, HashSet},
    str::FromStr,
};

use cedar_policy::{
    Authorizer, Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicySet, Request, Response,
    RestrictedExpression,
};
use ransel_demo::{PersonKey, Protection, Role};
use uuid::Uuid;

use super::Hatted;
use crate::{
    Fault,
    town::{Town, holds},
};

const POLICIES: &str = r#"
permit (principal, action == Action::"read-person", resource) when { resource == principal };
permit (principal, action == Action::"read-person", resource) when { resource in principal.groups };
permit (principal, action == Action::"read-person", resource) when { principal.children.contains(resource) };
permit (principal, action == Action::"read-person", resource) when { resource in principal.offices };
forbid (principal, action, resource) when { principal.staff && !principal.declared };
forbid (principal, action, resource) when { resource.protected && !(resource in principal.offices) };
"#;

/// All of the owner as entities.
pub struct Plain {
    policies: PolicySet,
    entities: Entities,
    types: Types,
    ids: Vec<Uuid>,
}

struct Types {
    person: EntityTypeName,
    group: EntityTypeName,
    school: EntityTypeName,
    action: EntityUid,
}

impl Plain {
    /// Of the same people and relations.
    pub fn of(town: &Town) -> Result<Self, Fault> {
        let made_up = &town.made_up;
        let types = Types {
            person: EntityTypeName::from_str("Person")?,
            group: EntityTypeName::from_str("Group")?,
            school: EntityTypeName::from_str("School")?,
            action: EntityUid::from_str(r#"Action::"read-person""#)?,
        };
        let mut groups: HashMap<PersonKey, Vec<EntityUid>> = HashMap::new();
        for row in made_up.assignments.iter().filter(|row| holds(row.period)) {
            groups.entry(row.teacher).or_default().push(uid(&types.group, made_up.group(row.group).id));
        }
        let mut children: HashMap<PersonKey, Vec<EntityUid>> = HashMap::new();
        for row in made_up.guardianships.iter().filter(|row| holds(row.period)) {
            children.entry(row.guardian).or_default().push(uid(&types.person, made_up.person(row.child).id));
        }
        let (mut offices, mut staff): (HashMap<PersonKey, Vec<EntityUid>>, HashSet<_>) =
            (HashMap::new(), HashSet::new());
        for post in made_up.posts.iter().filter(|post| holds(post.period)) {
            staff.insert(post.person);
            if let (Some(school), Role::Principal | Role::Secretary) = (post.school, post.role) {
                offices.entry(post.person).or_default().push(uid(&types.school, made_up.school(school).id));
            }
        }
        let mut all = Vec::new();
        for (at, person) in made_up.people.iter().enumerate() {
            let key = PersonKey(u32::try_from(at)?);
            let mut parents = HashSet::new();
            if let Some(row) = made_up.enrolment(key) {
                parents.insert(uid(&types.school, made_up.school(row.school).id));
                parents.insert(uid(&types.group, made_up.class(row.class).id));
                parents.extend(row.groups.iter().map(|group| uid(&types.group, made_up.group(*group).id)));
            }
            let set = |of: &mut HashMap<PersonKey, Vec<EntityUid>>| {
                let uids = of.remove(&key).unwrap_or_default();
                RestrictedExpression::new_set(uids.into_iter().map(RestrictedExpression::new_entity_uid))
            };
            let flag = RestrictedExpression::new_bool;
            let is_staff = staff.contains(&key);
            let attributes = [
                ("groups", set(&mut groups)),
                ("children", set(&mut children)),
                ("offices", set(&mut offices)),
                ("staff", flag(is_staff)),
                ("declared", flag(is_staff)),
                ("protected", flag(person.protection != Protection::None)),
            ];
            let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            all.push(Entity::new(uid(&types.person, person.id), attributes, parents)?);
        }
        let bare = made_up.groups.iter().map(|group| uid(&types.group, group.id));
        let bare = bare.chain(made_up.classes.iter().map(|class| uid(&types.group, class.id)));
        let bare = bare.chain(made_up.schools.iter().map(|school| uid(&types.school, school.id)));
        all.extend(bare.map(|uid| Entity::new_no_attrs(uid, HashSet::new())));
        let entities = Entities::from_entities(all, None)?;
        let ids = made_up.people.iter().map(|person| person.id).collect();
        Ok(Self { policies: POLICIES.parse()?, entities, types, ids })
    }

    /// How many entities there are.
    pub fn size(&self) -> usize {
        self.entities.len()
    }

    /// The pairs as requests: making them is not measured.
    pub fn questions(&self, pairs: &[(&Hatted, PersonKey)]) -> Vec<Request> {
        let id =
            |key: PersonKey| uid(&self.types.person, self.ids.get(key.index()).copied().unwrap_or_default());
        let question = |(who, subject): &(&Hatted, PersonKey)| {
            Request::new(id(who.person), self.types.action.clone(), id(*subject), Context::empty(), None).ok()
        };
        pairs.iter().filter_map(question).collect()
    }

    /// Asks.
    pub fn decide(&self, question: &Request) -> Response {
        Authorizer::new().is_authorized(question, &self.policies, &self.entities)
    }
}

fn uid(of: &EntityTypeName, id: Uuid) -> EntityUid {
    EntityUid::from_type_name_and_id(of.clone(), EntityId::new(id.to_string()))
}
