"""Runs LocalStack for as long as the process that started it lives.

Standard input is a pipe from that process: it ends however that process ends,
also by a SIGKILL that leaves it no time to clean up. LocalStack has nothing to
save, so it ends at once, with the functions and the table in its process group.
"""

import os
import shutil
import signal
import threading

from localstack.runtime.main import main


def end_with_starter():
    os.read(0, 1)
    shutil.rmtree(os.environ["FILESYSTEM_ROOT"], ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    threading.Thread(target=end_with_starter, daemon=True).start()
    main()
