"""The report: a table per subject and one picture, made of the kept figures alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from benchmarks import condensing, many, sessions
from benchmarks.claims import Claim, Rounds, table
from benchmarks.measure import percentile, ratios, spread

NAME = "report"
NAMES = {"real": "real figures", "twin": "16,000 metingen", "million": "960,000 metingen"}
AGAIN = "960,000 metingen, what was asked before"
NOT_COMPARABLE = """\
- Times in milliseconds of different rounds, days or machines: the machine may be shared, and its speed then varies by
  40% and more. Each run times a fixed loop first (*loop*): compare ratios, or figures with about the same loop.
- Dash and ours do not show the same around the pictures: ours also checks who may read, has the state of then, kept
  views and files, and says per value why it may not be compared. Dash has the name beside a bar and not above it, and
  searches plainly.
- Beside Dash, and where it says *what nobody asked*, our server keeps no answer: each is worked out. As it is served
  it keeps the last hundred, for readers of one meeting look at the same.
- Readers without a browser read no more than they must, but share the processors with the server: the waiting times of
  25 and 50 readers include their own work.
- Bytes are counted without a proxy in front, and without what the browser keeps in its own cache."""

WHY_SERVER = """\
About half of a change is what Streamlit does for some thirty elements of the page: it makes each anew, whatever changed
of it. The rest is two or three questions to the database, of which DuckDB plans each in some milliseconds however few
rows it finds, and putting together pictures and table."""
WHY_ANSWER = """\
An answer is two or three questions, and DuckDB plans each in three to five milliseconds however few rows it finds. The
range below says what the same answers take when the machine is at its fastest."""
WHY_READERS = """\
One process does the Python work of one processor. So many readers, each with a change that often, ask as often the
processor time of a change; who has them starts more processes (`deploy/serve.py`, measured below for 200 readers)."""


def write(results: Path, folder: Path) -> None:
    """The report of everything that was measured, as Markdown and as a picture."""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(results.glob("*.json"))}
    claims = [claim for name, make in CLAIMS.items() if name in found for claim in make(found[name]["rounds"])]
    (folder / f"{NAME}.md").write_text(markdown(found, claims), encoding="utf-8")
    (folder / f"{NAME}.svg").write_text(picture(claims), encoding="utf-8")


def in_short(name: str, result: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What is kept of a result when its subject is measured anew: what each claim came to. None: there was none."""
    if result is None or name not in CLAIMS:
        return None
    return {
        "measured": result["measured"],
        "claims": {claim.what: claim.measured for claim in CLAIMS[name](result["rounds"])},
    }


def markdown(found: Mapping[str, Mapping[str, Any]], claims: Sequence[Claim]) -> str:
    """The whole report as text."""
    parts = [
        "# What was measured",
        "Written by `make bench` from `benchmarks/results/`; nothing in it is typed.",
        *_claimed(claims, {what: ms for one in found.values() for what, ms in _before(one).items()}),
        *_missed(claims),
    ]
    parts.append(f"![Each claim as a part of its limit]({NAME}.svg)")
    for name, make in TABLES.items():
        if name in found:
            parts += [f"## {TITLES[name]}", _measured_on(found[name]), *make(found[name]["rounds"])]
    return "\n\n".join([*parts, "## What is not comparable", NOT_COMPARABLE]) + "\n"


def _before(result: Mapping[str, Any]) -> Mapping[str, float]:
    """What each claim came to in the run before."""
    before: Mapping[str, Mapping[str, float]] = result.get("before") or {}
    return before.get("claims", {})


