"""Functions learn of messages and changes when they are there."""

import time
from contextlib import suppress

from localstack.runtime import hooks
from localstack.services.lambda_.event_source_mapping.pollers.poller import EmptyPollResultsException
from localstack.services.lambda_.event_source_mapping.pollers.sqs_poller import (
    DEFAULT_MAX_WAIT_TIME_SECONDS,
    SqsPoller,
)
from localstack.services.lambda_.event_source_mapping.pollers.stream_poller import StreamPoller
from localstack.utils.patch import patch

# How long a change of the table may wait when there was none before; each look costs LocalStack some milliseconds.
STREAM_SECONDS = 0.1


@hooks.on_infra_start()
def wait_at_sources() -> None:
    @patch(SqsPoller.__init__)
    def wait_at_queues(construct, self, *args, **kwargs):
        """By itself it looks at an empty queue ever less often (SQS Developer Guide, "Short and long polling")."""
        construct(self, *args, **kwargs)
        # A queue answers as soon as there is something, so this delays no batch.
        self.maximum_batching_window = DEFAULT_MAX_WAIT_TIME_SECONDS

    @patch(SqsPoller.poll_events)
    def wait_again_at_once(poll_events, self):
        with suppress(EmptyPollResultsException):
            poll_events(self)

    @patch(StreamPoller.get_records)
    def look_again_soon(get_records, self, *args, **kwargs):
        """By itself it waits as long after a full batch as after an empty one."""
        answer = {}
        try:
            answer = get_records(self, *args, **kwargs)
            return answer
        finally:
            if not answer.get("Records"):
                time.sleep(STREAM_SECONDS)
