//! Requests of curl and wget.

use super::super::shell_words::{Command, Word};
use super::Error;
use super::request::{Body, Request, holds_secret};

/// curl's letters that take a value.
const CURL_LETTERS: &str = "AbcCdDeEFHKmoPQrtTuUwxXyYz";

/// curl's and wget's long options that take a value which says nothing of the key.
const OTHER: [&str; 46] = [
    "--abstract-unix-socket",
    "--aws-sigv4",
    "--cacert",
    "--capath",
    "--cert",
    "--cert-type",
    "--ciphers",
    "--config",
    "--connect-timeout",
    "--connect-to",
    "--continue-at",
    "--cookie-jar",
    "--doh-url",
    "--dump-header",
    "--interface",
    "--key",
    "--key-type",
    "--limit-rate",
    "--local-port",
    "--max-redirs",
    "--max-time",
    "--noproxy",
    "--output",
    "--output-dir",
    "--output-document",
    "--output-file",
    "--pass",
    "--pinnedpubkey",
    "--proto",
    "--proxy",
    "--proxy-header",
    "--proxy-user",
    "--range",
    "--referer",
    "--resolve",
    "--retry",
    "--retry-delay",
    "--retry-max-time",
    "--speed-limit",
    "--speed-time",
    "--timeout",
    "--tries",
    "--unix-socket",
    "--user-agent",
    "--write-out",
    "--url-query",
];

/// What an option means here.
enum Meaning {
    Data,
    /// As it stands, even behind an `@`.
    RawData,
    File,
    Form,
    Header,
    Method,
    Url,
    Secret,
    Other,
}

fn meaning(name: &str) -> Option<Meaning> {
    Some(match name {
        "-d" | "--data" | "--data-ascii" | "--data-binary" | "--json" => Meaning::Data,
        "--data-raw" | "--post-data" | "--body-data" => Meaning::RawData,
        "--post-file" | "--body-file" | "-K" | "--config" => Meaning::File,
        "-F" | "--form" | "--form-string" | "--data-urlencode" => Meaning::Form,
        "-H" | "--header" => Meaning::Header,
        "-X" | "--request" | "--method" => Meaning::Method,
        "--url" => Meaning::Url,
        "-u" | "--user" | "--oauth2-bearer" | "-b" | "--cookie" | "--password"
        | "--http-password" => Meaning::Secret,
        _ if OTHER.contains(&name) => Meaning::Other,
        _ => return None,
    })
}

/// The request of a curl or wget command. `input` is what it reads.
pub(super) fn read(command: &Command, input: Option<&Word>) -> Result<Request, Error> {
    let mut reader = Reader { input, ..Reader::default() };
    let is_wget = command.words.first().is_some_and(|word| word.text.contains("wget"));
    let mut words = command.words.iter().skip(1);
    while let Some(word) = words.next() {
        let text = word.text.as_str();
        if matches!(text, "--next" | "-:") {
            return Err(Error::Several);
        }
        if let Some((name, value)) = split_option(word, is_wget) {
            let value = value.or_else(|| words.next().cloned()).unwrap_or_default();
            reader.take(name, value)?;
        } else if matches!(text, "-I" | "--head" | "-G" | "--get" | "--spider") {
            reader.request.method =
                Some(if text.contains('I') { "HEAD" } else { "GET" }.to_owned());
        } else if text.starts_with('-') && text.len() > 1 {
            // Letters without a value may hide a method among them.
            let is_cluster = !text.starts_with("--") && !is_wget;
            if is_cluster && text.contains(['G', 'I']) {
                reader.request.method = Some("GET".to_owned());
            }
        } else {
            reader.take_url(text)?;
        }
    }
    Ok(reader.finish())
}

