//! Splits a pasted command into words as its shell does: quotes, escapes, continued lines, here-documents.
//!
//! People copy commands from chats, documents and terminals. What cannot mean anything else is read although the shell
//! itself would stumble over it: a blank behind the sign that continues a line, a blank line after it, an option at a
//! line's start although the line before does not go on.

mod cmd;
mod heredoc;
mod posix;
mod powershell;

use super::cursor::Cursor;
use super::unseen::is_unseen;

pub use powershell::quoted as powershell_quoted;

/// The shell whose signs a command is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// sh, bash, zsh.
    Posix,
    /// Windows' command line.
    Cmd,
    /// `PowerShell`.
    PowerShell,
}

/// One word, with its quotes taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The text; a variable stands in it as it was written.
    pub text: String,
    /// Where it begins, counted from 1.
    pub line: usize,
    /// The first variable, or output of another command, that the shell would put in.
    pub variable: Option<String>,
}

/// One command of a pipeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// The program and what is handed to it.
    pub words: Vec<Word>,
    /// What it reads: a here-document or here-string. A file is named as the variable.
    pub input: Option<Word>,
}

/// Why a command cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A quotation mark that never ends.
    OpenQuote {
        /// Where it stands, counted from 1.
        line: usize,
    },
    /// A typographic sign where the shell knows only a plain one.
    Typographic {
        /// The sign.
        character: char,
        /// Where it stands, counted from 1.
        line: usize,
    },
}

/// Reads one pipeline: the commands that hand their output to one another.
///
/// # Errors
/// Names a quotation mark that never ends, and a typographic sign.
pub fn pipeline(cursor: &mut Cursor<'_>, dialect: Dialect) -> Result<Vec<Command>, Fault> {
    match dialect {
        Dialect::Posix => posix::pipeline(cursor),
        Dialect::Cmd => cmd::command(cursor).map(|command| vec![command]),
        Dialect::PowerShell => powershell::command(cursor).map(|command| vec![command]),
    }
}

/// A command while it is read.
#[derive(Default)]
struct Builder {
    words: Vec<Word>,
    word: Option<Word>,
}

impl Builder {
    /// The word that is being read; a new one begins on `line`.
    fn word(&mut self, line: usize) -> &mut Word {
        self.word.get_or_insert_with(|| Word { line, ..Word::default() })
    }

    fn push(&mut self, character: char, line: usize) {
        self.word(line).text.push(character);
    }

    fn push_variable(&mut self, variable: String, line: usize) {
        self.word(line).push_variable(variable);
    }

    /// Ends the word.
    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }
}

impl Word {
    fn push_variable(&mut self, variable: String) {
        self.text.push_str(&variable);
        self.variable.get_or_insert(variable);
    }
}

/// After the sign that continues a line: whether the line ends here, perhaps after blanks. Passes it, and blank lines
/// before something that cannot begin a command.
fn goes_on(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = cursor.clone();
    ahead.take_chars(is_blank);
    let is_end = ahead.eat("\r\n") || ahead.eat("\n") || ahead.rest().is_empty();
    if is_end {
        *cursor = ahead.clone();
        ahead.take_chars(is_unseen);
        if option_follows(&ahead) || ahead.rest().starts_with(['\'', '"', '#']) {
            *cursor = ahead;
        }
    }
    is_end
}

/// Whether an option begins the next line that is not blank: no command does.
fn option_follows(cursor: &Cursor<'_>) -> bool {
    let rest = cursor.rest().trim_start_matches(is_unseen);
    let option = rest.strip_prefix("--").or_else(|| rest.strip_prefix('-'));
    option.is_some_and(|option| option.starts_with(|first: char| first.is_ascii_alphabetic()))
}

/// A blank within a line, whatever its width; nothing is seen of it.
fn is_blank(character: char) -> bool {
    is_unseen(character) && !matches!(character, '\n' | '\r')
}

/// Signs that word processors put in place of quotation marks and hyphens.
fn typographic(character: char, is_word_begun: bool, cursor: &Cursor<'_>) -> Option<Fault> {
    let is_quote = matches!(character, '\u{2018}'..='\u{201f}');
    let is_dash = matches!(character, '–' | '—') && !is_word_begun;
    (is_quote || is_dash).then(|| Fault::Typographic { character, line: cursor.line() })
}
