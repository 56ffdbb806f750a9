//! What the server's operators can look an exchange up by.

/// The id in `… (request id: 2026…)`, as `/v1` errors carry it.
pub(super) fn request_id_in(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("(request id: ")?;
    let (id, _) = rest.split_once(')')?;
    let plain = !id.is_empty() && id.len() <= 128 && id.bytes().all(|byte| byte.is_ascii_graphic());
    plain.then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::request_id_in;

    #[test]
    fn the_request_id_is_found() {
        let message = "无效的令牌 (request id: 20261123170449861731000uhMXybtZ)";
        assert_eq!(request_id_in(message).as_deref(), Some("20261123170449861731000uhMXybtZ"));
        assert_eq!(request_id_in("nothing (request id: )"), None);
    }
}
