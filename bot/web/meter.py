"""What is counted for who watches over the bot: numbers only, never a word or an id of a person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

# Seconds. From the engine's own millisecond up to what Telegram lets people wait for.
BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Meter:
    """Counts what happens, and writes it down as Prometheus reads it."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._updates = Counter(
            "poldergids_updates",
            "Updates that came in, by kind.",
            ["kind"],
            registry=self._registry,
        )
        self._answers = Counter(
            "poldergids_answers",
            "Answers, by how they ended and by language.",
            ["status", "language"],
            registry=self._registry,
        )
        self._engine = Histogram(
            "poldergids_engine_seconds",
            "How long the engine took for an answer.",
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._turns = Histogram(
            "poldergids_turn_seconds",
            "How long an update took from its claim to the end of its answer.",
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._errors = Counter(
            "poldergids_telegram_errors",
            "Calls to Telegram that failed, by kind of failure.",
            ["kind"],
            registry=self._registry,
        )
        self._failures = Counter(
            "poldergids_failed_updates",
            "Updates that could not be worked on.",
            registry=self._registry,
        )
        self._waiting = Gauge(
            "poldergids_waiting_updates",
            "Updates that are kept and not answered yet.",
            registry=self._registry,
        )
        self._from_memory = Gauge(
            "poldergids_from_memory",
            "1 while the database fails and the bot goes on from memory, else 0.",
            registry=self._registry,
        )
        self._knowledge = Gauge(
            "poldergids_knowledge",
            "1 for the version of the knowledge base that answers.",
            ["version"],
            registry=self._registry,
        )

    def count_update(self, kind: str) -> None:
        """Count an update that came in, such as ``message`` or ``inline_query``."""
        self._updates.labels(kind).inc()

    def count_answer(self, status: str, language: str, seconds: float) -> None:
        """Count an answer, and how many seconds the engine took for it."""
        self._answers.labels(status, language).inc()
        self._engine.observe(seconds)

    def count_turn(self, seconds: float) -> None:
        """Count an update that was worked on, and how many seconds that took."""
        self._turns.observe(seconds)

    def count_error(self, kind: str) -> None:
        """Count a call to Telegram that failed, by the name of the failure."""
        self._errors.labels(kind).inc()

    def count_failure(self) -> None:
        """Count an update that could not be worked on."""
        self._failures.inc()

    def set_waiting(self, number: int) -> None:
        """Note how many updates wait for an answer."""
        self._waiting.set(number)

    def set_from_memory(self, is_so: bool) -> None:
        """Note whether the database fails, so that the bot goes on from memory."""
        self._from_memory.set(is_so)

    def set_knowledge(self, version: str) -> None:
        """Note which version of the knowledge base answers."""
        self._knowledge.clear()
        self._knowledge.labels(version).set(1)

    def page(self) -> bytes:
        """Return all numbers in the text format of Prometheus."""
        return generate_latest(self._registry)
