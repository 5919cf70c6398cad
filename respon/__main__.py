"""`python -m respon` and the `respon` command."""

from respon.cli.main import main


def run() -> None:
    """Run the command line and leave with its exit code."""
    raise SystemExit(main())


if __name__ == "__main__":
    run()
