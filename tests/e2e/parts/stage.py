"""Many scenes at the same time in one thread: a scene is a generator that yields how many seconds it wants to wait; meanwhile
others go on."""

import heapq
import itertools
import time
import traceback

from .workplace import Failure

MOST_AT_ONCE = 10


class Stage:
    def __init__(self):
        self.failures = []

    def play(self, scenes, at_once=MOST_AT_ONCE):
        """Plays (name, generator) pairs, so many at a time; what goes wrong in one is kept for `failures`."""
        waiting = iter(scenes)
        turn = itertools.count()
        playing = [(0.0, next(turn), name, scene) for name, scene in itertools.islice(waiting, at_once)]
        heapq.heapify(playing)
        while playing:
            due, _, name, scene = heapq.heappop(playing)
            time.sleep(max(0.0, due - time.monotonic()))
            pause = self.step(name, scene)
            if pause is not None:
                heapq.heappush(playing, (time.monotonic() + pause, next(turn), name, scene))
                continue
            for following in itertools.islice(waiting, 1):
                heapq.heappush(playing, (0.0, next(turn), *following))

    def step(self, name, scene):
        try:
            return next(scene)
        except StopIteration:
            return None
        except Failure as failure:
            self.failures.append(f"{name}: {failure}")
        except Exception:  # a scene that breaks must not end the others
            self.failures.append(f"{name}: {traceback.format_exc()}")
        return None


def until(fact, what, seconds=30.0, look_every=0.1):
    """For `yield from` in a scene: waits until `fact()` is true."""
    end = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > end:
            raise Failure(f"not within {seconds:g} s: {what}")
        yield look_every
