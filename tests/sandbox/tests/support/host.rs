//! The app's own host in memory, with real sockets in place of a scripted server.

use comet_keys::api::{Account, Request, Response};
use comet_keys::domain::account::AccountId;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::user_id::UserId;
use comet_keys::host::SendError;
use comet_keys::host::memory::Answer;
use comet_sandbox::Handle;

/// The account that a server knows.
pub fn account(sandbox: &Handle) -> Account {
    Account {
        id: AccountId::sole(),
        base_url: BaseUrl::parse(&sandbox.http_url).unwrap(),
        user_id: UserId::parse_optional(&sandbox.user_id().to_string()).unwrap(),
        token: AccessToken::parse(sandbox.token()).unwrap(),
    }
}

/// One exchange over a real socket.
pub fn exchange(request: &Request) -> Answer {
    let headers: Vec<_> =
        request.headers.iter().map(|(name, value)| (*name, value.expose())).collect();
    let sent =
        super::send(request.method.as_str(), &request.url, &headers, request.body.as_deref());
    let answer = sent.map_err(|_lost| SendError::Network)?;
    Ok(Response {
        status: answer.status,
        headers: Response::pick_headers(|name| answer.header(name).map(str::to_owned)),
        content_type: answer.header("content-type").unwrap_or_default().to_owned(),
        body: answer.text.into_bytes(),
    })
}
