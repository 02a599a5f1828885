"""Runs MiniStack for as long as the process that started it lives.

Standard input is a pipe from that process: it ends however that process ends,
also by a SIGKILL that leaves it no time to clean up. Then the engine is asked
to save its state and to end, together with its functions' processes. Its
state is saved every few seconds besides, for an engine that is killed itself.
"""

import asyncio
import contextlib
import copy
import json
import logging
import math
import os
import shutil
import signal
import sys
import threading
import time

from ministack import app
from ministack.core import lambda_runtime, persistence
from ministack.services import apigateway_v1, cloudformation, dynamodb, lambda_svc

STREAM_RECORDS_KEPT = 5000
REQUESTS_AT_ONCE = max(8, 4 * (os.cpu_count() or 1))
# Each takes about 40 MB of its own.
FUNCTIONS_KEPT_WARM = 32
SAVE_SECONDS = 5
SAVING_SECONDS_AT_MOST = 60


def end_with_starter():
    os.read(0, 1)
    os.killpg(0, signal.SIGTERM)


def keep_streams():
    """Saves and restores the records of DynamoDB streams.

    MiniStack 1.5.33 keeps how far a function has read a stream, but not the
    stream: after a restart every change up to that position would go unread.
    """
    save, restore = dynamodb.get_state, dynamodb.load_persisted_state

    def get_state():
        records = copy.deepcopy(dynamodb._stream_records)
        trimmed = copy.deepcopy(dynamodb._stream_trimmed)
        for scope, kept in records._data.items():
            surplus = max(0, len(kept) - STREAM_RECORDS_KEPT)
            del kept[:surplus]
            trimmed._data[scope] = trimmed._data.get(scope, 0) + surplus
        return {**save(), "stream_records": records, "stream_trimmed": trimmed}

    def load_persisted_state(data):
        restore(data)
        for name in ("stream_records", "stream_trimmed"):
            if data and data.get(name):
                getattr(dynamodb, f"_{name}").update(data[name])

    dynamodb.get_state, dynamodb.load_persisted_state = get_state, load_persisted_state


def report_batch_reads():
    """Reports the units of a BatchGetItem, which MiniStack 1.5.33 leaves out.

    Half a unit for every 4 KB of each item, a whole one for a consistent
    read; a key without an item costs as much as a small item.
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
    """
    answer = dynamodb._batch_get_item

    def batch_get_item(data):
        status, headers, body = answer(data)
        if status != 200 or data.get("ReturnConsumedCapacity", "NONE") == "NONE":
            return status, headers, body
        result = json.loads(body)
        result["ConsumedCapacity"] = []
        for table, request in data["RequestItems"].items():
            found = result["Responses"].get(table, [])
            pages = [max(1, math.ceil(dynamodb._item_size_bytes(item) / 4096)) for item in found]
            missing = len(request["Keys"]) - len(found)
            units = (sum(pages) + missing) * (1.0 if request.get("ConsistentRead") else 0.5)
            result["ConsumedCapacity"].append({"TableName": table, "CapacityUnits": units})
        return status, headers, json.dumps(result, ensure_ascii=False).encode()

    dynamodb._batch_get_item = batch_get_item


def take_turns():
    """Lets requests of the API wait for a function instead of starting one more process each.

    MiniStack 1.5.33 starts a process for every request that finds none idle:
    fifty people at once would start hundreds, each too slow to answer in time.
    """
    call = apigateway_v1._call_lambda_raw
    turns = asyncio.Semaphore(REQUESTS_AT_ONCE)

    async def call_in_turn(*args, **kwargs):
        async with turns:
            return await call(*args, **kwargs)

    apigateway_v1._call_lambda_raw = call_in_turn


def tell_where():
    """Lets a function that can't be started tell where, not only why."""
    script = lambda_runtime._NODEJS_WORKER_SCRIPT
    told = 'status: "error", error: e.message\n'
    lambda_runtime._NODEJS_WORKER_SCRIPT = script.replace(told, 'status: "error", error: e.stack || String(e)\n')


