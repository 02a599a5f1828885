"""Runs MiniStack for as long as the process that started it lives.

Standard input is a pipe from that process: it ends however that process ends,
also by a SIGKILL that leaves it no time to clean up. Then the engine is asked
to save its state and to end, together with its functions' processes.
"""

import os
import signal
import threading

from ministack.app import main


def end_with_starter():
    os.read(0, 1)
    os.killpg(0, signal.SIGTERM)


threading.Thread(target=end_with_starter, daemon=True).start()
main()
