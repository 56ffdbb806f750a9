//! Finds the commands in what was pasted: behind prompts, `sudo` and variables, between comments and sentences.

use super::super::cursor::Cursor;
use super::super::shell_words::{Command, Dialect, Fault, Word, pipeline};
use super::{Error, Imported, command, httpie};

/// Signs that end a prompt.
const PROMPTS: [char; 8] = ['$', '%', '>', '#', '❯', '➜', '»', 'λ'];

/// Words that may stand before a program.
const BEFORE: [&str; 9] =
    ["sudo", "env", "time", "command", "exec", "nohup", "doas", "winpty", "!"];

/// A program that sends requests.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Program {
    Curl,
    Wget,
    Httpie,
}

/// Every request that a command of the text sends, read or refused; empty if there is no such command.
pub(super) fn commands(text: &str, line: usize) -> Vec<Result<Imported, Error>> {
    let mut results = Vec::new();
    let mut cursor = Cursor::new(text, line);
    while !cursor.rest().is_empty() {
        let (row, _) = cursor.rest().split_once('\n').unwrap_or((cursor.rest(), ""));
        let Some(start) = command_start(row) else {
            cursor.pass(row.len() + 1);
            continue;
        };
        let dialect = dialect(row, cursor.rest());
        cursor.pass(start);
        let before = cursor.rest().len();
        match pipeline(&mut cursor, dialect) {
            Ok(commands) => results.extend(read(text, &commands)),
            Err(fault) => {
                results.push(Err(fault.into()));
                break;
            }
        }
        if cursor.rest().len() == before {
            cursor.pass(row.len() + 1);
        }
    }
    results
}

/// Whether a line begins a command with an address, or one that goes on.
pub(super) fn is_long_command(row: &str) -> bool {
    command_start(row).is_some()
        && (row.contains("://") || row.trim_end().ends_with(['\\', '^', '`']))
}

/// Where the pipeline with the request begins in a line, if there is one.
fn command_start(row: &str) -> Option<usize> {
    ["curl", "wget", "https", "http", "xh"].iter().find_map(|name| {
        let mut found = row.match_indices(name).map(|(at, _)| at);
        found.find_map(|at| start_at(row, at, name))
    })
}

/// Where the pipeline begins whose program has its name at `at`.
fn start_at(row: &str, at: usize, name: &str) -> Option<usize> {
    let (before, program) = row.split_at_checked(at)?;
    let after = program.strip_prefix(name)?;
    let after = after.strip_prefix(".exe").unwrap_or(after);
    let ends = ['\\', '^', '`', '\'', '"'];
    if !after.is_empty()
        && !after.starts_with(|end: char| end.is_whitespace() || ends.contains(&end))
    {
        return None;
    }
    if name.starts_with("http") || name == "xh" {
        is_httpie(after).then_some(())?;
    }
    // The program's folder belongs to its name.
    let folder = before.rfind(|part: char| part.is_whitespace() || "(`'\">|;&!".contains(part));
    let word = match folder {
        Some(end) => end + before.get(end..)?.chars().next()?.len_utf8(),
        None => 0,
    };
    let (before, folder) = before.split_at_checked(word)?;
    if !(folder.is_empty() || folder.ends_with(['/', '\\'])) {
        return None;
    }
    let bare = before.trim_end();
    if bare.ends_with('|') {
        return Some(after_prompt(before));
    }
    let is_start = is_prompt(without_leading_words(bare)) || bare.ends_with(['(', '`', ';', '&']);
    is_start.then_some(word)
}

/// Whether what follows `http` is a request: a method, an option or an address.
fn is_httpie(after: &str) -> bool {
    let next = after.split_whitespace().next().unwrap_or_default();
    let is_method = ["POST", "GET", "PUT", "PATCH", "DELETE", "post", "put"].contains(&next);
    is_method || next.starts_with("--") || next.starts_with(':') || next.contains("/api/")
}

/// Without `sudo`, `env`, options of theirs, and variables, at the end.
fn without_leading_words(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, word) = text.split_at_checked(start).unwrap_or(("", text));
        let is_assignment = word.split_once('=').is_some_and(|(name, _)| is_name(name));
        let is_option =
            word.starts_with('-') && BEFORE.iter().any(|leading| before.contains(leading));
        if word.is_empty() || !(BEFORE.contains(&word) || is_assignment || is_option) {
            return text;
        }
        text = before.trim_end();
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether a line's beginning is a prompt, such as `user@host:~$` or `PS C:\>`, or nothing.
fn is_prompt(text: &str) -> bool {
    let text = text.trim();
    let is_quoted = text.contains(['"', '\'']);
    text.is_empty()
        || (!is_quoted && (text.ends_with(PROMPTS) || text.starts_with(['❯', '➜'])))
        || (is_name(text.split('=').next().unwrap_or_default()) && text.contains('='))
}

