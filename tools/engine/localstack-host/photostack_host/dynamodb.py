"""DynamoDB Local from a folder of jars, as Maven leaves them."""

import os
import subprocess

from localstack.runtime import hooks
from localstack.services.dynamodb import server
from localstack.utils.run import ShellCommandThread


class JvmThread(ShellCommandThread):
    """Runs the JVM in LocalStack's process group, which is ended as a whole, instead of in a session of its own."""

    def do_run_cmd(self) -> None:
        environment = {**os.environ, "DDB_LOCAL_TELEMETRY": "0"}
        self.process = subprocess.Popen(self.cmd, env=environment, stdin=subprocess.DEVNULL)
        self.started.set()
        self.process.wait()


@hooks.on_infra_start()
def use_folder_of_jars() -> None:
    """Has LocalStack start those jars instead of downloading DynamoDB Local and a Java of its own."""
    jars = os.environ["PHOTOSTACK_DYNAMODB_JARS"]

    def start(self: server.DynamodbServer) -> ShellCommandThread:
        command = [
            "java",
            f"-Xmx{self.heap_size}",
            f"-Dsqlite4java.library.path={jars}",
            f"-Dlog4j2.level=WARN",
            *("-cp", f"{jars}/*", "com.amazonaws.services.dynamodbv2.local.main.ServerRunner"),
            *("-port", str(self.port)),
            "-inMemory",
            *(["-sharedDb"] if self.share_db else []),
        ]
        thread = JvmThread(command, auto_restart=True, name="dynamodb-local")
        thread.start()
        return thread

    server.DynamodbServer.do_start_thread = start
