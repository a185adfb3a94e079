//! A picture's file, for whoever may see it.

use ransel_kernel::{
    Caller, Owner, PersonId, Result,
    rows::{Is, Order},
};
use uuid::Uuid;

use super::ShowPicture;
use crate::{records::PictureFile, shelf::PART};

/// What a picture is seen in, which decides who may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// By those in it and those who consent for them.
    Own(PersonId),
    /// By those who keep it.
    Desk,
    /// By the class, or by guardians in it.
    Class,
    /// By those who belong to the school.
    School,
}

/// The file, read by the part of the product that shows pictures: whoever asked must have been let by before.
///
/// # Errors
/// The ledger or the store fails.
pub fn bytes(owner: &Owner, picture: Uuid, people: Vec<PersonId>) -> Result<Vec<u8>> {
    let ctx = owner.ctx(Caller::part(PART))?;
    let pass = ctx.may(ShowPicture { people })?;
    let pieces = pass.rows::<PictureFile>().only(PictureFile::PICTURE, Is::Equal, &picture);
    let pieces = pieces.by(PictureFile::NUMBER, Order::Ascending).all()?;
    Ok(pieces.into_iter().flat_map(|piece| piece.bytes.0).collect())
}