/// Behind the prompt of a line.
fn after_prompt(before: &str) -> usize {
    let (first, _) = before.split_once(['"', '\'', '|']).unwrap_or((before, ""));
    let prompt = first.char_indices().find(|(_, sign)| PROMPTS.contains(sign));
    prompt.map_or(0, |(at, sign)| at + sign.len_utf8())
}

/// The shell whose signs a command is written with.
fn dialect(row: &str, rest: &str) -> Dialect {
    let is_powershell = row.trim_start().starts_with("PS");
    let ends_in = |row: &str, sign: char| row.trim_end().ends_with(sign);
    if is_powershell || (ends_in(row, '`') && row.matches('`').count() % 2 == 1) {
        return Dialect::PowerShell;
    }
    let drive = row.trim_start().as_bytes();
    let is_drive = drive.get(1..3) == Some(b":\\") || drive.get(1) == Some(&b':');
    // A browser puts a caret before each quotation mark, the first one included.
    let first_quote = rest.find(['"', '\'']).and_then(|at| rest.get(..at));
    let is_careted = first_quote.is_some_and(|before| before.ends_with('^'));
    let is_continued = row.trim_end().ends_with(" ^");
    if is_careted || is_continued || (is_drive && row.contains('>')) {
        return Dialect::Cmd;
    }
    Dialect::Posix
}

/// The request of the pipeline's command that sends one.
fn read(text: &str, commands: &[Command]) -> Option<Result<Imported, Error>> {
    commands.iter().enumerate().find_map(|(place, command)| {
        let mut command = command.clone();
        let start = command.words.iter().position(|word| program(&word.text).is_some())?;
        command.words.drain(..start);
        let before = place.checked_sub(1).and_then(|place| commands.get(place));
        let input = command.input.clone().or_else(|| before.map(command::output_of));
        for word in &mut command.words {
            resolve(text, word);
        }
        let program = program(&command.words.first()?.text)?;
        let request = match program {
            Program::Curl | Program::Wget => command::read(&command, input.as_ref()),
            Program::Httpie => httpie::read(&command, input.as_ref()),
        };
        Some(request.and_then(super::request::Request::import))
    })
}

fn program(word: &str) -> Option<Program> {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    match name.strip_suffix(".exe").unwrap_or(name) {
        "curl" => Some(Program::Curl),
        "wget" => Some(Program::Wget),
        "http" | "https" | "xh" => Some(Program::Httpie),
        _ => None,
    }
}

/// Puts in a variable's place what the text itself gives it, once, as it stands: `NAME='…'`, `NAME: '…'`.
fn resolve(text: &str, word: &mut Word) {
    let Some(variable) = word.variable.clone().filter(|variable| *variable == word.text) else {
        return;
    };
    let name = variable.trim_matches(['$', '{', '}']);
    if !is_name(name) {
        return;
    }
    let mut values = assignments(text, |own| own == name);
    if let (Some(value), None) = (values.next(), values.next()) {
        word.text = value.text;
        word.line = value.line;
        word.variable = value.variable;
    }
}

/// The values of one word that the text gives to variables whose name `is_wanted`.
pub(super) fn assignments(
    text: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> impl Iterator<Item = Word> {
    let mut cursor = Cursor::new(text, 1);
    let rows = std::iter::from_fn(move || {
        let row = cursor.clone();
        let (first, _) = row.rest().split_once('\n').unwrap_or((row.rest(), ""));
        cursor.pass(first.len() + 1);
        (!row.rest().is_empty()).then_some(row)
    });
    rows.filter_map(move |mut row| {
        row.take_chars(|blank| matches!(blank, ' ' | '\t'));
        row.eat("export ");
        let name = row.take_chars(|part| part.is_ascii_alphanumeric() || part == '_');
        if !is_name(name) || !is_wanted(name) || !(row.eat("=") || row.eat(":")) {
            return None;
        }
        row.take_chars(|blank| blank == ' ');
        let mut words =
            pipeline(&mut row, Dialect::Posix).ok()?.into_iter().next()?.words.into_iter();
        words.next().filter(|_| words.next().is_none())
    })
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::OpenQuote { line } => Self::OpenQuote { line },
            Fault::Typographic { character, line } => Self::Character { character, line },
        }
    }
}