def keep_few_warm():
    """Ends the processes that have been idle longest when there are many.

    MiniStack 1.5.33 keeps one process of every function for ever: after a look
    at every page of the web app they would take 5 GB.
    """
    acquire = lambda_svc.acquire_worker

    def acquire_worker(*args, **kwargs):
        worker, how = acquire(*args, **kwargs)
        if how == "spawn":
            threading.Thread(target=end_idle_longest, daemon=True).start()
        return worker, how

    lambda_svc.acquire_worker = acquire_worker


def end_idle_longest():
    with lambda_runtime._lock:
        workers = [worker for pool in lambda_runtime._workers.values() for worker in pool]
        idle = sorted((w for w in workers if not w.in_use), key=lambda w: w.last_used)
        surplus = idle[: max(0, len(workers) - FUNCTIONS_KEPT_WARM)]
        for pool in lambda_runtime._workers.values():
            pool[:] = [worker for worker in pool if worker not in surplus]
    lambda_runtime.kill_workers(surplus)


def save_often():
    """Saves the state while the engine runs, whenever something has changed.

    MiniStack 1.5.33 does so at its end only. A forked process writes what the
    memory held at one moment between two requests, so that no request waits.
    """
    directory = persistence.STATE_DIR
    if not persistence.PERSIST_STATE:
        return
    restore_interrupted(directory)
    # Named by their content, so that they need not be replaced with the rest.
    lambda_svc.CODE_BLOB_DIR = f"{directory}-code"
    save_at_end = app.save_all
    savers = []

    def look():
        saved = state_version()
        while True:
            time.sleep(SAVE_SECONDS)
            if app._MAIN_LOOP is not None and (current := state_version()) != saved:
                saved = current
                on_main_loop(lambda: savers.append(fork_and_save(directory)))
                wait_for(savers[0])
                savers.clear()

    def save_all(services):
        # Nothing older may take the place of what is saved now.
        for saver in savers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(saver, signal.SIGKILL)
            wait_for(saver)
        restore_interrupted(directory)
        save_at_end(services)

    app.save_all = save_all
    # Elsewhere a process with threads can't be forked safely.
    if sys.platform == "linux":
        threading.Thread(target=look, daemon=True).start()


def wait_for(child):
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)


def state_version():
    """Differs when a table, a stack or a function has changed."""
    stacks = [(stack.get("StackStatus"), stack.get("LastUpdatedTime")) for stack in stored(cloudformation._stacks)]
    functions = [function["config"].get("RevisionId") for function in stored(lambda_svc._functions)]
    return dynamodb._stream_seq_counter, str(stacks), str(functions)


def stored(records):
    return list(records._data.values())


def on_main_loop(work):
    async def run():
        return work()

    return asyncio.run_coroutine_threadsafe(run(), app._MAIN_LOOP).result()


def fork_and_save(directory):
    child = os.fork()
    if child:
        return child
    try:
        # A lock that another thread held at that moment is never given back here.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.alarm(SAVING_SECONDS_AT_MOST)
        logging.disable()
        persistence.STATE_DIR = f"{directory}-next"
        shutil.rmtree(persistence.STATE_DIR, ignore_errors=True)
        persistence.save_all(app._build_persistence_save_dict())
        put_in_place(directory)
    finally:
        os._exit(0)


def put_in_place(directory):
    """Replaces the saved state as a whole: its files tell of one moment."""
    if os.path.isdir(directory):
        os.rename(directory, f"{directory}-last")
    os.rename(f"{directory}-next", directory)
    shutil.rmtree(f"{directory}-last", ignore_errors=True)


def restore_interrupted(directory):
    """Brings back the last whole state when replacing it was interrupted."""
    last = f"{directory}-last"
    if os.path.isdir(last) and not os.path.isdir(directory):
        os.rename(last, directory)
    for leftover in (f"{directory}-next", last):
        shutil.rmtree(leftover, ignore_errors=True)


keep_streams()
report_batch_reads()
take_turns()
tell_where()
keep_few_warm()
save_often()
threading.Thread(target=end_with_starter, daemon=True).start()
app.main()
