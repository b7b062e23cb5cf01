"""`python -m infra.training train|eval`; see docs/extraction.md."""

import click

from infra.training.evaluate import evaluate
from infra.training.train import LETTERS, train


@click.group()
def main() -> None:
    """The trained part of extraction."""


@main.command("train")
@click.option("--letters", default=LETTERS, show_default=True, help="How many letters are invented.")
@click.option("--minutes", default=18.0, show_default=True, help="Stop after so long.")
def train_command(letters: int, minutes: float) -> None:
    """Invent letters, train on them and write the model into the package."""
    train(letters=letters, minutes=minutes)


@main.command("eval")
@click.option("--gold", envvar="LADING_SHARED_MAIL", default=None, help="A mail set with gold.jsonl, to score too.")
@click.option("--letters", default=600, show_default=True, help="How many held-out letters are invented.")
def eval_command(gold: str | None, letters: int) -> None:
    """Score extraction on letters held out from training, and on a mail set, and write the report."""
    evaluate(gold, letters)


if __name__ == "__main__":
    main()