def _claimed(claims: Sequence[Claim], before: Mapping[str, float]) -> list[str]:
    """Each claim with its limit, what was measured now and in the run before, and whether both conclude the same."""
    rows, same = [], []
    for claim in claims:
        earlier = replace(claim, measured=before[claim.what]) if claim.what in before else None
        if earlier:
            same.append(earlier.holds == claim.holds)
        rows.append(
            [
                claim.what,
                f"{claim.limit:g} {claim.unit}",
                f"{_short(claim.measured)} {claim.unit}",
                _held(claim),
                f"{_short(earlier.measured)} {claim.unit}" if earlier else "–",
                _held(earlier) if earlier else "–",
            ]
        )
    text = table(["Claim", "At most", "Measured", "", "The run before", ""], rows)
    if not same:
        return [text]
    return [text, f"Of the {len(same)} claims that the run before measured too, {sum(same)} have the same conclusion."]


def _held(claim: Claim) -> str:
    return "yes" if claim.holds else "**no**"


def _missed(claims: Sequence[Claim]) -> list[str]:
    """Why claims miss their limit, once for those with one reason; nothing when each holds."""
    reasons: dict[str, list[str]] = {}
    for claim in claims:
        if not claim.holds:
            reasons.setdefault(claim.why or "Not looked into yet.", []).append(claim.what)
    if not reasons:
        return []
    return ["## What misses its limit, and why", *(f"**{'; '.join(what)}.** {why}" for why, what in reasons.items())]


