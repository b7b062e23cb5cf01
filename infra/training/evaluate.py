"""The eval report: extraction scored on letters that training never saw, and on a mail set with gold labels."""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from infra.training.letters import MadeLetter, make_letters
from infra.training.mails import as_mail
from infra.training.train import SEED
from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.record import make_record
from mail_ingest.understand.result import MessageKind

REPORT: Final = Path(__file__).parents[1] / "bench" / "results" / "extraction.json"
_SCORED: Final = {"PERSON": "person", "TITLE": "title", "ORG": "company"}


#: What stands in the way of each field, by the mistakes on mail of others.
LIMITS: Final = {
    "from_name": "names that list software or forms put there",
    "signature, new_text_end": "sign-offs in words outside the lists; boxes of a table that became lines of text",
    "person": "first names alone where From shows another; brands that look like names",
    "title": "jobs outside the word lists; a company on the same line that no legal form ends",
    "company": "names without a legal form that resemble no domain; names only in running text or in a picture",
    "phones": "numbers with digits missing; national numbers where nothing tells the country",
    "websites": "sites that the letter mentions but are not the sender's",
    "address": "addresses without street words, postcode or country; parts of addresses in running text",
    "country": "free mail without address and telephone",
    "language": "mail of a few words; Malay beside Indonesian, Norwegian beside Danish",
    "is_human": "signed advertisements with a way to unsubscribe: a letter to some readers, a newsletter to others",
    "kind": "letters of one sentence; offers to buy surplus goods, which read like inquiries",
    "tax ids": "numbers without a label; sorts without check digits are taken by their form",
    "given and family name": "romanised names whose both halves are surnames; names of countries that nothing tells",
    "requests": "products named without a quantity or a word of asking; Incoterms in words",
}


def evaluate(gold: str | None, letters: int) -> dict[str, Any]:
    """Write the report and return it. `gold` is a mail set: a folder with gold.jsonl, and its scorer one folder up."""
    report: dict[str, Any] = {"invented": _on_invented(letters)}
    if gold:
        report["mail_set"] = score_mail_set(Path(gold))
    report["limits"] = LIMITS
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    return report


def _on_invented(count: int) -> dict[str, Any]:
    rng = random.Random(SEED + 1)  # noqa: S311 - invented letters
    hits: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    languages = ends = 0
    by_language: dict[str, list[bool]] = defaultdict(list)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    people: list[bool] = []
    seconds = 0.0
    made = list(make_letters(SEED + 1, count, fresh=True))
    for letter in made:
        parsed = parse_message(as_mail(letter, rng))
        began = time.process_time()
        record = make_record("", parsed)
        seconds += time.process_time() - began
        right = record["message_kind"] == letter.kind
        by_language[letter.language].append(right)
        by_kind[letter.kind].append(right)
        people.append(record["is_human"] is MessageKind(letter.kind).by_people)
        languages += record["language"] == letter.language
        ends += " ".join(str(record["new_text_end"]).split()) == " ".join(letter.last_line.split())
        _count_signature(hits["signature"], record["signature"], letter)
        for label, key in _SCORED.items():
            wanted = {letter.text[first:last] for first, last, name in letter.entities if name == label}
            _count(hits[key], record[key], wanted)
    return {
        "letters": count,
        "fields": {name: _figures(*counts) for name, counts in sorted(hits.items())},
        "kind_accuracy": _share([right for rights in by_kind.values() for right in rights]),
        "kind_accuracy_by_kind": {kind: _share(rights) for kind, rights in sorted(by_kind.items())},
        "kind_accuracy_by_language": {language: _share(rights) for language, rights in sorted(by_language.items())},
        "is_human_accuracy": _share(people),
        "language_accuracy": round(languages / count, 3),
        "new_text_end_accuracy": round(ends / count, 3),
        "messages_per_second": round(count / seconds),
    }


def _share(rights: list[bool]) -> float:
    return round(sum(rights) / len(rights), 3)


def _count(counts: list[int], predicted: str | None, wanted: set[str]) -> None:
    """True positives, false positives, false negatives."""
    right = predicted is not None and any(_same(predicted, one) for one in wanted)
    counts[0] += right
    counts[1] += predicted is not None and not right
    counts[2] += bool(wanted) and not right


def _same(one: str, other: str) -> bool:
    return sorted(one.casefold().replace(".", "").split()) == sorted(other.casefold().replace(".", "").split())


def _count_signature(counts: list[int], predicted: str, letter: MadeLetter) -> None:
    start, end = letter.signature
    wanted = [line.strip() for line in letter.text[start:end].split("\n") if any(map(str.isalnum, line))]
    found = [line.strip() for line in predicted.split("\n") if any(map(str.isalnum, line))]
    right = sum(line in wanted for line in found)
    counts[0] += right
    counts[1] += len(found) - right
    counts[2] += max(0, len(wanted) - right)


def _figures(right: int, wrong: int, missed: int) -> dict[str, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3)}


def score_mail_set(folder: Path) -> dict[str, Any]:
    """Scores by the set's own scorer: a folder with gold.jsonl, and score.py one folder up."""
    gold = folder / "gold.jsonl"
    files = [json.loads(line)["file"] for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    parsed = [(file, parse_message((folder / file).read_bytes())) for file in files]
    began = time.process_time()
    records = [make_record(file, message) for file, message in parsed]
    seconds = time.process_time() - began
    with tempfile.TemporaryDirectory() as scratch:
        predictions, figures = Path(scratch) / "predictions.jsonl", Path(scratch) / "figures.json"
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
        scorer = folder.parent / "score.py"
        command = [sys.executable, str(scorer), str(predictions), str(gold), "--json", str(figures)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - the set's own scorer
        scored: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
    fields = {name: {key: round(value, 3) for key, value in one.items()} for name, one in scored["fields"].items()}
    return {
        "mails": len(files),
        "fields": fields,
        "core5": round(scored["core5"], 3),
        "overall": round(scored["overall"], 3),
        "messages_per_second": round(len(files) / seconds),
    }