/// The option's name, if it takes a value; and the value, if it is in the same word.
fn split_option(word: &Word, is_wget: bool) -> Option<(&str, Option<Word>)> {
    let text = word.text.as_str();
    let rest_of = |start: usize| {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        Some(Word { text: rest.to_owned(), ..word.clone() })
    };
    if text.starts_with("--") {
        return match text.split_once('=') {
            Some((name, _)) if meaning(name).is_some() => {
                // `--data-raw=` has a value, an empty one.
                Some((name, Some(rest_of(name.len() + 1).unwrap_or_default())))
            }
            _ => meaning(text).map(|_| (text, None)),
        };
    }
    let letters = text.strip_prefix('-')?;
    let takes_value = |letter: char| {
        if is_wget { "OoUtTe".contains(letter) } else { CURL_LETTERS.contains(letter) }
    };
    let at = letters.find(takes_value)?;
    if is_wget {
        return Some(("--output", rest_of(at + 2)));
    }
    // Letters before it take none: `-sSd '{…}'`.
    if letters.get(..at)?.contains(['G', 'I']) {
        return Some(("-G", rest_of(at + 2)));
    }
    let name =
        LETTER_NAMES.iter().find(|name| name.ends_with(letters.get(at..=at).unwrap_or("\0")));
    Some((name.copied().unwrap_or("--output"), rest_of(at + 2)))
}

/// curl's letters that mean something here.
const LETTER_NAMES: [&str; 8] = ["-d", "-F", "-H", "-K", "-X", "-u", "-b", "-T"];

#[derive(Default)]
struct Reader<'a> {
    request: Request,
    data: Vec<Word>,
    joined_by: &'static str,
    file: Option<String>,
    is_form: bool,
    input: Option<&'a Word>,
}

impl Reader<'_> {
    fn take(&mut self, name: &str, value: Word) -> Result<(), Error> {
        match meaning(name) {
            Some(Meaning::Data) => {
                self.joined_by = if name == "--json" { "" } else { "&" };
                match value.text.strip_prefix('@') {
                    Some("-" | "/dev/stdin") => {
                        let input = self.input.cloned();
                        self.data.push(input.unwrap_or_else(|| elsewhere("@-")));
                    }
                    Some(file) => self.file = Some(file.to_owned()),
                    None => self.data.push(value),
                }
            }
            Some(Meaning::RawData) => {
                self.joined_by = "&";
                self.data.push(value);
            }
            Some(Meaning::File) => self.file = Some(value.text),
            Some(Meaning::Form) => self.is_form = true,
            Some(Meaning::Header) => self.request.had_secret |= holds_secret(&value.text),
            Some(Meaning::Method) => self.request.method = Some(value.text),
            Some(Meaning::Url) => self.take_url(&value.text)?,
            Some(Meaning::Secret) => self.request.had_secret = true,
            None if name == "-T" => self.request.method = Some("PUT".to_owned()),
            None if name == "-G" => self.request.method = Some("GET".to_owned()),
            Some(Meaning::Other) | None => {}
        }
        Ok(())
    }

    fn take_url(&mut self, url: &str) -> Result<(), Error> {
        match self.request.url.replace(url.to_owned()) {
            None => Ok(()),
            Some(_) => Err(Error::Several),
        }
    }

    fn finish(mut self) -> Request {
        self.request.body = if self.is_form {
            Body::Form
        } else if let Some(file) = self.file {
            Body::File(file)
        } else if let [single] = self.data.as_slice() {
            Body::Text(single.clone())
        } else if let Some(first) = self.data.first() {
            // As curl joins them; few parts make JSON that way.
            let texts: Vec<&str> = self.data.iter().map(|word| word.text.as_str()).collect();
            let variable = self.data.iter().find_map(|word| word.variable.clone());
            Body::Text(Word { text: texts.join(self.joined_by), line: first.line, variable })
        } else {
            Body::None
        };
        self.request
    }
}

/// A body that another command makes.
fn elsewhere(command: &str) -> Word {
    Word { variable: Some(command.to_owned()), ..Word::default() }
}

/// What a command hands on to the next one of its pipeline, as far as that is certain.
pub(super) fn output_of(command: &Command) -> Word {
    let mut words = command.words.iter();
    let program = words.next().map(|word| word.text.as_str()).unwrap_or_default();
    let rest: Vec<&Word> = words.collect();
    match (program, rest.as_slice(), &command.input) {
        ("cat", [], Some(input)) => input.clone(),
        ("cat", [file], None) => elsewhere(&format!("cat {}", file.text)),
        ("echo" | "Write-Output", [text], None) => (*text).clone(),
        ("printf", [form, text], None) if matches!(form.text.as_str(), "%s" | "%s\\n") => {
            (*text).clone()
        }
        _ => elsewhere(&format!("{program} …")),
    }
}
