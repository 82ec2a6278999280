"""`python -m marsad`."""

import sys

from marsad.cli import main

if __name__ == "__main__":  # the processes that read for `marsad serve` import this module without running it
    sys.exit(main())
