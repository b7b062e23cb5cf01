"""Checks of spec, check, capabilities and describe."""

import json

import msgspec

from erp_adapters.conformance.checks import Mode, check, hidden_of, readable
from erp_adapters.conformance.subject import Subject
from erp_adapters.contract.adapter import Reason
from erp_adapters.contract.capabilities import Idempotency, Operation
from erp_adapters.contract.http import Request, Response, TransportError

_SECRET_WORDS = ("secret", "password", "token", "api_key")


@check(Mode.READ)
async def spec_marks_secrets(subject: Subject) -> None:
    """Settings whose names speak of secrets are flagged, and the schema says so."""
    spec = subject.adapter.spec
    assert spec.name, "no name"
    assert spec.title, "no title"
    for field in spec.fields:
        if any(word in field.name for word in _SECRET_WORDS):
            assert field.setting.secret, f"{field.name} is not secret"
    schema = spec.json_schema()
    for name in spec.secrets:
        assert schema["properties"][name]["writeOnly"], name
    json.dumps(schema)


@check(Mode.READ)
async def check_says_yes_and_changes_nothing(subject: Subject) -> None:
    """The connection works, and finding that out sends nothing with an effect."""
    link, recorder = subject.recorded()
    report = await subject.adapter.check(link)
    assert report.ok, report.problems
    assert not recorder.effects, "a check with an effect"


@check(Mode.READ)
async def missing_settings_are_named(subject: Subject) -> None:
    """Without a required setting the check names it and raises nothing."""
    for field in subject.adapter.spec.fields:
        if field.required:
            settings = {name: value for name, value in subject.link.settings.items() if name != field.name}
            report = await subject.adapter.check(msgspec.structs.replace(subject.link, settings=settings))
            assert [(problem.reason, problem.subject) for problem in report.problems] == [(Reason.SETTINGS, field.name)]


@check(Mode.READ)
async def an_unreachable_server_is_said_to_be_so(subject: Subject) -> None:
    """No connection is a reason of its own."""

    class Nowhere:
        async def send(self, request: Request) -> Response:
            raise TransportError("refused", sent=False)

    if not subject.over_http:
        return
    report = await subject.adapter.check(
        msgspec.structs.replace(subject.link, http=Nowhere(), id="conformance-nowhere")
    )
    assert [problem.reason for problem in report.problems] == [Reason.UNREACHABLE], report.problems


@check(Mode.HIDDEN)
async def a_wrong_secret_is_said_to_be_so(subject: Subject) -> None:
    """Each secret, exchanged, gives bad credentials; its text appears nowhere."""
    hidden = hidden_of(subject)
    for name in subject.adapter.spec.secrets:
        right = subject.link.settings.get(name)
        if not right:
            continue
        hidden.expire()
        settings = {**subject.link.settings, name: "0" * len(str(right))}
        link = msgspec.structs.replace(subject.link, settings=settings, id=f"conformance-wrong-{name}")
        report = await subject.adapter.check(link)
        hidden.expire()
        if not report.problems and name.startswith("event"):
            continue  # it is for calls from the ERP
        assert [problem.reason for problem in report.problems] == [Reason.CREDENTIALS], (name, report.problems)


@check(Mode.READ)
async def capabilities_hold_together(subject: Subject) -> None:
    """What is declared is possible."""
    assert subject.capabilities.entities, "no entity"
    for entity, offered in subject.capabilities.entities.items():
        assert offered.page_size > 0, entity
        assert offered.batch > 0, entity
        if Operation.READ in offered.operations:
            assert Operation.GET in offered.operations, f"{entity} can be read and not got"
        if Operation.CREATE in offered.operations:
            assert offered.idempotency is not Idempotency.NONE, f"{entity} would be made twice"
            if offered.idempotency is not Idempotency.KEY:
                assert offered.find_by, f"{entity} cannot be found again"


@check(Mode.READ)
async def fields_are_described(subject: Subject) -> None:
    """Every readable entity has described fields with distinct ids."""
    for entity in readable(subject):
        fields = await subject.adapter.describe(subject.link, entity)
        assert fields, f"{entity} has no fields"
        keys = [(field.line, field.id) for field in fields]
        assert len(keys) == len(set(keys)), f"{entity} describes a field twice"
