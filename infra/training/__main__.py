"""`python -m infra.training train|eval`; see docs/extraction.md."""

import click

from infra.training.evaluate import evaluate
from infra.training.sorter import MAILS, train_sorter
from infra.training.train import LETTERS, SEED, train
from mail_ingest.understand.model import FOLDER


@click.group()
def main() -> None:
    """The trained part of extraction."""


@main.command("train")
@click.option("--letters", default=LETTERS, show_default=True, help="Letters invented for the entities.")
@click.option("--mails", default=MAILS, show_default=True, help="Mails invented for the kinds.")
@click.option("--kinds-only", is_flag=True, help="Train the classifier of kinds alone, which is the quicker part.")
def train_command(letters: int, mails: int, *, kinds_only: bool) -> None:
    """Invent letters, train on them and write the model into the package."""
    if kinds_only:
        train_sorter(FOLDER, seed=SEED, mails=mails)
    else:
        train(letters=letters, mails=mails)


@main.command("eval")
@click.option("--gold", envvar="LADING_SHARED_MAIL", default=None, help="A mail set with gold.jsonl, to score too.")
@click.option("--letters", default=1_500, show_default=True, help="How many held-out letters are invented.")
def eval_command(gold: str | None, letters: int) -> None:
    """Score extraction on letters held out from training, and on a mail set, and write the report."""
    evaluate(gold, letters)


if __name__ == "__main__":
    main()
