//! The vault's ciphers from the browser (Web Cryptography API), with keys that no script can read back.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::LocalFuture;
use super::crypto::{Crypto, CryptoError, VaultKey};
use crate::domain::secret::Passphrase;
use crate::domain::vault::Parameters;
use crate::js::JsFailure;

/// This page's ciphers; they are there in secure contexts only, as every extension page is.
pub struct WebCrypto;

struct WebKey(CryptoKey);

impl Crypto for WebCrypto {
    fn random(&self, count: usize) -> Result<Vec<u8>, CryptoError> {
        let mut bytes = vec![0; count];
        crypto()?.get_random_values_with_u8_array(&mut bytes).map_err(|thrown| failed(&thrown))?;
        Ok(bytes)
    }

    fn derive<'a>(
        &'a self,
        passphrase: &'a Passphrase,
        parameters: &'a Parameters,
    ) -> LocalFuture<'a, Result<Rc<dyn VaultKey>, CryptoError>> {
        Box::pin(async move {
            let key = derive(passphrase, parameters).await.map_err(|thrown| failed(&thrown))?;
            Ok(Rc::new(WebKey(key)) as Rc<dyn VaultKey>)
        })
    }
}

impl VaultKey for WebKey {
    fn seal<'a>(
        &'a self,
        iv: &'a [u8],
        associated: &'a [u8],
        plain: &'a [u8],
    ) -> LocalFuture<'a, Result<Vec<u8>, CryptoError>> {
        Box::pin(async move {
            let sealed = self.run(true, iv, associated, plain).await;
            sealed.map_err(|thrown| failed(&thrown))
        })
    }

    fn open<'a>(
        &'a self,
        iv: &'a [u8],
        associated: &'a [u8],
        sealed: &'a [u8],
    ) -> LocalFuture<'a, Result<Option<Vec<u8>>, CryptoError>> {
        Box::pin(async move {
            match self.run(false, iv, associated, sealed).await {
                Ok(plain) => Ok(Some(plain)),
                // The one name that the standard gives to a tag that does not fit.
                Err(thrown) if JsFailure::from(thrown.clone()).name == "OperationError" => Ok(None),
                Err(thrown) => Err(failed(&thrown)),
            }
        })
    }
}

impl WebKey {
    async fn run(
        &self,
        is_sealing: bool,
        iv: &[u8],
        associated: &[u8],
        data: &[u8],
    ) -> Result<Vec<u8>, JsValue> {
        let how = object(&[
            ("name", "AES-GCM".into()),
            ("iv", Uint8Array::from(iv).into()),
            ("additionalData", Uint8Array::from(associated).into()),
        ])?;
        let data = Uint8Array::from(data);
        let subtle = subtle()?;
        let promise = if is_sealing {
            subtle.encrypt_with_object_and_buffer_source(&how, &self.0, &data)?
        } else {
            subtle.decrypt_with_object_and_buffer_source(&how, &self.0, &data)?
        };
        Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
    }
}

async fn derive(passphrase: &Passphrase, parameters: &Parameters) -> Result<CryptoKey, JsValue> {
    let subtle = subtle()?;
    let raw = Uint8Array::from(passphrase.expose().as_bytes());
    let how = object(&[("name", "PBKDF2".into())])?;
    let may = Array::of1(&"deriveKey".into());
    let import = subtle.import_key_with_object("raw", &raw, &how, false, &may)?;
    let base: CryptoKey = JsFuture::from(import).await?.unchecked_into();
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(parameters.salt.as_slice()).into()),
        ("iterations", parameters.rounds.into()),
    ])?;
    let what = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let may = Array::of2(&"encrypt".into(), &"decrypt".into());
    // Not extractable: the key's bytes never reach this program's memory.
    let derived = subtle.derive_key_with_object_and_object(&how, &base, &what, false, &may)?;
    Ok(JsFuture::from(derived).await?.unchecked_into())
}

fn object(entries: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &JsValue::from_str(name), value)?;
    }
    Ok(object)
}

fn crypto() -> Result<web_sys::Crypto, CryptoError> {
    let none = || CryptoError { message: "this page has no WebCrypto".to_owned() };
    let window = web_sys::window().ok_or_else(none)?;
    window.crypto().map_err(|thrown| failed(&thrown))
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    let crypto = crypto().map_err(|error| JsValue::from_str(&error.message))?;
    // Undefined outside secure contexts, whatever the binding says.
    if crate::js::get(&crypto, "subtle").is_none() {
        return Err(JsValue::from_str("this page has no WebCrypto"));
    }
    Ok(crypto.subtle())
}

fn failed(thrown: &JsValue) -> CryptoError {
    CryptoError { message: JsFailure::from(thrown.clone()).message }
}
