//! The vault: a token encrypted with a passphrase, as it stands on the device. Format and checks; no cipher here.
//!
//! AES-256-GCM under a key that PBKDF2-SHA-256 makes of the passphrase. The parameters stand beside the ciphertext,
//! so that they can be raised when the vault is next opened.

use serde_json::{Value, json};

use super::account::Profile;
use super::base64;

/// Rounds of PBKDF2-SHA-256 for a new vault, as OWASP's Password Storage Cheat Sheet asks for.
pub const ROUNDS: u32 = 600_000;

/// More rounds than this would stall the browser for a minute: a stored number beyond it is damage.
const MAX_ROUNDS: u32 = 20_000_000;

/// Bytes of a salt, as NIST SP 800-132 asks for.
pub const SALT_BYTES: usize = 16;

/// Bytes of an initialisation vector, the one length that GCM is made for (NIST SP 800-38D).
pub const IV_BYTES: usize = 12;

/// GCM's tag, which ends every ciphertext.
const TAG_BYTES: usize = 16;

const VERSION: i64 = 1;
const KDF: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// What the key is made from, besides the passphrase. Vaults with equal parameters open with the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Rounds of PBKDF2-SHA-256.
    pub rounds: u32,
    /// By chance; [`SALT_BYTES`] long.
    pub salt: Vec<u8>,
}

impl Parameters {
    /// Whether a new vault would be made with more rounds.
    pub const fn are_outdated(&self) -> bool {
        self.rounds < ROUNDS
    }
}

/// One encrypted token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vault {
    /// How to make the key.
    pub parameters: Parameters,
    /// By chance, new with every sealing; [`IV_BYTES`] long.
    pub iv: Vec<u8>,
    /// The ciphertext with its tag.
    pub sealed: Vec<u8>,
}

/// Why a stored value is no vault that this version can open. The value itself is kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Something is missing or is not what it should be.
    Damaged,
    /// Another version of Comet Keys wrote it.
    OtherVersion(i64),
}

impl Vault {
    /// The value to store.
    pub fn to_value(&self) -> Value {
        json!({
            "version": VERSION,
            "kdf": KDF,
            "rounds": self.parameters.rounds,
            "salt": base64::encode(&self.parameters.salt),
            "cipher": CIPHER,
            "iv": base64::encode(&self.iv),
            "sealed": base64::encode(&self.sealed),
        })
    }

    /// Reads what [`Self::to_value`] wrote.
    pub fn from_value(value: &Value) -> Result<Self, Unreadable> {
        let version = value.get("version").and_then(Value::as_i64).ok_or(Unreadable::Damaged)?;
        if version != VERSION {
            return Err(Unreadable::OtherVersion(version));
        }
        Self::from_known(value).ok_or(Unreadable::Damaged)
    }

    fn from_known(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let bytes = |name: &str| text(name).and_then(base64::decode);
        let rounds = u32::try_from(value.get("rounds")?.as_u64()?).ok()?;
        let (salt, iv, sealed) = (bytes("salt")?, bytes("iv")?, bytes("sealed")?);
        let is_sound = text("kdf") == Some(KDF)
            && text("cipher") == Some(CIPHER)
            && (1..=MAX_ROUNDS).contains(&rounds)
            && salt.len() == SALT_BYTES
            && iv.len() == IV_BYTES
            && sealed.len() > TAG_BYTES;
        is_sound.then_some(Self { parameters: Parameters { rounds, salt }, iv, sealed })
    }
}

/// What the ciphertext is bound to. Whoever can write to the device cannot move a vault to another account, nor
/// have its token sent to another server: it would no longer open. No part holds a line break.
pub fn associated_data(profile: &Profile) -> Vec<u8> {
    let user_id = profile.user_id.map(|id| id.to_string()).unwrap_or_default();
    let parts = [
        "comet-keys access token",
        &VERSION.to_string(),
        profile.id.as_str(),
        profile.base_url.as_str(),
        &user_id,
    ];
    parts.join("\n").into_bytes()
}
