"""Runs MiniStack for as long as the process that started it lives.

Standard input is a pipe from that process: it ends however that process ends,
also by a SIGKILL that leaves it no time to clean up. Then the engine is asked
to save its state and to end, together with its functions' processes.
"""

import asyncio
import copy
import json
import math
import os
import signal
import threading

from ministack.app import main
from ministack.services import apigateway_v1, dynamodb

STREAM_RECORDS_KEPT = 5000
REQUESTS_AT_ONCE = max(8, 4 * (os.cpu_count() or 1))


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


keep_streams()
report_batch_reads()
take_turns()
threading.Thread(target=end_with_starter, daemon=True).start()
main()
