"""Questions to a release, answered as pandas tables. The notebooks import this; so may any script in this folder.

SOVEREIGN_AI_OUT names the folder that './sovereign-ai run' wrote to (default: out), SOVEREIGN_AI the command that is asked
(default: ./sovereign-ai); both are taken from the repository that this file lies in.
"""
import io
import os
import subprocess
from pathlib import Path

import pandas as pd

HOME = Path(__file__).resolve().parent.parent


class QueryError(Exception):
    """The release could not answer; the text says what to do."""


def ask(question):
    """The answer to a question in DuckDB's SQL, as a table. Numbers are exact; what is empty in the release is NaN.

    A code such as 8542 comes as a number: where leading zeros count, put a letter before it in the question.
    """
    command = os.environ.get("SOVEREIGN_AI", str(HOME / "sovereign-ai"))
    out = os.environ.get("SOVEREIGN_AI_OUT", str(HOME / "out"))
    answer = subprocess.run(
        [command, "query", question, "--out", out, "--format", "csv"], capture_output=True, encoding="utf-8", check=False
    )
    if answer.returncode != 0:
        raise QueryError(answer.stderr.strip())
    # 'NA' is a code and 'None' may be a name: only what is empty is missing.
    return pd.read_csv(
        io.StringIO(answer.stdout), keep_default_na=False, na_values=[""], float_precision="round_trip"
    )


def reference(name):
    """A reference table of the project: texts, with a source on every row."""
    path = HOME / "datasets/src/main/resources/org/sovereignai/datasets/reference" / f"{name}.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False)
