"""`build`, `check` and `dashboard`: make a state, or say why not, and serve it."""

from __future__ import annotations

import argparse
import sys

from dashboard.commands import FINDINGS, GOOD, WRONG_USE
from dashboard.server import serve
from pipelines.build import BuildReport, build, check_only, condense_only
from pipelines.condense.engines import EngineMissing, check_engine
from pipelines.findings import Finding, blocking
from pipelines.intake.rights import read_roles
from pipelines.publish import current_state


def build_state(options: argparse.Namespace) -> int:
    report = build(options.data, options.var, _progress)
    print_findings(report.findings)
    print(_summary(report))
    return GOOD


def check(options: argparse.Namespace) -> int:
    findings = [*read_roles(options.data)[1], *check_only(options.data, _progress, options.var)]
    print_findings(findings)
    print(counts(findings))
    return FINDINGS if blocking(findings) else GOOD


def condense(options: argparse.Namespace) -> int:
    try:
        check_engine(options.engine)
        condensed, findings = condense_only(options.data, options.var, options.engine, _progress)
    except EngineMissing as missing:
        print(missing, file=sys.stderr)
        return WRONG_USE
    print_findings(findings)
    for one in condensed:
        print(f"Verdicht en bewaard: {one.levering_id}.")
    if not condensed and not findings:
        print("Er is geen levering met registraties.")
    print(counts(findings))
    return FINDINGS if blocking(findings) else GOOD


def dashboard(options: argparse.Namespace) -> int:
    if current_state(options.var) is None:
        print("Er is nog geen database. Die wordt eerst gebouwd.")
        build_state(options)
    if wrong := read_roles(options.data)[1]:
        print("Het bestand met rollen is fout: zolang dat zo is, komt niemand binnen.", file=sys.stderr)
        print_findings(wrong)
    return serve(options.port, options.var, options.data, options.sources)


def _progress(step: str) -> None:
    print(f"… {step}", flush=True)


def _summary(report: BuildReport) -> str:
    if report.reused:
        return f"Deze stand was er al. De stand {report.state} is in gebruik. {counts(report.findings)}"
    return f"Klaar. De stand {report.state} is in gebruik. {counts(report.findings)}"


def counts(findings: list[Finding]) -> str:
    stops = len(blocking(findings))
    warnings = len(findings) - stops
    blocked = "1 bevinding blokkeert" if stops == 1 else f"{stops} bevindingen blokkeren"
    return f"{blocked}, {warnings} {'waarschuwing' if warnings == 1 else 'waarschuwingen'}."


def print_findings(findings: list[Finding]) -> None:
    """All findings, per delivery, on standard error."""
    delivery: str | None = ""
    for finding in findings:
        if finding.levering_id != delivery:
            delivery = finding.levering_id
            print(f"\n{delivery or 'Algemeen'}", file=sys.stderr)
        print(f"  {finding.ernst}: {finding}", file=sys.stderr)
