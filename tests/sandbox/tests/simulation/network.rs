//! What lies between the client and the server: delays, losses, gateways, and rivals who come first.

use comet_keys::api::{Method, Request, Response};
use comet_keys::host::memory::Answer;
use comet_keys::host::{AccountSlot, SendError};

use crate::forms::form;
use crate::server::{Server, account};
use crate::world::{Late, World};

impl World {
    /// One exchange, as the network, the server and the rivals have it.
    pub(crate) fn exchange(&mut self, window: usize, request: &Request) -> Answer {
        let entry = Server::is_create(request).then(|| self.note_post(window, request));
        let millis = self.chance.below(1_500);
        self.pass(millis);
        if self.is_faulty && self.chance.one_in(40) {
            // The clock is set: ten minutes forth or back.
            let jump_millis = self.chance.one_of(&[600_000, -600_000]);
            self.clock_millis.set(self.clock_millis.get() + jump_millis);
            self.jumped_millis += jump_millis;
        }
        self.move_servers_clock();
        self.land_late(false);
        if self.is_faulty && self.chance.one_in(self.rival_rate) {
            self.rival();
        }
        let is_fault = self.is_faulty && self.chance.one_in(self.fault_rate);
        let fault = if is_fault { 1 + self.chance.below(15) } else { 0 };
        if self.is_faulty && self.chance.one_in(40) {
            self.use_a_key();
        }
        self.note_single(window, request);
        let (method, url) = (request.method.as_str(), &request.url);
        self.tell(format!("  window {window}: {method} {url} fault {fault}"));
        let entry = entry.as_deref();
        match fault {
            1 => Err(SendError::Network),
            2 => self.serve_and(window, request, entry, Err(SendError::Network)),
            3 => {
                let given_up = self.serve_and(window, request, entry, Err(SendError::Timeout));
                self.pass(30_000);
                given_up
            }
            4 => {
                if let Some(entry) = entry {
                    let delay_millis = i64::try_from(self.chance.below(120_000)).unwrap();
                    let due_millis = self.clock_millis.get() + delay_millis;
                    let (entry, request) = (entry.to_owned(), request.clone());
                    self.late.push(Late { due_millis, entry, request });
                }
                self.pass(30_000);
                Err(SendError::Timeout)
            }
            5 => {
                let mut answer = self.serve(window, request, entry);
                let length = u64::try_from(answer.body.len()).unwrap();
                let kept = self.chance.below(length.max(1));
                answer.body.truncate(usize::try_from(kept).unwrap());
                Ok(answer)
            }
            6 => Ok(text(500, "text/plain", "")),
            7 => {
                let page = text(502, "text/html", "<h1>Bad Gateway</h1>");
                self.serve_and(window, request, entry, Ok(page))
            }
            8 => Ok(text(200, "text/html", "<!doctype html>")),
            9 => {
                let page = text(200, "text/html", "<!doctype html>");
                self.serve_and(window, request, entry, Ok(page))
            }
            10 => Ok(text(429, "", "")),
            11 => Ok(text(307, "", "")),
            12 => {
                let refusal = r#"{"success":false,"message":"no access to group auto"}"#;
                Ok(text(200, "application/json; charset=utf-8", refusal))
            }
            13 => self.serve_and(window, request, entry, Err(SendError::TooLarge)),
            14 | 15 if entry.is_some() => {
                let answer = self.serve_repeatedly(window, request, entry);
                if fault == 14 { Ok(answer) } else { Err(SendError::Network) }
            }
            _ => Ok(self.serve(window, request, entry)),
        }
    }

    /// No POST without a journal entry, and none twice.
    fn note_post(&mut self, window: usize, request: &Request) -> String {
        assert!(request.keepalive);
        let stored = self
            .browser
            .stored(AccountSlot::Journal.of(&account().id))
            .expect("the journal is written before");
        assert_eq!(stored["phase"], "sent");
        let entry = stored["id"].as_str().unwrap().to_owned();
        let pressed_seconds = self.pressed_seconds[window];
        let submit = self.submit(&entry);
        submit.posts += 1;
        submit.pressed_seconds = pressed_seconds;
        assert_eq!(submit.posts, 1, "a POST is repeated");
        entry
    }

