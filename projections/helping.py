"""Helpers of a long task: processes and threads that do shares of it, and who waits for them."""

import gc
import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread

Progress = Callable[[int], object]
"""Is told every second, and whenever a share is done, how many events are folded."""


def help_out() -> None:
    """Be a helper: make no circles worth looking for, and end with the process that is helped."""
    gc.disable()
    Thread(target=_end_with, args=[parent_process()], daemon=True).start()


def _end_with(helped: BaseProcess) -> None:
    helped.join()
    os._exit(1)


def awaited(tasks: Sequence[Future[int]], progress: Progress) -> None:
    """Wait for tasks, each of which returns how many events it folded; what has not begun when one fails never does."""
    waiting: Collection[Future[int]] = tasks
    try:
        while waiting:
            done, waiting = wait(waiting, 1.0, FIRST_COMPLETED)
            for task in done:
                task.result()
            progress(sum(task.result() for task in tasks if task.done()))
    except BaseException:
        for task in waiting:
            task.cancel()
        raise
