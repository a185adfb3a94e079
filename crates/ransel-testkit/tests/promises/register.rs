//! Claims of the register of pupils and guardians.
