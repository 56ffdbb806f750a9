//! The person's own presets, in the browser's storage. Each change begins with what is stored, since another window
//! may have changed it; what cannot be read is left as it is.

use crate::domain::preset::{self, Presets};
use crate::host::{Host, Slot, StoreError};

/// Why presets could not be read or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetsError {
    /// Storage failed.
    Store(StoreError),
    /// What is stored or wanted cannot be.
    Preset(preset::Error),
}

/// What is stored; none at first.
pub async fn load_presets(host: &dyn Host) -> Result<Presets, PresetsError> {
    match host.load(Slot::Presets.key()).await.map_err(PresetsError::Store)? {
        Some(value) => Presets::from_value(value).map_err(PresetsError::Preset),
        None => Ok(Presets::default()),
    }
}

/// Changes what is stored, and tells what is stored then.
pub async fn change_presets(
    host: &dyn Host,
    change: &mut dyn FnMut(&mut Presets) -> Result<(), preset::Error>,
) -> Result<Presets, PresetsError> {
    let mut presets = load_presets(host).await?;
    change(&mut presets).map_err(PresetsError::Preset)?;
    host.save(Slot::Presets.key(), presets.to_value()).await.map_err(PresetsError::Store)?;
    Ok(presets)
}
