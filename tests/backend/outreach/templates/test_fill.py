"""Filling: values, filters, conditions, loops, gaps, and what must never be carried out."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from backend.outreach.templates.engine.check import check, variables
from backend.outreach.templates.engine.fields import BadValueError, Money, read_given
from backend.outreach.templates.engine.output import clean_source
from backend.outreach.templates.engine.syntax import normalize
from i18n.salutations import Person
from tests.backend.outreach.templates.engine import ROWS, codes, filled

TOTAL = Money(Decimal("1234.5"), "USD")


@pytest.mark.parametrize(
    ("expression", "language", "text"),
    [
        ("order.total", "en-US", "USD\xa01,234.50"),
        ("order.total", "de-DE", "USD\xa01.234,50"),
        ("order.total|money('symbol')", "en-US", "$1,234.50"),
        ("order.total|money('symbol')", "es-MX", "USD1,234.50"),
        ("order.ship_date", "pt-BR", "5 de março de 2026"),
        ("order.ship_date|date('full')", "en-GB", "Thursday, 5 March 2026"),
        ("order.cartons", "en-IN", "12,34,567"),
        ("order.cartons|number(2)", "de", "1.234.567,00"),
        ("order.lines|list", "en-GB", "Work light and Bracket"),
        ("order.lines|list", "zh-CN", "Work light和Bracket"),
        ("order.lines|list('quantity')", "en-GB", "500 and 1,000"),
        ("order.percent|plural(one='# день', few='# дня', many='# дней', other='# дня')", "ru", "21 день"),
        ("order.percent|plural(other='#天')", "zh-CN", "21天"),
        ("contact|salutation", "de", "Guten Tag Alex Müller"),
        ("contact|honorific", "de", "Alex Müller"),
        ("contact.title|default('colleague')", "en", "colleague"),
        ("order.number|upper", "en", "PI-1A"),
    ],
)
def test_values_read_as_the_recipient_writes_them(expression: str, language: str, text: str) -> None:
    order = {"total": TOTAL, "ship_date": date(2026, 3, 5), "cartons": Decimal(1234567), "lines": ROWS}
    order |= {"percent": Decimal(21), "number": "pi-1a"}
    letter = filled(f"{{{{ {expression} }}}}", language, person=Person("", "Alex", "Müller"), order=order)
    assert letter.problems == ()
    assert letter.text.replace("\xa0", " ") == text.replace("\xa0", " ")
    assert check(f"{{{{ {expression} }}}}", language, html=True) == []


def test_an_instant_is_told_in_the_readers_zone() -> None:
    at = datetime(2026, 3, 4, 20, 30, tzinfo=UTC)
    scope: Any = {"starts": at}
    assert filled("{{ event.starts|date }} {{ event.starts|time }}", "en-GB", event=scope).text == "5 March 2026 04:30"


def test_conditions_and_loops() -> None:
    body = (
        "{% if order.total > 1000 %}big{% elif order.total %}small{% else %}none{% endif %} "
        "{% for line in order.lines %}{{ loop.index }}.{{ line.name }}{% if not loop.last %}; {% endif %}{% endfor %}"
    )
    assert filled(body, order={"total": TOTAL, "lines": ROWS}).text == "big 1.Work light; 2.Bracket"
    assert filled(body, order={"total": Money(Decimal(5), "USD"), "lines": ROWS[:1]}).text == "small 1.Work light"
    assert filled("{% if order.number == 'A' and not order.total %}x{% endif %}", order={"number": "A"}).text == "x"
    assert filled(body).text == "none"


def test_block_tags_in_paragraphs_of_their_own_leave_no_gap() -> None:
    body = "<p>A</p><p>{% if order.number %}</p><p>B {{ order.number }}</p><p>{% endif %}</p><p>C</p>"
    with_number, without = filled(body, order={"number": "7"}), filled(body)
    assert with_number.text == "A\n\nB 7\n\nC"
    assert with_number.fragment.count("<p") == 3
    assert without.text == "A\n\nC"
    assert without.fragment.count("<p") == 2


def test_rows_become_a_table_in_html_and_lines_in_text() -> None:
    letter = filled("<p>{{ order.lines|table(name='Item', quantity='Qty', price='Price') }}</p>", order={"lines": ROWS})
    assert letter.fragment.count("<tr>") == 3
    assert "<p" not in letter.fragment
    # Numbers end below each other; words begin there.
    assert 'text-align:right">USD' in letter.fragment.replace("&nbsp;", " ")
    assert '<td style="border:1px solid #d0d5d9;padding:5px 8px">Work light</td>' in letter.fragment
    assert letter.text == "- Item: Work light · Qty: 500 · Price: USD 2.50\n- Item: Bracket · Qty: 1,000"


@pytest.mark.parametrize("expression", ["contact.name", "order.lines|list", "order.total|money", "contact|honorific"])
def test_an_empty_variable_stops_the_letter_and_says_where(expression: str) -> None:
    letter = filled(f"<p>Hello</p>\n<p>Dear {{{{ {expression} }}}}!</p>")
    assert not letter.may_go
    ((part, problem),) = letter.problems
    assert (part, problem.code) == ("body", "empty")
    assert (problem.place.line, problem.place.column) == (2, 12)
    assert problem.place.length == len(expression) + 6
    assert problem.expression == f"{{{{ {expression} }}}}"


def test_every_gap_is_told_at_once_and_once() -> None:
    body = "{{ contact.name }} {% for line in order.lines %}{{ line.code }}{% endfor %} {{ contact.name }}"
    letter = filled(body, subject="{{ deal.reference }}", order={"lines": ROWS})
    assert [(part, problem.params["name"]) for part, problem in letter.problems] == [
        ("subject", "deal.reference"),
        ("body", "contact.name"),
        ("body", "line.code"),
        ("body", "contact.name"),
    ]


def test_an_unknown_variable_is_named_with_its_place_and_a_guess() -> None:
    (problem,) = check("Hi\nDear {{ contact.fooo }}", "en", html=True)
    assert (problem.code, problem.params["name"]) == ("unknown", "contact.fooo")
    assert (problem.place.line, problem.place.column) == (2, 9)
    (near,) = check("{{ contact.nmae }}", "en", html=False)
    assert near.params["near"] == "contact.name"
    assert codes(filled("{{ contact.fooo }}")) == ["unknown"]
    assert codes(filled("{{ contact.fooo|default('x') }}")) == ["unknown"]


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ contact.__class__ }}",
        "{{ contact._private }}",
        "{{ contact['__class__'] }}",
        "{{ contact|attr('__class__') }}",
        "{{ '{0.__class__}'.format(contact) }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self }}",
        "{{ contact.name.upper() }}",
        "{{ range(3) }}",
        "{% for i in range(1000000) %}x{% endfor %}",
        "{{ 'x' * 10000000 }}",
        "{{ 9 ** 9999999 }}",
        "{{ [1] * 9 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ contact.name if 1 }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% for a in order.lines if a %}{% endfor %}",
        "{% for a, b in order.lines %}{% endfor %}",
        "{% filter upper %}x{% endfilter %}",
        "{{ contact.name|map('upper')|list }}",
        "{{ contact.name is defined }}",
        "{% autoescape false %}{{ contact.name }}{% endautoescape %}",
        "{% autoescape false %}{% endautoescape %}",
        "{{ order.number|default(order.total.__class__) }}",
        "{% if contact.__class__ %}x{% endif %}",
        "{% call contact() %}{% endcall %}",
        "{% with a = contact %}{{ a.__class__ }}{% endwith %}",
        "{{ '%s'|format(contact) }}",
        "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
        "{{ contact.name|safe }}",
        "{{ contact.name[:3] }}",
        "{{ order.lines[0].name }}",
        "{{ namespace() }}",
        "{{ dict.__subclasses__() }}",
        "{{ {}.items() }}",
        "{{ -order.cartons }}",
        "{{ 1 / 0 }}",
        "{{ contact.n\u0430me }}",
        "{% for _x in order.lines %}{{ _x.name }}{% endfor %}",
        "{% set ns = namespace(x=1) %}",
        "{% trans %}x{% endtrans %}",
        "{% if 'a' in contact.name %}x{% endif %}",
        "{{ order.cartons == 5 }}",
        "{{ not contact.name }}",
    ],
)
def test_ways_out_of_the_language_are_refused_and_do_nothing(source: str) -> None:
    problems = check(source, "en", html=True)
    refused = {"forbidden", "unknown", "unknown-filter", "syntax"}
    assert {problem.code for problem in problems} & refused, problems
    letter = filled(source, contact={"name": "Ana"}, order={"lines": ROWS})
    assert "object" not in letter.html
    assert not letter.may_go or letter.text == ""


def test_output_without_end_is_cut_off() -> None:
    rows = tuple({"name": "y"} for _ in range(200))
    body = "{% for a in order.lines %}{% for b in order.lines %}" + "x" * 1000 + "{% endfor %}{% endfor %}"
    letter = filled(body, order={"lines": rows})
    assert codes(letter) == ["too-long"]
    assert len(letter.html) < 600_000


def test_loops_that_write_nothing_are_cut_off_too() -> None:
    rows = tuple({"name": "y"} for _ in range(200))
    loops = "{% for a in order.lines %}" * 4 + "{% endfor %}" * 4
    assert codes(filled(loops, order={"lines": rows})) == ["too-much"]
    assert "too-deep" in [problem.code for problem in check(loops, "en", html=True)]


def test_deep_nesting_and_long_sources_are_problems_and_no_crash() -> None:
    assert codes(filled("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}")) == ["syntax"]
    assert codes(filled("{% if order %}" * 3000 + "{% endif %}" * 3000)) == ["syntax"]
    assert codes(filled("x" * 200_001)) == ["too-long"]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [("ok\n {{ contact.name }", 2, 18), ("a\n\n{% if x", 3, 7), ("{% endfor %}", 1, 4), ("{{ }}", 1, 4)],
)
def test_what_cannot_be_read_is_placed(source: str, line: int, column: int) -> None:
    (problem,) = check(source, "en", html=True)
    assert problem.code == "syntax"
    assert (problem.place.line, problem.place.column) == (line, column)


def test_plural_needs_other_and_names_the_languages_forms() -> None:
    (problem,) = check("{{ order.cartons|plural(one='a') }}", "en", html=True)
    assert (problem.code, problem.warning) == ("plural", False)
    (missing,) = check("{{ order.cartons|plural(one='a', other='b') }}", "ru", html=True)
    assert (missing.code, missing.warning, missing.params["forms"]) == ("plural-forms", True, "few, many")
    letter = filled("{{ order.cartons|plural(one='# a', other='# b') }}", "ru", order={"cartons": Decimal(5)})
    assert (letter.text, letter.problems) == ("5 b", ())


@pytest.mark.parametrize(
    "expression",
    [
        "order.cartons|plural(one='a', other=contact.__class__)",
        "order.cartons|plural(other=order.total)",
        "order.lines|table(name=order.total)",
        "order.cartons|number(99)",
        "order.cartons|number('2')",
        "order.ship_date|date('long', 3, 4)|upper|date",
    ],
)
def test_arguments_that_do_not_fit_stop_the_letter(expression: str) -> None:
    order = {"cartons": Decimal(5), "total": TOTAL, "lines": ROWS, "ship_date": date(2026, 3, 5)}
    letter = filled(f"{{{{ {expression} }}}}", order=order)
    assert codes(letter)[-1] == "wrong-use"
    assert letter.text == ""


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ contact.name|plural(one='a', other='b') }}", "wrong-use"),
        ("{{ order.total|number }}", "wrong-use"),
        ("{{ order.cartons|money }}", "wrong-use"),
        ("{{ order.lines|date }}", "wrong-use"),
        ("{{ company|salutation }}", "wrong-use"),
        ("{{ contact.name|honorific }}", "wrong-use"),
        ("{% for x in contact %}{{ x }}{% endfor %}", "no-list"),
        ("{% for x in order.number %}{{ x }}{% endfor %}", "no-list"),
        ("{% for x in order.lines %}{{ x.name|money }}{% endfor %}", "wrong-use"),
    ],
)
def test_what_can_never_be_filled_is_told_before(source: str, code: str) -> None:
    assert code in [problem.code for problem in check(source, "en", html=True)]


def test_what_is_written_raw_is_text() -> None:
    assert filled("{% raw %}{{ contact.__class__ }}{% endraw %}").text == "{{ contact.__class__ }}"
    assert filled("{# {{ contact.name }} #}ok").text == "ok"


def test_filters_that_do_not_fit() -> None:
    assert codes(filled("{{ contact.name|date }}", contact={"name": "Ana"})) == ["wrong-use"]
    assert codes(filled("{{ order.total|money('x') }}", order={"total": TOTAL})) == ["wrong-use"]
    assert codes(filled("{{ order.total|number }}", order={"total": TOTAL})) == ["wrong-use"]
    assert [each.code for each in check("{{ order.ship_date|date('iso') }}", "en", html=True)] == ["wrong-use"]
    assert [each.code for each in check("{{ contact }}", "en", html=True)] == ["no-text"]
    assert codes(filled("{{ contact }}")) == ["no-text"]


def test_what_an_editor_does_to_tags_is_undone() -> None:
    kept = clean_source(
        "<p>{% if order.total &gt; 3 %}x&nbsp;y{% endif %}</p><script>alert(1)</script><p>{{&nbsp;a }}</p>"
    )
    assert kept == "<p>{% if order.total > 3 %}x&nbsp;y{% endif %}</p>\n<p>{{ a }}</p>"
    assert normalize("a\r\nb") == "a\nb"


def test_the_variables_of_a_text() -> None:
    body = "{{ contact|salutation }} {% for row in order.lines %}{{ row.name }}{{ loop.index }}{% endfor %}{{ today }}"
    assert variables(body) == {"contact", "order.lines", "today"}
    assert variables("{{ broken") == set()


def test_given_values_are_read_by_their_type() -> None:
    given = {
        "order": {"total": {"amount": "12.50", "currency": "usd"}, "ship_date": "2026-03-05", "cartons": 3},
        "deal": {"product": " Lamps ", "reference": ""},
        "sample": None,
    }
    assert read_given(given) == {
        "order": {"total": Money(Decimal("12.50"), "USD"), "ship_date": date(2026, 3, 5), "cartons": Decimal(3)},
        "deal": {"product": "Lamps"},
    }


@pytest.mark.parametrize(
    ("group", "name", "value"),
    [
        ("order", "total", "12"),
        ("order", "total", {"amount": "1", "currency": "DOLLAR"}),
        ("order", "total", {"amount": "NaN", "currency": "USD"}),
        ("order", "ship_date", "05/03/2026"),
        ("order", "cartons", True),
        ("order", "cartons", "1e99"),
        ("order", "lines", [{"nope": "x"}]),
        ("order", "lines", ["x"] * 201),
        ("order", "nope", "x"),
        ("nope", "x", "x"),
        ("deal", "product", {"a": 1}),
        ("deal", "product", "x" * 5001),
    ],
)
def test_given_values_that_do_not_fit_are_refused(group: str, name: str, value: Any) -> None:
    with pytest.raises(BadValueError):
        read_given({group: {name: value}})
