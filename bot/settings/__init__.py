"""How the bot behaves, from the configuration file and the environment, read once at the start.

Only this room looks at the environment. What the environment says wins over the file, and the
file wins over the defaults in ``shapes``.
"""

from bot.settings.report import report
from bot.settings.settled import Settings, home, load_settings
from bot.settings.shapes import (
    Config,
    EngineSettings,
    StoreSettings,
    TelegramSettings,
    TerminalSettings,
    WebSettings,
)

__all__ = [
    "Config",
    "EngineSettings",
    "Settings",
    "StoreSettings",
    "TelegramSettings",
    "TerminalSettings",
    "WebSettings",
    "home",
    "load_settings",
    "report",
]
