"""`python -m ctx_map`, for where the command `ctx-map` is not on the path."""

from ctx_map.cli.main import main

if __name__ == "__main__":
    main()
