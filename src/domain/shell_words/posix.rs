//! Words as sh, bash and zsh read them.

use super::super::cursor::Cursor;
use super::heredoc::{self, Heredoc};
use super::{Builder, Command, Fault, Word, goes_on, is_blank, option_follows, typographic};

/// Where the next word goes, if not among the command's words.
#[derive(Clone, Copy)]
enum Target {
    /// A file that is written to, which says nothing of the request.
    Output,
    /// A file that is read.
    File,
    /// `<<<`
    HereString,
}

#[derive(Default)]
struct Shell {
    commands: Vec<Command>,
    input: Option<Word>,
    builder: Builder,
    target: Option<Target>,
    heredocs: Vec<Heredoc>,
}

pub(super) fn pipeline(cursor: &mut Cursor<'_>) -> Result<Vec<Command>, Fault> {
    let mut shell = Shell::default();
    loop {
        let line = cursor.line();
        let before = cursor.clone();
        let Some(character) = cursor.next() else { break };
        match character {
            '\\' => {
                if !goes_on(cursor)
                    && let Some(escaped) = cursor.next()
                {
                    shell.builder.push(escaped, line);
                }
            }
            '\'' => single_quoted(cursor, shell.builder.word(line))?,
            '"' => double_quoted(cursor, shell.builder.word(line))?,
            '$' if cursor.eat("'") => ansi_quoted(cursor, shell.builder.word(line))?,
            '$' if cursor.eat("\"") => double_quoted(cursor, shell.builder.word(line))?,
            '$' | '`' => match variable(character, cursor) {
                Some(variable) => shell.builder.push_variable(variable, line),
                None => shell.builder.push(character, line),
            },
            '#' if shell.builder.word.is_none() => {
                cursor.take_chars(|character| character != '\n');
            }
            '\n' | '\r' => {
                shell.end_word();
                shell.read_heredocs(cursor);
                if shell.has_words() && !option_follows(cursor) {
                    break;
                }
            }
            ';' | ')' => {
                shell.end_word();
                if shell.has_words() {
                    break;
                }
            }
            '&' => {
                cursor.eat("&");
                shell.end_word();
                if shell.has_words() {
                    break;
                }
            }
            '|' => {
                shell.end_word();
                if cursor.eat("|") {
                    break;
                }
                shell.end_command();
            }
            '>' => {
                shell.end_word_before_redirect();
                while cursor.eat(">") || cursor.eat("&") {}
                shell.target = Some(Target::Output);
            }
            '<' => shell.begin_input(cursor),
            blank if is_blank(blank) => shell.end_word(),
            plain => {
                if let Some(fault) = typographic(plain, shell.builder.word.is_some(), &before) {
                    return Err(fault);
                }
                shell.builder.push(plain, line);
            }
        }
    }
    shell.end_word();
    shell.read_heredocs(cursor);
    shell.end_command();
    Ok(shell.commands)
}

impl Shell {
    fn has_words(&self) -> bool {
        !self.builder.words.is_empty()
    }

    fn end_word(&mut self) {
        let Some(mut word) = self.builder.word.take() else { return };
        match self.target.take() {
            None => self.builder.words.push(word),
            Some(Target::Output) => {}
            Some(Target::HereString) => self.input = Some(word),
            Some(Target::File) => {
                word.variable = Some(format!("< {}", word.text));
                self.input = Some(word);
            }
        }
    }

    /// A number before `<` or `>` names a channel.
    fn end_word_before_redirect(&mut self) {
        let is_number = |word: &Word| word.text.bytes().all(|byte| byte.is_ascii_digit());
        if self.builder.word.as_ref().is_some_and(is_number) {
            self.builder.word = None;
        }
        self.end_word();
    }

    fn begin_input(&mut self, cursor: &mut Cursor<'_>) {
        self.end_word_before_redirect();
        if cursor.eat("<<") {
            self.target = Some(Target::HereString);
        } else if cursor.eat("<") {
            self.heredocs.push(Heredoc::begin(cursor, self.commands.len()));
        } else {
            self.target = Some(Target::File);
        }
    }

    fn read_heredocs(&mut self, cursor: &mut Cursor<'_>) {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let command = heredoc.command;
            let word = heredoc.read(cursor);
            match self.commands.get_mut(command) {
                Some(command) => command.input = Some(word),
                None => self.input = Some(word),
            }
        }
    }

    fn end_command(&mut self) {
        let words = std::mem::take(&mut self.builder.words);
        self.commands.push(Command { words, input: self.input.take() });
    }
}

/// Up to the next apostrophe, nothing means anything else.
fn single_quoted(cursor: &mut Cursor<'_>, word: &mut Word) -> Result<(), Fault> {
    let open = Fault::OpenQuote { line: cursor.line() };
    word.text.push_str(cursor.take_chars(|character| character != '\''));
    if cursor.eat("'") { Ok(()) } else { Err(open) }
}

fn double_quoted(cursor: &mut Cursor<'_>, word: &mut Word) -> Result<(), Fault> {
    let open = Fault::OpenQuote { line: cursor.line() };
    while let Some(character) = cursor.next() {
        if character == '"' {
            return Ok(());
        }
        heredoc::expand(character, &['$', '`', '"', '\\'], cursor, word);
    }
    Err(open)
}

/// `$'…'` with the escapes of C, as browsers write "Copy as cURL".
fn ansi_quoted(cursor: &mut Cursor<'_>, word: &mut Word) -> Result<(), Fault> {
    let open = Fault::OpenQuote { line: cursor.line() };
    loop {
        match cursor.next().ok_or(open)? {
            '\'' => return Ok(()),
            '\\' => match cursor.next().ok_or(open)? {
                'n' => word.text.push('\n'),
                'r' => word.text.push('\r'),
                't' => word.text.push('\t'),
                'u' => word.text.push(numbered(cursor, 4)),
                'U' => word.text.push(numbered(cursor, 8)),
                'x' => word.text.push(numbered(cursor, 2)),
                other => word.text.push(other),
            },
            plain => word.text.push(plain),
        }
    }
}

/// The character that up to so many digits number.
fn numbered(cursor: &mut Cursor<'_>, digits: usize) -> char {
    let number = cursor.hex(digits).unwrap_or(0xfffd);
    cursor.character(number)
}

/// What the shell puts in its own text's place, as it is written: `$NAME`, `${…}`, `$(…)` or a command between
/// backticks. `begin` has just been passed.
pub(super) fn variable(begin: char, cursor: &mut Cursor<'_>) -> Option<String> {
    let rest = cursor.rest();
    let end = match (begin, rest.chars().next()?) {
        ('`', _) => rest.find('`')? + 1,
        (_, '{') => rest.find('}')? + 1,
        (_, '(') => closing_bracket(rest)?,
        (_, first) if first.is_ascii_alphabetic() || first == '_' => rest
            .find(|character: char| !character.is_ascii_alphanumeric() && character != '_')
            .unwrap_or(rest.len()),
        (_, '@' | '*' | '?' | '0'..='9') => 1,
        _ => return None,
    };
    Some(format!("{begin}{}", cursor.pass(end)))
}

/// Behind the bracket that closes the first one.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}
