/* readline.h uses FILE without declaring it. */
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>

/* Swift cannot read C globals that may change without saying so; these functions can. */

static inline int frontdesk_typed_length(void) { return rl_end; }

static inline const char *frontdesk_typed(void) { return rl_line_buffer ? rl_line_buffer : ""; }

static inline void frontdesk_type(const char *text) {
  rl_replace_line(text, 0);
  rl_point = rl_end;
}

static inline void frontdesk_forget_completion_defaults(void) {
  rl_attempted_completion_over = 1;
  rl_completion_suppress_append = 1;
}

/* The whole line is one word to complete: quick replies hold spaces. */
static inline void frontdesk_install(
    rl_getc_func_t *next_byte, rl_hook_func_t *input_waits, rl_voidfunc_t *redisplay, rl_completion_func_t *complete) {
  static char name[] = "frontdesk";
  static char no_breaks[] = "";
  rl_readline_name = name;
  /* Before the user's own inputrc, which may say otherwise. */
  rl_variable_bind("show-all-if-ambiguous", "on");
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_getc_function = next_byte;
  rl_input_available_hook = input_waits;
  rl_redisplay_function = redisplay;
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = no_breaks;
  rl_basic_word_break_characters = no_breaks;
}

static inline void frontdesk_nothing(void) {}
static inline void frontdesk_nothing_to_prepare(int meta) { (void)meta; }

/* The terminal is prepared once and restored once, not for every line: what is typed or pasted between two lines would
   be echoed by the terminal itself. */
static inline void frontdesk_hold_terminal(void) {
  rl_prep_terminal(1);
  rl_prep_term_function = frontdesk_nothing_to_prepare;
  rl_deprep_term_function = frontdesk_nothing;
}

static inline void frontdesk_resume_terminal(void) { rl_prep_terminal(1); }
static inline void frontdesk_release_terminal(void) { rl_deprep_terminal(); }

/* Readline writes through a buffer and the chat does not: both must be out before the other goes on. */
static inline void frontdesk_hide_line(void) {
  rl_clear_visible_line();
  fflush(rl_outstream);
}

static inline void frontdesk_show_line(void) {
  rl_forced_update_display();
  fflush(rl_outstream);
}

/* Leaves a search or a half-typed key sequence too, and forgets where in the history the line came from. */
static inline void frontdesk_empty_line(void) {
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_replace_line("", 1);
  rl_point = rl_mark = 0;
  history_set_pos(history_length);
}
