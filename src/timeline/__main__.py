"""`python -m timeline` and the `timeline` command."""


def main() -> None:
    """Run the command line; Ctrl-C while it still starts is as quiet as later."""
    import gc

    # a short-lived process makes little garbage: looking for it takes a twentieth of the time
    gc.set_threshold(100_000)
    try:
        from timeline.cli.app import run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
