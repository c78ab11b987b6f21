from collections import defaultdict

from django.core.management.base import BaseCommand, CommandError

from campaign import links


class Command(BaseCommand):
    help = "Find links in the content that lead nowhere; with --external, those to other sites too."

    def add_arguments(self, parser):
        parser.add_argument(
            "--external", action="store_true", help="also ask the other sites, over the network"
        )
        parser.add_argument("--timeout", type=float, default=10, help="seconds to wait for a site")

    def handle(self, *, external, timeout, **options):
        internal, foreign = gathered()
        broken = self.report(internal, inside_problems(internal))
        self.stdout.write(f"{len(internal)} internal addresses, {broken} lead nowhere.")
        if external:
            self.report(foreign, links.external_problems(list(foreign), timeout))
            self.stdout.write(f"{len(foreign)} external addresses asked.")
        if broken:
            raise CommandError(f"{broken} internal addresses lead nowhere.")

    def report(self, places, problems):
        """One line an address, then where it stands. How many are worse than moved."""
        for address, problem in problems.items():
            self.stdout.write(f"{address}: {problem}")
            for place in places[address]:
                self.stdout.write(f"  {place}")
        return sum(not problem.startswith("moved") for problem in problems.values())


def gathered():
    """Internal and external addresses, each with the links that have it."""
    internal, foreign = defaultdict(list), defaultdict(list)
    for link in links.all_links():
        if links.is_internal(link.address):
            internal[link.address].append(link)
        elif links.is_external(link.address):
            foreign[link.address].append(link)
    return internal, foreign


def inside_problems(addresses):
    found = ((address, links.internal_problem(address)) for address in addresses)
    return {address: problem for address, problem in found if problem}
