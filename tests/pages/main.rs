//! Pages by accessible label in both languages, and their pictures.

mod home;
mod import;
mod support;
