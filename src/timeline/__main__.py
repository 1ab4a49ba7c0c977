"""`python -m timeline` and the `timeline` command."""


def main() -> None:
    """Run the command line."""
    from timeline.cli.app import run

    run()


if __name__ == "__main__":
    main()
