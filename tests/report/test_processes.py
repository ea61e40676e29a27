import os
import time
from multiprocessing import active_children

import pytest

from helpers.report.processes import Processes


def _double(number):
    return 2 * number


def _die_of_two(number):
    if number == 2:
        os._exit(9)
    return number


def _sleep(seconds):
    time.sleep(seconds)
    return seconds


def _results(function, jobs):
    with Processes(function, jobs, at_once=2) as running:
        return dict(running)


def test_each_job_comes_back_with_its_result():
    assert _results(_double, [1, 2, 3, 4, 5]) == {1: 2, 2: 4, 3: 6, 4: 8, 5: 10}


def test_a_process_that_dies_takes_no_other_with_it():
    assert _results(_die_of_two, [1, 2, 3]) == {1: 1, 2: None, 3: 3}


def test_no_more_run_at_once_than_asked_for():
    with Processes(_sleep, [0.2, 0.2, 0.2], at_once=2) as running:
        assert len(active_children()) == 2
        assert len(list(running)) == 3


def test_an_error_here_leaves_no_process_behind():
    with pytest.raises(KeyboardInterrupt), Processes(_sleep, [60, 60], at_once=2):
        raise KeyboardInterrupt
    assert active_children() == []
