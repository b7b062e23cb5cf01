"""Rules of mailboxes: `accounts` adds and changes them, `check` tries settings out, `discovery` finds them."""
