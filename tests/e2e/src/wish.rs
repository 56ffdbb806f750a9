//! What a person wants a key to be, in the words of the form.

/// The nine fields as they are typed, picked and ticked.
#[derive(Clone, Debug)]
pub struct Wish {
    /// `name`.
    pub name: String,
    /// `expired_time_at`, a date and time of the browser's zone (the stories run in UTC); never, when absent.
    pub expires_at: Option<&'static str>,
    /// `remain_quota`, in dollars.
    pub dollars: &'static str,
    /// `unlimited_quota`.
    pub unlimited: bool,
    /// `model_limits`; not enabled, when absent.
    pub models: Option<&'static str>,
    /// `allow_ips`, one a line.
    pub allow_ips: &'static str,
    /// `group`.
    pub group: &'static str,
    /// `cross_group_retry`.
    pub retry: bool,
}

/// [`Wish::EXPIRES_AT`] in seconds.
pub const EXPIRES_AT_SECONDS: i64 = 1_924_279_200;

impl Wish {
    /// A moment in the future, as a date picker writes it.
    pub const EXPIRES_AT: &'static str = "2030-12-23T18:00";

    /// All nine fields away from their defaults, but `unlimited_quota`: it would hide the amount.
    pub fn with_everything() -> Self {
        Self {
            name: "CI – größe 数".to_owned(),
            expires_at: Some(Self::EXPIRES_AT),
            dollars: "1.25",
            unlimited: false,
            models: Some("gpt-4o\ngpt-4o-mini"),
            allow_ips: "127.0.0.1\n10.0.0.0/8",
            group: "auto",
            retry: true,
        }
    }

    /// The least one can ask for.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            expires_at: None,
            dollars: "0.20",
            unlimited: false,
            models: None,
            allow_ips: "",
            group: "",
            retry: false,
        }
    }
}
