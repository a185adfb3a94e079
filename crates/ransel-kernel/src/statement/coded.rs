//! The kernel's enumerations as the codes they have everywhere, for the digest.

use serde::Serializer;

use crate::{
    Category, Hat,
    facts::{Assurance, Categories},
};

pub fn hat<S: Serializer>(hat: &Hat, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(hat.code())
}

pub fn assurance<S: Serializer>(assurance: &Assurance, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(assurance.code())
}

pub fn category<S: Serializer>(category: &Category, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(category.code())
}

pub fn category_or_none<S: Serializer>(category: &Option<Category>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(category.map_or("", Category::code))
}

pub fn categories<S: Serializer>(categories: &Categories, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(categories.iter().map(Category::code))
}
