"""Calls functions through the AWS CLI itself, in one process: each call of its own would take a second to start.

Reads `{"function": …, "event": <file>}` a line from standard input, and writes
what the CLI printed and what the function answered as JSON, a line each.
"""

import contextlib
import io
import json
import os
import sys
import tempfile

from awscli.clidriver import create_clidriver

driver = create_clidriver()
endpoint = sys.argv[1]

for line in sys.stdin:
    call = json.loads(line)
    answer = os.path.join(tempfile.gettempdir(), f"answer-{os.getpid()}.json")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = driver.main(
            ["lambda", "invoke", "--endpoint-url", endpoint, "--function-name", call["function"]]
            + ["--payload", f"file://{call['event']}", answer]
        )
    with open(answer) as file:
        told = file.read()
    os.remove(answer)
    print(json.dumps({"code": code, "printed": printed.getvalue(), "answer": told}), flush=True)
