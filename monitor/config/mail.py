"""The table of ``monitor.toml`` that mail is about."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, Strict, model_validator

from monitor.config.base import Place, Settings
from monitor.config.secrets import read_secret
from monitor.config.values import address, mail_host, variable

DEFAULT_PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""RFC 8314 for submission over TLS, RFC 6409 for STARTTLS, RFC 5321 otherwise."""

Address = Annotated[str, BeforeValidator(address)]


class EmailSettings(Settings):
    """``[email]``: to whom digests are mailed, and through which server.

    ``port`` follows ``security`` if absent: 587 for starttls, 465 for tls, 25 for
    none. A password is never in this file: ``password_env`` names an environment
    variable, ``password_file`` a file whose first line is the password.
    """

    to: Annotated[tuple[Address, ...], Strict(strict=False), Field(min_length=1)]
    sender: Annotated[Address, Field(alias="from")]
    host: Annotated[str, BeforeValidator(mail_host), Field(min_length=1)]
    port: Annotated[int, Field(ge=1, le=65535)]
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password_env: Annotated[str | None, BeforeValidator(variable)] = None
    password_file: Place | None = None

    @model_validator(mode="before")
    @classmethod
    def _port_follows_security(cls, data: Any) -> Any:
        if isinstance(data, dict) and "port" not in data:
            security = data.get("security", "starttls")
            port = DEFAULT_PORTS.get(security) if isinstance(security, str) else None
            return {**data, "port": port or DEFAULT_PORTS["starttls"]}
        return data

    @model_validator(mode="after")
    def _credentials_agree(self) -> EmailSettings:
        named = [self.password_env, self.password_file]
        if all(named):
            raise ValueError(
                "password_env and password_file are both given; keep one of them"
            )
        if self.user and not any(named):
            raise ValueError(
                'user is given without a password; add password_env = "..." or '
                'password_file = "..."'
            )
        return self

    def password(self) -> SecretStr | None:
        """Read the password now; None where no user is configured.

        Raises ``ConfigError`` where the variable or file is missing or empty.
        """
        if self.user is None:
            return None
        return read_secret(self.password_env, self.password_file)
