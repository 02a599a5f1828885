"""Connections to LocalStack stay open for as long as whoever opened them wants."""

from localstack.runtime import hooks
from localstack.utils.patch import patch
from twisted.web.http import HTTPFactory


@hooks.on_infra_start()
def keep_connections() -> None:
    """A client that uses a connection in the moment in which it is closed for being idle loses its request."""

    @patch(HTTPFactory.buildProtocol)
    def build_patient(build, self, address):
        channel = build(self, address)
        channel.timeOut = None
        return channel
