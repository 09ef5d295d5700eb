"""One thing that can be set from outside: its variable, what it means, and how its text is read."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from environs import Env, EnvError, FileAwareEnv

PREFIX = "ENTENTE_"

FILE = "_FILE"
"""What a variable ends with that names a file: one with the value of another, or what is a file by nature."""

NOT_OURS = {"ENTENTE_TEST_DATA", "ENTENTE_TEST_EXAMPLES"}
"""Variables that the tests read, and not the service."""

Values = dict[str, Any]


class SettingsError(ValueError):
    """Settings cannot be used; a sentence for each that names it."""

    def __str__(self) -> str:
        """The sentences, a line each."""
        return "\n".join(map(str, self.args))


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `read` is the method of an Env that reads its text, `must` what the text has to be."""

    means: str
    must: str
    read: Callable[..., Any]
    default: Callable[[Values], Any]
    otherwise: str
    name: str
    secret: bool
    options: Mapping[str, Any]

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that may give it."""
        return (self.name,) if self.name.endswith(FILE) else (self.name, self.name + FILE)

    def source(self, environ: Mapping[str, str]) -> str | None:
        """The variable that gives it, or None."""
        return next((variable for variable in reversed(self.variables) if environ.get(variable)), None)


class Environment(FileAwareEnv):
    """Variables handed in, where environs would read those of the process; an empty one is one not set."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__()
        self._environ = {name: value for name, value in environ.items() if value}

    def _get_value(self, env_key: str, default: Any) -> Any:
        file = None if env_key.endswith(FILE) else self._environ.get(env_key + FILE)
        return Path(file).read_text().rstrip("\r\n") if file else self._environ.get(env_key, default)


def setting(
    means: str,
    must: str,
    read: Callable[..., Any] = Env.str,
    default: Any = None,
    *,
    otherwise: str | None = None,
    name: str = "",
    secret: bool = False,
    **options: Any,
) -> Any:
    """Declare a setting as a field of a dataclass; its variable is the field's name unless `name` says another.

    `default` is a value, or a function of the values of the settings before it; `otherwise` tells it in words.
    `options` are those of the field of marshmallow that reads the text, as `validate` is.
    """
    given = default if callable(default) else lambda _: default
    told = otherwise or ("none" if default is None else str(default))
    declared = Setting(means, must, read, given, told, name, secret, options)
    return dataclasses.field(metadata={"setting": declared})


def either(means: str, yes: str, no: str, default: Any = False, *, otherwise: str | None = None) -> Any:
    """Declare a setting that is one of two words, the first of which is true."""
    told = otherwise or (yes if default else no)
    return setting(means, f"'{yes}' or '{no}'", Env.bool, default, otherwise=told, truthy={yes}, falsy={no})


def declared(cls: type) -> dict[str, Setting]:
    """The settings that a dataclass declares, by field."""
    return {
        field.name: dataclasses.replace(setting, name=setting.name or PREFIX + field.name.upper())
        for field in dataclasses.fields(cls)
        if (setting := field.metadata.get("setting"))
    }


def read(cls: type, environ: Mapping[str, str]) -> Values:
    """The values of all settings that a dataclass declares. Raises SettingsError with all that is wrong."""
    env, values, wrong = Environment(environ), Values(), unknown(cls, environ)
    for field, each in declared(cls).items():
        given = [variable for variable in each.variables if environ.get(variable)]
        if len(given) > 1:
            wrong.append(f"{given[0]} and {given[1]} are both set; one of them is enough.")
        values[field] = each.default(values)
        try:
            if given:
                values[field] = each.read(env, each.name, **each.options)
        except (OSError, UnicodeDecodeError) as error:
            wrong.append(f"{given[-1]} names a file that cannot be read: {getattr(error, 'strerror', error)}.")
        except EnvError:
            said = "" if each.secret or given[-1] != each.name else f", not '{environ[each.name]}'"
            wrong.append(f"{given[-1]} must be {each.must}{said}.")
    if wrong:
        raise SettingsError(*wrong)
    return values


def unknown(cls: type, environ: Mapping[str, str]) -> list[str]:
    """A sentence for each variable that looks like a setting and is none."""
    known = {variable.removeprefix(PREFIX) for each in declared(cls).values() for variable in each.variables}
    given = {name.removeprefix(PREFIX) for name in environ if name.startswith(PREFIX) and name not in NOT_OURS}
    nearest = {name: get_close_matches(name, sorted(known), 1) for name in sorted(given - known)}
    return [
        f"{PREFIX}{name} is no setting{f'; is {PREFIX}{near[0]} meant?' if near else '.'}"
        for name, near in nearest.items()
    ]


def overridden(environ: Mapping[str, str], **said: str) -> dict[str, str]:
    """An environment in which settings are given, also where it names a file for them."""
    kept = {name: value for name, value in environ.items() if name.removesuffix(FILE).removeprefix(PREFIX) not in said}
    return kept | {PREFIX + name: value for name, value in said.items()}
