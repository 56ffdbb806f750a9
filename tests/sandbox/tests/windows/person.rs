//! What the person before a window presses next.

use std::rc::Rc;

use crate::window::{Route, Stage, Window};

impl Window {
    /// Something that can be pressed on the screen as it is.
    pub(crate) fn press(self: &Rc<Self>) {
        // While a key is being made nothing else stands on the screen.
        if self.is_making() || self.route.get() == Route::Loading {
            return;
        }
        self.used();
        match (self.route.get(), self.below(8)) {
            (Route::Loading, _) => {}
            (Route::Connect | Route::Unlock, 0) | (Route::Accounts, _) => self.press_of_accounts(),
            (Route::Connect, _) => self.connect(),
            (Route::Unlock, _) => self.unlock(),
            (_, 0) => self.press_of_header(),
            (_, 1) => self.press_of_tabs(),
            (_, 2) => self.press_of_strips(),
            (Route::Create, _) => self.press_of_form(),
            (Route::Bulk, _) => self.press_of_run(),
            (Route::Keys, _) => self.press_of_keys(),
        }
    }

    fn press_of_form(self: &Rc<Self>) {
        let is_form = matches!(*self.stage.borrow(), Stage::Form);
        match self.below(8) {
            _ if !is_form => self.go_on_from_outcome(),
            0 => self.read_ahead(),
            1 => self.type_text(),
            2 | 3 => self.press_of_tabs(),
            _ => self.create(),
        }
    }

    fn press_of_run(self: &Rc<Self>) {
        match self.below(3) {
            0 => self.do_with_run(),
            1 => self.press_of_tabs(),
            _ => self.start_bulk(),
        }
    }

    fn press_of_keys(self: &Rc<Self>) {
        match self.below(8) {
            0 | 1 => self.delete_key(),
            2 => self.change_key(),
            3 | 4 => self.start_rotation(),
            5 | 6 => self.step_rotation(),
            _ => self.open_list(),
        }
    }

    fn press_of_accounts(self: &Rc<Self>) {
        match self.below(8) {
            0 => self.forget_another(),
            1 | 2 => self.switch(),
            3 => self.save_account(),
            4 => self.connect(),
            5 => self.change_lock_time(),
            _ => self.back(),
        }
    }

    fn press_of_header(self: &Rc<Self>) {
        match self.below(6) {
            0 | 1 => self.lock(),
            2 => self.disconnect(),
            3 => self.switch(),
            4 => self.connect(),
            _ => self.go(Route::Accounts),
        }
    }

    fn press_of_tabs(self: &Rc<Self>) {
        match self.below(5) {
            0 | 1 => self.open_list(),
            2 | 3 => self.open_bulk(),
            _ => self.back(),
        }
    }

    /// The strips above every screen.
    fn press_of_strips(self: &Rc<Self>) {
        match self.below(2) {
            0 => self.undo(),
            _ => self.copy_new_key(),
        }
    }
}
