"""How requests are sent: again where that may help, for as long as the caller has patience."""

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_before_delay, wait_random_exponential

from service.client.problems import Problem, Unreachable, problem_of

CUT = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)
"""What is known of an answer that did not come, or not whole."""

GROWING = wait_random_exponential(multiplier=0.1, max=10)


class Sender:
    """Sends requests. What changes something must bear an Idempotency-Key, so that it is done once."""

    def __init__(self, http: httpx.Client, patience: float) -> None:
        """`patience`: seconds in which an answer must come."""
        self.http = http
        self.retrying = Retrying(
            retry=retry_if_exception(_passes), wait=_pause, stop=stop_before_delay(patience), reraise=True
        )

    def send(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        """The answer, where it is a success. Raises Problem and Unreachable."""
        try:
            return self.retrying(self._once, request, stream)
        except CUT as error:
            raise Unreachable(f"{request.url.copy_with(query=None)}: {error or type(error).__name__}") from error

    def send_once(self, request: httpx.Request) -> httpx.Response:
        """The answer to what cannot be sent again, as its body is read only once. Raises Problem and Unreachable."""
        try:
            return self._once(request, stream=False)
        except CUT as error:
            raise Unreachable(f"{request.url.copy_with(query=None)}: {error or type(error).__name__}") from error

    def _once(self, request: httpx.Request, stream: bool) -> httpx.Response:
        response = self.http.send(request, stream=stream)
        if response.is_success:
            return response
        response.read()
        raise problem_of(response)


def _passes(error: BaseException) -> bool:
    """Whether the same request may have an answer later."""
    if isinstance(error, Problem):
        return error.status == 429 or error.status >= 500 or error.word == "in-flight"
    return isinstance(error, CUT)


def _pause(state: RetryCallState) -> float:
    """Seconds until the next try: as long as the service says, or longer each time; never the same for all clients."""
    error = state.outcome and state.outcome.exception()
    told = error.retry_after if isinstance(error, Problem) else None
    return (told or 0.0) + GROWING(state)
