//! Events: what has happened to somebody, told to the modules that have to act on it. With ids only: whoever hears asks for
//! what she may know.
//!
//! An event is raised in the transaction of the change it is about ([`Change::raise`](crate::pass::Change::raise)), in the
//! store that is written, and delivered afterwards ([`deliver`]) by whichever process holds that job: at least once, and in
//! order for each person. What a handler does through [`Heard::once`] is done once. A handler that fails is tried again with
//! a growing wait; the person's later events wait behind it. After some tries it is parked, and somebody has to look.

mod deliver;
mod kinds;
mod raise;

use jiff::Timestamp;
use uuid::Uuid;

pub(crate) use deliver::deliver;
pub use deliver::{Delivered, FAULTS, GIVES_UP_AFTER, wait_after};
pub use kinds::*;

use crate::{Action, Ctx, PersonId, Result, pass::Change};

/// Something that can happen. Its type says which ids it carries.
pub trait Event: Sized + Send + 'static {
    /// Its name in the store, in the log and on the administrator's page.
    const NAME: &'static str;
    /// To whom it happened: her events are delivered in order.
    fn subject(&self) -> PersonId;
    /// The row it is about, where it is about one.
    fn about(&self) -> Option<Uuid>;
    /// From what stands in the store; `None` where that is not whole.
    fn read(subject: PersonId, about: Option<Uuid>) -> Option<Self>;
}

/// Declares events: the struct and its name. The first id is the person it happened to, a second one a row.
#[macro_export]
macro_rules! declare_events {
    ($($(#[$doc:meta])* $name:ident { $(#[$sdoc:meta])* $subject:ident $(, $(#[$adoc:meta])* $about:ident : $ty:ty)? $(,)? } = $code:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $(#[$sdoc])*
            pub $subject: $crate::PersonId,
            $($(#[$adoc])* pub $about: $ty,)?
        }
        impl $crate::events::Event for $name {
            const NAME: &'static str = $code;
            fn subject(&self) -> $crate::PersonId {
                self.$subject
            }
            fn about(&self) -> Option<$crate::id::uuid::Uuid> {
                None$(.or_else(|| $crate::events::id_of(&self.$about)))?
            }
            fn read(subject: $crate::PersonId, _about: Option<$crate::id::uuid::Uuid>) -> Option<Self> {
                Some(Self { $subject: subject, $($about: $crate::events::id_from(_about)?,)? })
            }
        }
    )*};
}

#[doc(hidden)]
pub fn id_of<T: crate::value::Datum>(id: &T) -> Option<Uuid> {
    if let crate::Value::Uuid(id) = id.to_value() { Some(id) } else { None }
}

#[doc(hidden)]
pub fn id_from<T: crate::value::Datum>(id: Option<Uuid>) -> Option<T> {
    T::from_value(crate::Value::Uuid(id?))
}

/// An event on its way to a handler, not yet of a type.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub(crate) id: Uuid,
    pub(crate) seq: i64,
    pub(crate) at: Timestamp,
    pub(crate) kind: String,
    pub(crate) person: PersonId,
    pub(crate) about: Option<Uuid>,
    pub(crate) module: &'static str,
}

/// An event as its handler hears it.
#[derive(Debug)]
pub struct Heard<E> {
    /// What happened.
    pub event: E,
    /// Its id: the same however often it is delivered.
    pub id: Uuid,
    /// When it happened.
    pub at: Timestamp,
    module: &'static str,
}

impl<E: Event> Heard<E> {
    /// Does `work` by `action`, unless that was done for this event before: `None` then. What is done and that it was done
    /// commit together, so it is done once however often the event comes. Each action counts once per event and module.
    ///
    /// # Errors
    /// As [`Ctx::change`].
    pub fn once<A: Action, T>(
        &self,
        ctx: &Ctx<'_>,
        action: A,
        mut work: impl FnMut(&mut Change<'_, A>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mark = self::raise::id(&[self.id.as_bytes(), self.module.as_bytes(), A::DEF.name.as_bytes()]);
        ctx.change(action, |change| if change.mark(mark)? { work(change).map(Some) } else { Ok(None) })
    }
}

/// What a module does when something happens.
#[derive(Clone, Copy, Debug)]
pub struct Hearer {
    /// The event's name.
    pub event: &'static str,
    #[doc(hidden)]
    pub run: fn(&Ctx<'_>, &Arrived) -> Result<()>,
}

/// Hands an event to the handler of its type. Used by [`events!`](crate::events!).
#[doc(hidden)]
pub fn hand<E: Event>(
    ctx: &Ctx<'_>,
    arrived: &Arrived,
    handler: impl Fn(&Ctx<'_>, &Heard<E>) -> Result<()>,
) -> Result<()> {
    let event = E::read(arrived.person, arrived.about)
        .ok_or(crate::KernelError::Decode { table: "event", column: "about" })?;
    handler(ctx, &Heard { event, id: arrived.id, at: arrived.at, module: arrived.module })
}

/// What a module hears: `events![PupilLeft => actions::close_open_notes]`.
#[macro_export]
macro_rules! events {
    ($($event:ty => $handler:path),* $(,)?) => {{
        const HEARS: &[$crate::events::Hearer] = &[$($crate::events::Hearer {
            event: <$event as $crate::events::Event>::NAME,
            run: |ctx, arrived| $crate::events::hand::<$event>(ctx, arrived, $handler),
        }),*];
        HEARS
    }};
}