    /// The server does it, and the client hears something else.
    fn serve_and(
        &mut self,
        window: usize,
        request: &Request,
        entry: Option<&str>,
        heard: Answer,
    ) -> Answer {
        self.serve(window, request, entry);
        heard
    }

    /// A reused connection breaks before any answer: the browser sends the request again, on the next it has.
    fn serve_repeatedly(
        &mut self,
        window: usize,
        request: &Request,
        entry: Option<&str>,
    ) -> Response {
        self.reached.insert("sent again by the browser");
        self.repeated.extend(entry.map(str::to_owned));
        for _ in 0..=self.chance.below(5) {
            self.serve(window, request, entry);
            let millis = self.chance.below(4_000);
            self.pass(millis);
            self.move_servers_clock();
        }
        self.serve(window, request, entry)
    }

    /// The server's clock goes on as the local one does; it does not jump.
    fn move_servers_clock(&mut self) {
        let millis = self.clock_millis.get() - self.jumped_millis;
        self.server.set_seconds(millis.div_euclid(1000));
    }

    /// The person presses.
    pub(crate) fn note_press(&mut self, window: usize) {
        self.move_servers_clock();
        self.pressed_seconds[window] = self.server.now_seconds();
    }

    /// A key is in use somewhere.
    fn use_a_key(&mut self) {
        let ids = self.server.key_ids();
        if !ids.is_empty() {
            let id = self.chance.one_of(&ids);
            self.server.use_key(id);
            self.tell(format!("  key {id} is used"));
        }
    }

    /// What is deleted for being one too many was read right before, and was not in use then.
    fn note_single(&mut self, window: usize, request: &Request) {
        let Some(id) = request.url.rsplit('/').next().and_then(|id| id.parse().ok()) else {
            return;
        };
        match request.method {
            Method::Get if self.server.is_used(id) => drop(self.read_unused.remove(&(window, id))),
            Method::Get => drop(self.read_unused.insert((window, id))),
            Method::Delete if self.is_keeping[window] => {
                assert!(self.read_unused.contains(&(window, id)), "deleted a key in use");
            }
            _ => {}
        }
    }

    fn serve(&mut self, window: usize, request: &Request, entry: Option<&str>) -> Response {
        let before = self.server.newest_id();
        let answer = self.server.act(request);
        self.event += 1;
        if let Some(entry) = entry
            && self.server.newest_id() != before
        {
            self.note_landing(entry);
        }
        if Server::is_list(request) {
            self.last_list[window] = self.event;
        }
        answer
    }

    /// What came late and is due by now, or all of it.
    pub(crate) fn land_late(&mut self, all: bool) {
        let now_millis = self.clock_millis.get();
        let all_late = std::mem::take(&mut self.late);
        let (due, later): (Vec<_>, Vec<_>) =
            all_late.into_iter().partition(|late| all || late.due_millis <= now_millis);
        self.late = later;
        self.move_servers_clock();
        for late in due {
            self.reached.insert("late landing");
            self.server.act(&late.request);
            self.event += 1;
            self.note_landing(&late.entry);
        }
    }

    /// Somebody else creates a key, maybe just the same.
    fn rival(&mut self) {
        self.reached.insert("rival");
        let asked = form(self.chance.below(2));
        self.server.rival_creates(&asked);
        let id = self.server.newest_id();
        self.event += 1;
        self.landed.insert(id, self.event);
        self.tell(format!("  a rival makes key {id}, {}", asked.name.as_str()));
    }
}

fn text(status: u16, content_type: &str, body: &str) -> Response {
    Response {
        status,
        content_type: content_type.to_owned(),
        body: body.as_bytes().to_vec(),
        ..Response::default()
    }
}