def _measured_on(result: Mapping[str, Any]) -> str:
    machine = result["machine"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    loops = [run["calibration_ms"] for round_ in result["rounds"] for run in round_.values() if "calibration_ms" in run]
    loop = f" Loop: {spread(loops).text()} ms." if loops else ""
    quick = " **A quick run: to see that it works, not to quote.**" if result["quick"] else ""
    return (
        f"Measured on {result['measured']}: {machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"{machine['system']}; {versions}. {len(result['rounds'])} rounds.{loop}{quick}"
    )


# ───────── pages ─────────


def _medians(rounds: Rounds, who: str, change: str) -> list[float]:
    return [spread(round_[who]["changes"][change]).median for round_ in rounds]


def _page_claims(rounds: Rounds) -> list[Claim]:
    names = {"order": "another order", "moments": "other moments"}
    clicks = [
        Claim(f"Click to all charts new, {names[change]}: ratio to Dash",
              spread(ratios(_medians(rounds, "streamlit", change), _medians(rounds, "dash", change))).median, 1.3, "×")
        for change in names
    ]  # fmt: skip
    cold = [[round_[who]["cold_ms"] for round_ in rounds] for who in ("streamlit", "dash")]
    return [*clicks, Claim("Cold start to full page: ratio to Dash", spread(ratios(*cold)).median, 1.2, "×")]


def _first_bytes(run: Mapping[str, Any]) -> float:
    return float(run["socket_bytes"] + sum(resource["bytes"] for resource in run["resources"]))


def _page_tables(rounds: Rounds) -> list[str]:
    rows = []
    for change in rounds[0]["streamlit"]["changes"]:
        ours, theirs = (_medians(rounds, who, change) for who in ("streamlit", "dash"))
        rows.append([f"click, {change} (ms)", *_pair(ours, theirs)])
    for change in rounds[0]["streamlit"]["changes"]:
        ours, theirs = ([round_[who]["cpu_ms"][change] for round_ in rounds] for who in ("streamlit", "dash"))
        rows.append([f"processor of the server a click, {change} (ms)", *_pair(ours, theirs)])
    ours, theirs = ([round_[who]["cold_ms"] for round_ in rounds] for who in ("streamlit", "dash"))
    rows.append(["cold start to full page (ms)", *_pair(ours, theirs)])
    ours, theirs = ([_first_bytes(round_[who]) / 1000 for round_ in rounds] for who in ("streamlit", "dash"))
    rows.append(["first load (kB)", *_pair(ours, theirs)])
    ours, theirs = ([round_[who]["again_bytes"] / 1000 for round_ in rounds] for who in ("streamlit", "dash"))
    rows.append(["the same page again (kB)", *_pair(ours, theirs)])
    header = ["Median per round (range)", "Streamlit", "Dash", "Ratio per round"]
    largest = [
        [
            who,
            resource["path"],
            f"{resource['bytes'] / 1000:.0f}",
            resource["encoding"] or "–",
            resource["cache"] or "–",
        ]
        for who in ("streamlit", "dash")
        for resource in rounds[0][who]["resources"][:6]
    ]
    return [
        table(header, rows),
        "The largest parts of a first load:",
        table(["", "File", "kB", "Compressed", "Kept"], largest),
    ]


def _pair(ours: Sequence[float], theirs: Sequence[float]) -> list[str]:
    return [spread(ours).text(), spread(theirs).text(), spread(ratios(ours, theirs)).text(2)]


# ───────── server ─────────


def _server_claims(rounds: Rounds) -> list[Claim]:
    medians = {name: _server_medians(rounds, name) for name in NAMES}
    large = medians["million"]
    to_real, to_twin = (spread(ratios(large, medians[name])).median for name in ("real", "twin"))
    return [
        Claim("Server time per change, real figures", spread(medians["real"]).median, 20, "ms", WHY_SERVER),
        Claim("Server time per change, a million to real figures", to_real, 1.25, "×"),
        Claim("Server time per change, a million to 16,000 metingen", to_twin, 1.25, "×"),
        Claim(
            "Server time per change, asked before",
            spread(_server_medians(rounds, "again")).median,
            20,
            "ms",
            WHY_SERVER,
        ),
    ]


def _server_medians(rounds: Rounds, name: str) -> list[float]:
    return [spread(round_[name]["ms"]).median for round_ in rounds]


def _server_tables(rounds: Rounds) -> list[str]:
    rows = []
    for name, title in {**NAMES, "again": AGAIN}.items():
        every = [ms for round_ in rounds for ms in round_[name]["ms"]]
        cpu = spread([round_[name]["cpu_ms"] for round_ in rounds])
        last = rounds[-1][name]
        rows.append(
            [
                title,
                spread(every).text(),
                f"{percentile(every, 95):.0f}",
                cpu.text(),
                last["messages"],
                f"{last['bytes'] / 1000:.0f}",
            ]
        )
    header = ["State", "Median ms a change (range)", "p95", "Processor ms a change", "Messages", "kB"]
    return [table(header, rows)]


# ───────── explore ─────────


def _answers(rounds: Rounds) -> dict[str, list[float]]:
    """Per choice the ms of all rounds."""
    return {name: [ms for one in rounds for ms in one["million"]["ms"][name]] for name in rounds[0]["million"]["ms"]}


def _explore_claims(rounds: Rounds) -> list[Claim]:
    every = [ms for took in _answers(rounds).values() for ms in took]
    return [Claim("The answer alone to a choice on a million", spread(every).median, 20, "ms", WHY_ANSWER)]


def _explore_tables(rounds: Rounds) -> list[str]:
    sizes = rounds[-1]["million"]["bytes"]
    rows = [[name, spread(took).text(), f"{sizes[name] / 1000:.0f}"] for name, took in _answers(rounds).items()]
    return [table(["Choice", "Median ms (range)", "kB to the browser"], rows)]


# ───────── sessions ─────────

LIMITS = {
    sessions.name(readers, looks, anew): limit
    for anew in (False, True)
    for looks in sessions.PACES
    for readers, limit in {25: 100, 50: 250}.items()
}


def _session_claims(rounds: Rounds) -> list[Claim]:
    p95 = {name: spread([percentile(round_[name]["ms"], 95) for round_ in rounds]).median for name in rounds[0]}
    return [Claim(f"{name}: p95", waited, LIMITS[name], "ms", WHY_READERS) for name, waited in p95.items()]


def _session_tables(rounds: Rounds) -> list[str]:
    rows = []
    for readers in rounds[0]:
        runs = [round_[readers] for round_ in rounds]
        p50, p95 = (spread([percentile(run["ms"], percent) for run in runs]).text() for percent in (50, 95))
        rate = spread([len(run["ms"]) / run["seconds"] for run in runs]).text()
        cpu = spread([1000 * run["busy"] * run["seconds"] / len(run["ms"]) for run in runs]).text()
        rows.append([readers, p50, p95, rate, cpu, spread([run["busy"] for run in runs]).text(2)])
    return [
        table(["Readers", "p50 ms", "p95 ms", "Changes a second", "Processor ms a change", "Processors busy"], rows)
    ]


# ───────── soak ─────────


def _soak_claims(rounds: Rounds) -> list[Claim]:
    memory = rounds[0]["streamlit"]["memory_mb"]
    return [Claim("Memory after a soak, to that after warming up", memory[-1] / memory[0], 1.1, "×")]


def _soak_tables(rounds: Rounds) -> list[str]:
    run = rounds[0]["streamlit"]
    memory = run["memory_mb"]
    last = len(memory) - 1
    marks = sorted({0, last // 4, last // 2, 3 * last // 4, last})
    header = ["Changes", *(f"{run['changes'] * mark // last:,}" for mark in marks)]
    return [table(header, [["MB", *(f"{memory[mark]:.0f}" for mark in marks)]])]


TITLES = {
    "pages": "The page Verkennen in a browser, beside Dash",
    "server": "What a change costs the server",
    "explore": "The answer to a choice, without Streamlit around it",
    "sessions": "Many readers on one process",
    "soak": "Memory",
    "many": "Many readers on two processes behind nginx",
    "condense": "Registrations checked and condensed",
    "sizes": "The same at other sizes",
    "peer": "Beside pandas and SQLite",
    "engines": "DuckDB and Spark on this machine",
}
CLAIMS: dict[str, Callable[[Rounds], list[Claim]]] = {
    "pages": _page_claims,
    "server": _server_claims,
    "explore": _explore_claims,
    "sessions": _session_claims,
    "soak": _soak_claims,
    "condense": condensing.claims,
    "sizes": condensing.size_claims,
    "peer": condensing.peer_claims,
}
TABLES: dict[str, Callable[[Rounds], list[str]]] = {
    "pages": _page_tables,
    "server": _server_tables,
    "explore": _explore_tables,
    "sessions": _session_tables,
    "soak": _soak_tables,
    "many": many.tables,
    "condense": condensing.compared,
    "sizes": condensing.tables,
    "peer": condensing.tables,
    "engines": condensing.tables,
}

# ───────── the picture ─────────

WIDTH, NAMES_WIDE, ROW, MOST = 900, 430, 30, 2.5


def picture(claims: Sequence[Claim]) -> str:
    """A bar per claim, as long as what was measured in parts of the limit; the line is the limit."""
    height = ROW * len(claims) + 40
    scale = (WIDTH - NAMES_WIDE - 70) / MOST
    edge = NAMES_WIDE + scale
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="{edge:.0f}" y="16" text-anchor="middle">limit</text>',
    ]
    for place, claim in enumerate(claims):
        top, share = 26 + place * ROW, claim.measured / claim.limit
        long = scale * min(share, MOST)
        fill = "#01689b" if claim.holds else "#a90061"
        said = f"{_short(claim.measured)} {claim.unit}{'' if share <= MOST else ' →'}"
        parts += [
            f'<text x="{NAMES_WIDE - 8}" y="{top + 15}" text-anchor="end">{escape(claim.what)}</text>',
            f'<rect x="{NAMES_WIDE}" y="{top}" width="{long:.0f}" height="{ROW - 8}" fill="{fill}"/>',
            f'<text x="{NAMES_WIDE + long + 6:.0f}" y="{top + 15}">{said}</text>',
        ]
    line = f'<line x1="{edge:.0f}" x2="{edge:.0f}" y1="20" y2="{height - 8}" stroke="#17202a" stroke-dasharray="4 3"/>'
    return "\n".join([*parts, line, "</svg>", ""])


def _short(number: float) -> str:
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"
