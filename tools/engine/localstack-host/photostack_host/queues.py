"""Functions learn of a message when it is there."""

from localstack.runtime import hooks
from localstack.services.lambda_.event_source_mapping.pollers import sqs_poller


@hooks.on_infra_start()
def poll_long() -> None:
    """Has LocalStack wait at a queue, as AWS does (SQS Developer Guide, "Short and long polling").

    By itself it looks whether something is there, and when there is nothing
    comes back ever later.
    """
    construct = sqs_poller.SqsPoller.__init__

    def construct_waiting(self: sqs_poller.SqsPoller, *args, **kwargs) -> None:
        construct(self, *args, **kwargs)
        # A queue answers with what there is as soon as there is something, so this delays no batch.
        self.maximum_batching_window = sqs_poller.DEFAULT_MAX_WAIT_TIME_SECONDS

    sqs_poller.SqsPoller.__init__ = construct_waiting
