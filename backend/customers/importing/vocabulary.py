"""The closed lists of imports."""

from typing import Literal, get_args

#: "draft": its columns are being told; "checking" and "running" and "undoing": the job is at it.
ImportState = Literal["draft", "checking", "checked", "running", "done", "cancelled", "undoing", "undone"]
#: What a row is: "new" brings something, "same" is here already, "doubtful" may be, "refused" cannot be taken.
Verdict = Literal["new", "same", "doubtful", "refused"]
#: What is done with a row that is here already, or may be: fill what is empty, leave it, or make it all the same.
Decision = Literal["fill", "skip", "create"]
#: What became of a row.
Outcome = Literal["created", "filled", "unchanged", "skipped", "refused"]

STATES: tuple[str, ...] = get_args(ImportState)
VERDICTS: tuple[str, ...] = get_args(Verdict)
DECISIONS: tuple[str, ...] = get_args(Decision)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
