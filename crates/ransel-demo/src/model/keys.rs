//! Keys that join the structs. A key is a place in one list of one owner: it means nothing in another owner.
//! Whoever stores the data uses the `id` of each struct instead.

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the list.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            pub(crate) fn at(index: usize) -> Self {
                // The largest owner has some hundred thousand of anything.
                Self(index as u32)
            }
        }
    };
}

key!(
    /// A place in [`crate::Owner::people`].
    PersonKey
);
key!(
    /// A place in [`crate::Owner::homes`].
    HomeKey
);
key!(
    /// A place in [`crate::Owner::schools`].
    SchoolKey
);
key!(
    /// A place in [`crate::Owner::classes`].
    ClassKey
);
key!(
    /// A place in [`crate::Owner::subjects`].
    SubjectKey
);
key!(
    /// A place in [`crate::Owner::groups`].
    GroupKey
);
