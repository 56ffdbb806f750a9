//! Which pages may ask: those of the origins named, and no page that makes a browser ask behind a person's back.

use comet_keys::api::PROXY_HEADER;

use crate::gate::{Refused, refused};

/// The headers by which a browser says where a request comes from; empty when absent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Came<'a> {
    /// `GET` and so on.
    pub method: &'a str,
    /// `Host`: which name the browser asked.
    pub host: &'a str,
    /// `Origin`: which page asked. Browsers leave it out of a page's own GETs.
    pub origin: &'a str,
    /// `Sec-Fetch-Site`: how near the page is.
    pub site: &'a str,
    /// [`PROXY_HEADER`], which a page elsewhere cannot send without asking first, and is then told no.
    pub own_header: &'a str,
    /// Whether the request proves itself with an API key, which no browser sends by itself.
    pub has_key: bool,
}

/// Refuses what does not come from one of `origins`, written like `https://dash.example`.
pub fn check(came: Came<'_>, origins: &[String]) -> Result<(), Refused> {
    let is_known = |origin: &str| origins.iter().any(|known| known == origin);
    // A foreign name that leads here is how a page elsewhere makes itself same-origin.
    let is_own_name = origins.iter().any(|origin| origin.split("://").nth(1) == Some(came.host));
    if !is_own_name {
        return Err(refused(403, "the proxy does not answer under this name"));
    }
    let is_near = came.site.is_empty() || came.site == "same-origin";
    let is_named = is_known(came.origin) || (came.origin.is_empty() && came.method == "GET");
    if !is_near || !is_named {
        return Err(refused(403, "the proxy does not answer pages of this origin"));
    }
    if came.own_header != "1" && !came.has_key {
        return Err(refused(403, format!("the header {PROXY_HEADER}: 1 is missing")));
    }
    Ok(())
}
