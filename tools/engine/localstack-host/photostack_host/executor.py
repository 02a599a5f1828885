"""LocalStack's execution environments of functions, as processes of this machine."""

import json
import os
import tempfile
import threading
import time
from datetime import UTC, datetime
from math import ceil

from localstack import config
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from photostack_host.runtime_process import WORKER, Ended, RuntimeProcess, TimedOut

HOST = "127.0.0.1"
# What a process needs of this machine; nobody's credentials or settings have any business in a function.
INHERITED = ("PATH", "LANG")


class HostRuntimeExecutor(RuntimeExecutor):
    """One execution environment.

    As on AWS it outlives a process that crashed or was too slow: the next
    invocation gets a fresh one.
    """

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._environment: dict[str, str] = {}
        self._process: RuntimeProcess | None = None
        self._failure: dict | None = None
        self._init_ms: float | None = None
        self._state = threading.Lock()
        self._invoking = False
        self._stopped = False

    def start(self, env_vars: dict[str, str]) -> None:
        function = self.function_version.config
        self._environment = {
            **{name: os.environ[name] for name in INHERITED if name in os.environ},
            "TMPDIR": tempfile.gettempdir(),
            **{name: str(value) for name, value in env_vars.items() if value is not None},
            "LAMBDA_TASK_ROOT": str(function.code.get_unzipped_code_location()),
            "LAMBDA_RUNTIME_DIR": str(WORKER.parent),
            "AWS_EXECUTION_ENV": f"AWS_Lambda_{function.runtime}",
        }
        self._initialize()

    def stop(self) -> None:
        with self._state:
            self._stopped = True
            # As on AWS, what was asked before new code came is answered by the old.
            process = None if self._invoking else self._process
        if process:
            process.close()

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        with self._state:
            self._invoking = True
        try:
            return self._invoke(payload)
        finally:
            with self._state:
                self._invoking = False
                process = self._process if self._stopped else None
            if process:
                process.close()

    def _invoke(self, payload: dict[str, str]) -> InvocationResult:
        request_id = payload["invoke-id"]
        function = self.function_version.config
        logs = ""
        if self._process and not (self._process.is_alive or self._failure):
            # Why it ended after its last answer.
            logs = self._process.take_logs()
            self._discard(self._process)
        if not self._process:
            self._initialize()
        process, failure, init_ms = self._process, self._failure, self._init_ms
        self._failure = self._init_ms = None
        # What was printed between two invocations is told by the next one, as on AWS.
        logs += process.take_logs() + f"START RequestId: {request_id} Version: {self.function_version.id.qualifier}\n"
        started = time.perf_counter()
        answer, notice = {"failure": failure}, ""
        if not failure:
            try:
                answer = process.exchange({**payload, "timeout": function.timeout}, function.timeout)
            except TimedOut:
                notice = f"Task timed out after {function.timeout:.2f} seconds"
                answer = {"failure": _failure("Sandbox.Timedout", f"RequestId: {request_id} Error: {notice}")}
                process.kill()
            except Ended:
                notice = f"Error: Runtime exited with error: {process.exit}"
                answer = {"failure": _failure("Runtime.ExitError", f"RequestId: {request_id} {notice}")}
        elapsed = (time.perf_counter() - started) * 1000
        logs += process.take_logs()
        if notice:
            logs += f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.000Z} {request_id} {notice}\n"
        if not process.is_alive:
            self._discard(process)
        report = {
            "RequestId": request_id,
            "Duration": f"{elapsed:.2f} ms",
            "Billed Duration": f"{ceil(elapsed)} ms",
            "Memory Size": f"{function.memory_size} MB",
            "Max Memory Used": f"{answer.get('megabytes', 0)} MB",
            **({"Init Duration": f"{init_ms:.2f} ms"} if init_ms else {}),
        }
        logs += f"\nEND RequestId: {request_id}\n"
        logs += f"REPORT {'\t'.join(f'{name}: {value}' for name, value in report.items())}\t\n"
        body = json.dumps(answer["failure"]) if "failure" in answer else answer["response"]
        return InvocationResult(request_id, body.encode(), is_error="failure" in answer, logs=logs)

    def _initialize(self) -> None:
        """Starts a process; a failure of the function's own code is told to whoever invokes it."""
        started = time.perf_counter()
        with self._state:
            if self._stopped:
                raise RuntimeError("The execution environment has been stopped")
            code = self.function_version.config.code.get_unzipped_code_location()
            process = self._process = RuntimeProcess(code, self._environment)
        try:
            answer = process.exchange(None, config.LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT)
        except TimedOut:
            answer = {"failure": _failure("Sandbox.Timedout", "The function did not initialize in time")}
            process.kill()
        except Ended:
            if self._stopped:
                raise
            notice = f"Runtime exited with error: {process.exit}"
            answer = {"failure": _failure("Runtime.ExitError", notice)}
        self._failure = answer.get("failure")
        self._init_ms = (time.perf_counter() - started) * 1000

    def _discard(self, process: RuntimeProcess) -> None:
        with self._state:
            self._process = None
        process.close()

    def get_address(self) -> str:
        return HOST

    def get_endpoint_from_executor(self) -> str:
        # By number, because S3 clients put the bucket before a name, and bucket.localhost is not known everywhere.
        return HOST

    def get_runtime_endpoint(self) -> str:
        return f"http://{HOST}:{config.GATEWAY_LISTEN[0].port}"

    def get_logs(self) -> str:
        return self._process.take_logs() if self._process else ""

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        pass


class HostRuntimeExecutorPlugin(RuntimeExecutorPlugin):
    """What LAMBDA_RUNTIME_EXECUTOR=host names."""

    name = "host"

    def load(self, *args, **kwargs) -> type[RuntimeExecutor]:
        return HostRuntimeExecutor


def _failure(kind: str, message: str) -> dict:
    return {"errorType": kind, "errorMessage": message}
