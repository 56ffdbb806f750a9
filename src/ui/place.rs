//! The surfaces that the app appears on.

/// Where the app is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The toolbar popup, which closes when it loses focus.
    Popup,
    /// A full tab or the side panel of the extension.
    Extension,
    /// An ordinary web page.
    Page,
    /// An element in somebody else's page.
    Element,
}

impl Place {
    /// Whether this is a part of the extension, which may reach one server only.
    pub(super) const fn is_extension(self) -> bool {
        matches!(self, Self::Popup | Self::Extension)
    }
}
