import os
import signal
import subprocess
import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from gunicorn.app.base import BaseApplication

from ict4sdg import collected


class Server(BaseApplication):
    """gunicorn with its options from here instead of a command line."""

    def __init__(self, options):
        self.options = options
        super().__init__()

    def load_config(self):
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self):
        from ict4sdg.wsgi import application

        return application


class Command(BaseCommand):
    help = "Bring database, content, messages and static files up to date, and serve the site."
    requires_system_checks = []

    def handle(self, **options):
        steps = (
            ("Messages", self.compile_messages),
            ("Database", self.migrate),
            ("Content", self.load_content),
            ("Roadmap", self.publish_first_edition),
            ("Static files", self.collect_static_files),
        )
        for number, (name, step) in enumerate(steps, start=1):
            self.stdout.write(f"[{number}/{len(steps)}] {name} …")
            step()
        port = os.environ.get("PORT", "8000")
        self.announce(port)
        rendering = self.render_posters()
        try:
            Server(
                {
                    "bind": f"127.0.0.1:{port}",
                    "workers": 2,
                    "threads": 8,
                    "worker_class": "gthread",
                    "preload_app": True,
                    "control_socket_disable": True,
                }
            ).run()
        finally:
            if rendering.poll() is None:
                os.killpg(rendering.pid, signal.SIGTERM)

    def compile_messages(self):
        call_command("compile_messages", stdout=self.stdout)

    def migrate(self):
        call_command("migrate", interactive=False, verbosity=0)

    def load_content(self):
        call_command("load_campaign", stdout=self.stdout)

    def publish_first_edition(self):
        """So that a newcomer sees one; of a real site, staff decide in the admin."""
        call_command("publish_edition", first=True, stdout=self.stdout)

    def render_posters(self):
        """Beside the server: a page asks for what it shows, and does not wait for the rest."""
        command = [sys.executable, "manage.py", "render_posters", "--lenient", "--verbosity=0"]
        return subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)  # noqa: S603  (our own command)

    def collect_static_files(self):
        if collected.is_current():
            self.stdout.write("Static files: nothing new.")
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        collected.remember()

    def announce(self, port):
        self.stdout.write(f"\nThe site:   http://127.0.0.1:{port}/")
        self.stdout.write(f"The admin:  http://127.0.0.1:{port}/admin/")
        names = (
            get_user_model().objects.filter(is_superuser=True).values_list("username", flat=True)
        )
        if names:
            self.stdout.write(f"Sign in as: {', '.join(names)}")
        else:
            self.stdout.write("A login:    .venv/bin/python manage.py createsuperuser")
        self.stdout.write(f"Data in:    {settings.VAR_DIR}\nStop with Ctrl-C.\n")
